#include "ui/users/people_model.h"

#include <algorithm>
#include <cassert>
#include <cctype>
#include <limits>
#include <numeric>

#include "ui/style/format.h"
#include "ui/tables/rows_model.h"
#include "ui/users/user_words.h"

namespace ui {

namespace {

constexpr int columns = 4;

bool isNumber(const std::string& id) {
    return !id.empty() &&
           std::ranges::all_of(id, [](unsigned char letter) { return std::isdigit(letter) != 0; });
}

/// What an id is sorted by: numbers by size and before texts. The whole of short ids, so that half a million
/// are sorted without a look at their texts.
struct IdKey {
    std::uint64_t length = 0; ///< of a number; a text is longer than any
    std::uint64_t start = 0;  ///< the first eight bytes, the first one highest
    std::uint32_t place = 0;
};

IdKey keyOf(const std::string& id, std::uint32_t place) {
    IdKey key{isNumber(id) ? id.size() : std::numeric_limits<std::uint64_t>::max(), 0, place};
    for (std::size_t byte = 0; byte < sizeof key.start; ++byte)
        key.start = key.start << 8U | (byte < id.size() ? static_cast<unsigned char>(id[byte]) : 0U);
    return key;
}

void sortById(std::vector<std::uint32_t>& places, Qt::SortOrder order,
              const std::vector<model::UserEntry>& users) {
    std::vector<IdKey> keys;
    keys.reserve(places.size());
    for (const std::uint32_t place : places)
        keys.push_back(keyOf(users[place].id, place));
    const auto comesBefore = [&](const IdKey& a, const IdKey& b) {
        if (a.length != b.length)
            return a.length < b.length;
        return a.start != b.start ? a.start < b.start : users[a.place].id < users[b.place].id;
    };
    std::ranges::sort(keys, [&](const IdKey& a, const IdKey& b) {
        return order == Qt::AscendingOrder ? comesBefore(a, b) : comesBefore(b, a);
    });
    std::ranges::transform(keys, places.begin(), &IdKey::place);
}

template <typename Before>
void sortPlaces(std::vector<std::uint32_t>& places, Qt::SortOrder order, Before before) {
    std::stable_sort(places.begin(), places.end(), [&](std::uint32_t a, std::uint32_t b) {
        return order == Qt::AscendingOrder ? before(a, b) : before(b, a);
    });
}

} // namespace

PeopleModel::PeopleModel(QObject* parent)
    : QAbstractTableModel(parent), m_directory(std::make_shared<const std::vector<model::UserEntry>>()) {}

void PeopleModel::setDirectory(UserDirectory directory) {
    assert(directory);
    beginResetModel();
    m_directory = std::move(directory);
    m_kl.reset();
    arrange();
    endResetModel();
}

void PeopleModel::setKl(UserKl kl) {
    beginResetModel();
    m_kl = kl && kl->size() == m_directory->size() ? std::move(kl) : nullptr;
    arrange();
    endResetModel();
}

void PeopleModel::setFilter(PeopleFilter filter) {
    beginResetModel();
    m_filter = std::move(filter);
    arrange();
    endResetModel();
}

void PeopleModel::sort(int column, Qt::SortOrder order) {
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint32_t> places;
    places.reserve(static_cast<std::size_t>(before.size()));
    for (const QModelIndex& index : before)
        places.push_back(m_shown[static_cast<std::size_t>(index.row())]);
    m_column = column;
    m_order = order;
    arrange();
    std::vector<int> rowAt(m_directory->size());
    for (std::size_t row = 0; row < m_shown.size(); ++row)
        rowAt[m_shown[row]] = static_cast<int>(row);
    for (qsizetype i = 0; i < before.size(); ++i)
        changePersistentIndex(before[i],
                              index(rowAt[places[static_cast<std::size_t>(i)]], before[i].column()));
    emit layoutChanged();
}

bool PeopleModel::passes(std::uint32_t place) const {
    const model::UserEntry& user = (*m_directory)[place];
    if (user.clicks < m_filter.fewestClicks || (m_filter.role && user.role != *m_filter.role))
        return false;
    if (m_kl && static_cast<double>((*m_kl)[place]) < m_filter.leastKl)
        return false;
    return m_filter.text.empty() || user.id.find(m_filter.text) != std::string::npos;
}

void PeopleModel::arrange() {
    m_shown.clear();
    m_shown.reserve(m_directory->size());
    for (std::uint32_t place = 0; place < m_directory->size(); ++place)
        if (passes(place))
            m_shown.push_back(place);
    sortShown();
}

void PeopleModel::sortShown() {
    const std::vector<model::UserEntry>& users = *m_directory;
    switch (m_column) {
    case Id:
        sortById(m_shown, m_order, users);
        break;
    case Block:
        sortPlaces(m_shown, m_order, [&](auto a, auto b) { return users[a].role < users[b].role; });
        break;
    case Clicks:
        sortPlaces(m_shown, m_order, [&](auto a, auto b) { return users[a].clicks < users[b].clicks; });
        break;
    case Kl:
        if (m_kl)
            sortPlaces(m_shown, m_order, [&](auto a, auto b) { return (*m_kl)[a] < (*m_kl)[b]; });
        break;
    default:
        break;
    }
}

std::optional<int> PeopleModel::rowOf(const std::string& id) const {
    const auto found =
        std::ranges::find_if(m_shown, [&](std::uint32_t place) { return (*m_directory)[place].id == id; });
    return found == m_shown.end() ? std::nullopt : std::optional(static_cast<int>(found - m_shown.begin()));
}

int PeopleModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int PeopleModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant PeopleModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !checkIndex(index))
        return {};
    const int column = index.column();
    if (role == Qt::DisplayRole || role == Qt::EditRole)
        return value(m_shown[static_cast<std::size_t>(index.row())], column, role);
    if (role == Qt::ToolTipRole && column == Id)
        return plainToolTip(QString::fromStdString(user(index.row()).id));
    const bool number = column == Clicks || column == Kl;
    return lookOf(number         ? ColumnLook::Number
                  : column == Id ? ColumnLook::Text
                                 : ColumnLook::MutedText,
                  role);
}

QVariant PeopleModel::value(std::uint32_t place, int column, int role) const {
    const model::UserEntry& user = (*m_directory)[place];
    const bool shown = role == Qt::DisplayRole;
    switch (column) {
    case Id:
        return QString::fromStdString(user.id);
    case Block:
        return roleName(user.role);
    case Clicks:
        return shown ? QVariant(count(user.clicks)) : QVariant(user.clicks);
    default:
        break;
    }
    if (!m_kl)
        return shown ? QVariant(QStringLiteral("–")) : QVariant();
    const auto kl = static_cast<double>((*m_kl)[place]);
    return shown ? QVariant(significant(kl)) : QVariant(kl);
}

QVariant PeopleModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns)
        return {};
    const QString titles[] = {tr("User"), tr("Block"), tr("Clicks"), tr("KL")};
    if (role == Qt::DisplayRole)
        return titles[section];
    if (role == Qt::ToolTipRole && section == Kl)
        return m_kl
                   ? tr("KL of the posterior from the prior, in nats, of the model when this list was opened")
                   : tr("Being computed; a DAE has none");
    if (role != Qt::TextAlignmentRole)
        return {};
    return lookOf(section >= Clicks ? ColumnLook::Number : ColumnLook::Text, role);
}

} // namespace ui
