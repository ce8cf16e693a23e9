#include "ui/data/items_card.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/components/elided_label.h"
#include "ui/style/format.h"
#include "ui/style/item_name.h"
#include "ui/tables/filter_keys.h"
#include "ui/tables/table.h"

namespace ui {

namespace {

constexpr int filterWidth = 210;
constexpr int headingsHeight = 31;

enum ItemColumn { Title, Id };

/// Shares are of all clicks, which the card knows.
std::vector<Column<model::PopularItem>>
itemColumns(const std::shared_ptr<const model::DatasetSummary>& summary) {
    using model::PopularItem;
    const auto share = [&summary](const PopularItem& item) {
        return static_cast<double>(item.clicks) / static_cast<double>(summary->interactions);
    };
    return {{.title = ItemsCard::tr("Title"),
             .help = {},
             .look = ColumnLook::Text,
             .value = [](const PopularItem& item) { return itemName(item); },
             .text = {}},
            {.title = ItemsCard::tr("Id"),
             .help = {},
             .look = ColumnLook::MutedText,
             .value = [](const PopularItem& item) { return QString::fromStdString(item.id); },
             .text = {}},
            {.title = ItemsCard::tr("Clicks"),
             .help = {},
             .look = ColumnLook::Number,
             .value = [](const PopularItem& item) { return QVariant::fromValue(qulonglong{item.clicks}); },
             .text = [](const PopularItem& item) { return count(item.clicks); }},
            {.title = ItemsCard::tr("Share"),
             .help = ItemsCard::tr("of all clicks"),
             .look = ColumnLook::Number,
             .value = share,
             .text = [share](const PopularItem& item) { return percent(share(item), 2); }}};
}

/// "Attributes: genres (19), year (106)"; behind each name the number of its values.
QString attributesText(const std::vector<model::AttributeSummary>& attributes) {
    QStringList names;
    for (const model::AttributeSummary& attribute : attributes)
        names +=
            ItemsCard::tr("%1 (%2)").arg(QString::fromStdString(attribute.name), count(attribute.values));
    return ItemsCard::tr("Attributes: %1").arg(names.join(QStringLiteral(", ")));
}

} // namespace

ItemsCard::ItemsCard(QWidget* parent) : Card(parent), m_items(itemColumns(m_summary), nullptr) {
    setTitle(tr("Items"));
    setContent(buildTable());
    buildFilter();
}

QWidget* ItemsCard::buildTable() {
    m_table = new Table(&m_items, tr("The items, most popular first"), this);
    m_table->setObjectName(QStringLiteral("items"));
    m_table->stretch(Title);
    m_table->setFilterColumns({Title, Id});
    m_table->setMinimumHeight(m_table->heightOf(4) + headingsHeight);
    m_attributes = new ElidedLabel(this);
    m_attributes->setObjectName(QStringLiteral("attributes"));
    m_attributes->setProperty("muted", true);
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_attributes);
    return page;
}

void ItemsCard::buildFilter() {
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QStringLiteral("itemFilter"));
    m_filter->setPlaceholderText(tr("Filter by title or id"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(filterWidth);
    addFilterKeys(m_filter, m_table);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_table->setFilter(text);
        m_table->scrollToTop();
        showCount();
    });
    headerLayout()->addWidget(m_filter);
}

void ItemsCard::setSummary(std::shared_ptr<const model::DatasetSummary> summary) {
    m_summary = std::move(summary);
    m_filter->clear();
    m_items.setRows(m_summary->popularItems);
    m_attributes->setWholeText(attributesText(m_summary->reader.attributes));
    m_attributes->setVisible(!m_summary->reader.attributes.empty());
    showCount();
}

void ItemsCard::showCount() {
    const auto all = static_cast<std::uint64_t>(m_items.rowCount());
    const auto shown = static_cast<std::uint64_t>(m_table->model()->rowCount());
    setPhrase(shown == all ? count(all) : tr("%1 of %2").arg(count(shown), count(all)));
}

} // namespace ui
