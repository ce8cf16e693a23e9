#include "ui/users/user_matches.h"

#include <cassert>

namespace ui {

namespace {

constexpr std::size_t mostMatches = 50;

} // namespace

UserMatches::UserMatches(QObject* parent)
    : QAbstractListModel(parent), m_directory(std::make_shared<const std::vector<model::UserEntry>>()) {}

void UserMatches::setDirectory(UserDirectory directory) {
    assert(directory);
    m_directory = std::move(directory);
    match();
}

void UserMatches::setPrefix(const QString& prefix) {
    m_prefix = prefix.toStdString();
    match();
}

void UserMatches::match() {
    beginResetModel();
    m_matches.clear();
    const std::vector<model::UserEntry>& users = *m_directory;
    const auto addThose = [&](auto fits) {
        for (std::size_t place = 0; place < users.size() && m_matches.size() < mostMatches; ++place)
            if (fits(users[place].id))
                m_matches.push_back(place);
    };
    if (!m_prefix.empty()) {
        addThose([this](const std::string& id) { return id == m_prefix; });
        addThose([this](const std::string& id) { return id.starts_with(m_prefix) && id != m_prefix; });
    }
    endResetModel();
}

int UserMatches::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_matches.size());
}

QVariant UserMatches::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !checkIndex(index) || (role != Qt::DisplayRole && role != Qt::EditRole))
        return {};
    return QString::fromStdString((*m_directory)[m_matches[static_cast<std::size_t>(index.row())]].id);
}

} // namespace ui
