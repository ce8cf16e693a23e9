#include "ui/users/recommended_card.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>

#include <algorithm>

#include "ui/style/format.h"
#include "ui/tables/filter_keys.h"
#include "ui/tables/table.h"
#include "ui/users/user_tables.h"

namespace ui {

namespace {

constexpr std::ptrdiff_t topRecommendations = 20; ///< of which the hits are counted
constexpr int personalWidth = 76;
constexpr int percentOfOne = 100;

enum RecommendationColumn { Rank, Title, Id, Score, Probability, Popularity };

QString hitsOf(const model::UserProfile& profile) {
    const auto top = std::min(topRecommendations, std::ssize(profile.recommendations));
    const auto hits = std::count_if(profile.recommendations.begin(), profile.recommendations.begin() + top,
                                    [](const model::Recommendation& row) { return row.heldOut; });
    return RecommendedCard::tr("%1 of %2 hit").arg(hits).arg(top);
}

} // namespace

RecommendedCard::RecommendedCard(QWidget* parent) : Card(parent), m_rows(recommendationColumns(), nullptr) {
    setTitle(tr("Recommended"));
    buildTable();
    setContent(buildTools(), m_table);
}

void RecommendedCard::buildTable() {
    m_table = new Table(&m_rows, tr("Recommended"), this);
    m_table->setObjectName(QStringLiteral("recommended"));
    m_table->stretch(Title);
    m_table->hideWhenNarrow(Id, 560);
    m_table->hideWhenNarrow(Score, 480);
    m_table->hideWhenNarrow(Popularity, 330);
    m_table->setFilterColumns({Title, Id});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setResizeContentsPrecision(-1); // all rows: the mark of a hit is not in each
    addItemAction(tr("&Add to the history"), QKeySequence(Qt::Key_Insert), &RecommendedCard::itemAdded);
    addItemAction(tr("&Similar items"), {}, &RecommendedCard::similarItemsRequested);
    auto* exports = new QAction(tr("&Export as CSV…"), m_table);
    exports->setObjectName(QStringLiteral("exportRecommended"));
    connect(exports, &QAction::triggered, this,
            [this] { emit exportRequested(m_table->commaSeparated().toUtf8()); });
    m_table->addAction(exports);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        const auto item = currentItem();
        if (m_showing || !item || item == m_chosen)
            return;
        m_chosen = item;
        emit itemChosen(*item);
    });
}

void RecommendedCard::addItemAction(const QString& text, const QKeySequence& shortcut,
                                    void (RecommendedCard::*signal)(model::ItemIndex)) {
    auto* action = new QAction(text, m_table);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [this, signal] {
        if (const auto item = currentItem())
            emit(this->*signal)(*item);
    });
    m_table->addAction(action);
}

QHBoxLayout* RecommendedCard::buildTools() {
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    buildFilter(row);
    buildSlider(row);
    return row;
}

void RecommendedCard::buildFilter(QHBoxLayout* row) {
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QStringLiteral("recommendedFilter"));
    m_filter->setPlaceholderText(tr("Filter…"));
    m_filter->setAccessibleName(tr("Filter the recommended items by title or id"));
    m_filter->setToolTip(m_filter->accessibleName());
    m_filter->setClearButtonEnabled(true);
    addFilterKeys(m_filter, m_table);
    connect(m_filter, &QLineEdit::textChanged, m_table, &Table::setFilter);
    row->addWidget(m_filter, 1);
}

/// From −1 to 1 in hundredths.
void RecommendedCard::buildSlider(QHBoxLayout* row) {
    const QString help = tr("Subtracts α · log of an item’s share of the users from its score: to the right "
                            "more personal, to the left more popular");
    m_personal = new QSlider(Qt::Horizontal, this);
    m_personal->setObjectName(QStringLiteral("personal"));
    m_personal->setAccessibleName(tr("From popular to personal"));
    m_personal->setToolTip(help);
    m_personal->setRange(-percentOfOne, percentOfOne);
    m_personal->setPageStep(10);
    m_personal->setTickPosition(QSlider::TicksBelow);
    m_personal->setTickInterval(percentOfOne);
    m_personal->setFixedWidth(personalWidth);
    const auto addEnd = [this, row](const QString& text) {
        auto* label = new QLabel(text, this);
        label->setProperty("muted", true);
        row->addWidget(label);
    };
    addEnd(tr("popular"));
    row->addWidget(m_personal);
    addEnd(tr("personal"));
    connect(m_personal, &QSlider::valueChanged, this, &RecommendedCard::choosePersonal);
}

void RecommendedCard::choosePersonal(int percent) {
    model::RankingChoice choice;
    choice.personal = static_cast<double>(percent) / percentOfOne;
    emit rankingChosen(choice);
}

void RecommendedCard::setProfile(std::shared_ptr<const model::UserProfile> profile) {
    if (m_profile && m_profile->id != profile->id)
        m_chosen.reset();
    m_profile = std::move(profile);
    m_showing = true;
    m_rows.setRows(m_profile->recommendations);
    keepChosen();
    m_showing = false;
    setPhrase(phrase());
}

/// The item stays chosen, wherever it stands now.
void RecommendedCard::keepChosen() {
    const auto& rows = m_rows.rows();
    const auto found = std::find_if(rows.begin(), rows.end(), [this](const model::Recommendation& row) {
        return row.item.index == m_chosen;
    });
    m_table->chooseSourceRow(found == rows.end() ? -1 : static_cast<int>(found - rows.begin()));
}

QString RecommendedCard::phrase() const {
    const double personal = static_cast<double>(m_personal->value()) / percentOfOne;
    QStringList facts;
    if (personal == 0)
        facts += tr("not in the history");
    else
        facts += tr("by f − %1 · log share").arg(fixed(personal, 2));
    if (!m_profile->heldOut.empty())
        facts += hitsOf(*m_profile);
    return facts.join(QStringLiteral(" · "));
}

std::optional<model::ItemIndex> RecommendedCard::currentItem() const {
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return std::nullopt;
    return m_rows.rows()[static_cast<std::size_t>(m_table->sourceRow(current))].item.index;
}

} // namespace ui
