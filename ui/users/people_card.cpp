#include "ui/users/people_card.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>

#include "ui/fields/real_field.h"
#include "ui/fields/whole_field.h"
#include "ui/style/format.h"
#include "ui/tables/filter_keys.h"
#include "ui/tables/table.h"
#include "ui/users/user_words.h"

namespace ui {

namespace {

constexpr int numberWidth = 52;

void addNumber(QHBoxLayout* row, const QString& label, Field* field, const QString& name,
               const QString& help) {
    auto* text = new QLabel(label, field->parentWidget());
    text->setProperty("muted", true);
    text->setBuddy(field);
    field->setObjectName(name);
    field->setAccessibleName(help);
    field->setToolTip(help);
    field->setFixedWidth(numberWidth);
    field->setAlignment(Qt::AlignRight);
    row->addWidget(text);
    row->addWidget(field);
}

} // namespace

PeopleCard::PeopleCard(QWidget* parent) : Card(parent), m_table(new QTableView(this)) {
    setObjectName(QStringLiteral("people"));
    setTitle(tr("People"));
    buildTable();
    setContent(buildFilter(), m_table);
}

void PeopleCard::buildTable() {
    m_table->setObjectName(QStringLiteral("peopleTable"));
    m_table->setAccessibleName(tr("People"));
    m_table->setModel(&m_people);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    dress(*m_table);
    m_table->horizontalHeader()->setSectionResizeMode(PeopleModel::Id, QHeaderView::Stretch);
    m_table->hideColumn(PeopleModel::Block); // there is a filter for it
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PeopleCard::choose);
}

QLayout* PeopleCard::buildFilter() {
    auto* column = new QVBoxLayout;
    column->setSpacing(6);
    m_text = new QLineEdit(this);
    m_text->setObjectName(QStringLiteral("peopleFilter"));
    m_text->setPlaceholderText(tr("Part of an id"));
    m_text->setAccessibleName(tr("Filter people by a part of the id"));
    m_text->setClearButtonEnabled(true);
    addFilterKeys(m_text, m_table);
    m_role = new QComboBox(this);
    m_role->setObjectName(QStringLiteral("peopleBlock"));
    m_role->setAccessibleName(tr("Block of the split"));
    m_role->addItem(tr("all blocks"));
    for (const auto role : {model::UserRole::Training, model::UserRole::Validation, model::UserRole::Test})
        m_role->addItem(roleName(role), static_cast<int>(role));
    m_clicks = new WholeField({}, tr("a whole number"), this);
    m_kl = new RealField({.minimum = 0}, tr("a number of at least 0"), this);
    m_clicks->setValue(0);
    m_kl->setValue(0);
    column->addWidget(m_text);
    column->addWidget(m_role);
    auto* row = new QHBoxLayout;
    row->setSpacing(6);
    addNumber(row, tr("clicks ≥"), m_clicks, QStringLiteral("fewestClicks"), tr("Minimum clicks"));
    addNumber(row, tr("KL ≥"), m_kl, QStringLiteral("leastKl"), tr("Minimum KL, in nats"));
    column->addLayout(row);
    connect(m_text, &QLineEdit::textChanged, this, &PeopleCard::filter);
    connect(m_role, &QComboBox::currentIndexChanged, this, &PeopleCard::filter);
    connect(m_clicks, &Field::edited, this, &PeopleCard::filter);
    connect(m_kl, &Field::edited, this, &PeopleCard::filter);
    return column;
}

void PeopleCard::setDirectory(const UserDirectory& directory) {
    m_people.setDirectory(directory);
    m_user.clear();
    showCount();
}

void PeopleCard::setKl(const UserKl& kl) {
    m_people.setKl(kl);
    setUser(m_user);
    showCount();
}

void PeopleCard::filter() {
    PeopleFilter filter;
    filter.text = m_text->text().trimmed().toStdString();
    if (m_role->currentData().isValid())
        filter.role = static_cast<model::UserRole>(m_role->currentData().toInt());
    filter.fewestClicks = static_cast<std::uint32_t>(m_clicks->value().value_or(0));
    filter.leastKl = m_kl->value().value_or(0);
    m_people.setFilter(std::move(filter));
    setUser(m_user);
    showCount();
}

void PeopleCard::showCount() {
    const auto shown = static_cast<std::uint64_t>(m_people.rowCount());
    const auto all = static_cast<std::uint64_t>(m_people.all());
    setPhrase(shown == all ? count(all) : tr("%1 of %2").arg(count(shown), count(all)));
}

void PeopleCard::setUser(const std::string& id) {
    m_user = id; // so that choosing the row asks for nobody new
    const auto row = m_people.rowOf(id);
    if (!row)
        m_table->setCurrentIndex({});
    else if (m_table->currentIndex().row() != *row)
        m_table->setCurrentIndex(m_people.index(*row, 0));
}

void PeopleCard::choose(const QModelIndex& row) {
    if (!row.isValid() || m_people.user(row.row()).id == m_user)
        return;
    m_user = m_people.user(row.row()).id;
    emit userChosen(QString::fromStdString(m_user));
}

} // namespace ui
