#include "ui/users/insight_card.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>
#include <cmath>

#include "ui/style/failure_text.h"
#include "ui/style/format.h"
#include "ui/style/item_name.h"
#include "ui/tables/bar_delegate.h"
#include "ui/tables/table.h"
#include "ui/users/user_tables.h"

namespace ui {

namespace {

enum ReasonColumn { ReasonTitle, ReasonChange };

/// E.g. "Fargo ranks 3rd with p = 1.2 %. Without Heat it would rank 11th."
QString sentenceOf(const model::Explanation& explanation) {
    const QString first = InsightCard::tr("“%1” ranks %2, with p = %3.")
                              .arg(itemName(explanation.item), ordinal(static_cast<int>(explanation.rank)),
                                   percent(explanation.probability));
    if (explanation.contributions.empty())
        return first + QLatin1Char(' ') +
               InsightCard::tr("There is no history: this is what the model recommends to anyone.");
    const model::Contribution& most = explanation.contributions.front();
    if (most.change <= 0)
        return first + QLatin1Char(' ') + InsightCard::tr("No item of the history raises its score.");
    const QString without = most.rankWithout == explanation.rank
                                ? InsightCard::tr("Without “%1” it would still rank %2.")
                                : InsightCard::tr("Without “%1” it would rank %2.");
    return first + QLatin1Char(' ') +
           without.arg(itemName(most.item), ordinal(static_cast<int>(most.rankWithout)));
}

} // namespace

InsightCard::InsightCard(QWidget* parent)
    : Card(parent), m_tabs(new QTabBar(this)), m_pages(new QStackedWidget(this)),
      m_reasons(contributionColumns(), nullptr), m_people(similarUserColumns(), nullptr),
      m_items(similarItemColumns(), nullptr), m_bars(new BarDelegate(this)) {
    buildTabs();
    m_pages->addWidget(buildWhy());
    m_pages->addWidget(buildPeople());
    m_pages->addWidget(buildItems());
    setContent(m_pages);
    setExplanation(nullptr);
}

void InsightCard::buildTabs() {
    m_tabs->setObjectName(QStringLiteral("insightTabs"));
    m_tabs->setAccessibleName(tr("What to know about the recommendation"));
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(false); // the card is never narrower than the words
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Why"));
    m_tabs->addTab(tr("People alike"));
    m_tabs->addTab(tr("Items alike"));
    connect(m_tabs, &QTabBar::currentChanged, this, &InsightCard::showTab);
    headerLayout()->insertWidget(0, m_tabs);
}

QLabel* InsightCard::makeText(const QString& name, const QString& text) {
    auto* label = new QLabel(text, this);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QWidget* InsightCard::makePage(QLabel* text, Table* table) {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(text);
    column->addWidget(table, 1);
    return page;
}

QWidget* InsightCard::buildWhy() {
    m_sentence = makeText(QStringLiteral("whySentence"), {});
    m_reasonsTable = new Table(&m_reasons, tr("Why: the items of the history by their effect"), this);
    m_reasonsTable->setObjectName(QStringLiteral("why"));
    m_reasonsTable->setItemDelegateForColumn(ReasonChange, m_bars);
    m_reasonsTable->stretch(ReasonTitle);
    m_reasonsTable->hideWhenNarrow(2, 260); // rank
    QWidget* page = makePage(m_sentence, m_reasonsTable);
    page->layout()->setAlignment(m_sentence, Qt::AlignTop);
    return page;
}

QWidget* InsightCard::buildPeople() {
    m_peopleText = makeText(QStringLiteral("peopleText"), tr("Looking for similar people…"));
    m_peopleText->setProperty("muted", true);
    auto* table = new Table(&m_people, tr("Similar people"), this);
    table->setObjectName(QStringLiteral("similarPeople"));
    table->stretch(0);
    table->hideWhenNarrow(3, 300); // clicks
    connect(table, &QTableView::activated, this, [this, table](const QModelIndex& cell) {
        const auto row = static_cast<std::size_t>(table->sourceRow(cell));
        emit userChosen(QString::fromStdString(m_people.rows()[row].user.id));
    });
    return makePage(m_peopleText, table);
}

QWidget* InsightCard::buildItems() {
    m_itemsText =
        makeText(QStringLiteral("itemsText"), tr("Choose a recommended item to see what is like it."));
    m_itemsText->setProperty("muted", true);
    auto* table = new Table(&m_items, tr("Similar items"), this);
    table->setObjectName(QStringLiteral("similarItems"));
    table->stretch(0);
    table->hideWhenNarrow(3, 340); // popularity
    return makePage(m_itemsText, table);
}

void InsightCard::showTab(int tab) {
    m_pages->setCurrentIndex(tab);
    emit similarPeopleWanted(tab == People);
    if (tab == Items)
        emit similarItemsWanted();
}

void InsightCard::showSimilarItems() {
    m_tabs->setCurrentIndex(Items);
}

bool InsightCard::showsSimilarItems() const {
    return m_tabs->currentIndex() == Items;
}

void InsightCard::showReasons(bool shown) {
    m_reasonsTable->setVisible(shown);
    m_sentence->setProperty("muted", !shown);
    m_sentence->setProperty("failure", false);
    m_sentence->setStyleSheet({}); // so that the look follows the properties
}

void InsightCard::setExplanation(const std::shared_ptr<const model::Explanation>& explanation) {
    showReasons(explanation != nullptr);
    if (!explanation) {
        m_reasons.setRows({});
        m_sentence->setText(tr("Choose a recommended item to see which clicks it comes from: the score is "
                               "recomputed without each of them."));
        return;
    }
    double largest = 0;
    for (const model::Contribution& row : explanation->contributions)
        largest = std::max(largest, std::abs(row.change));
    m_bars->setMaximum(largest);
    m_reasons.setRows(explanation->contributions);
    m_sentence->setText(sentenceOf(*explanation));
}

void InsightCard::setFailure(const model::Failure& failure) {
    setExplanation(nullptr);
    m_sentence->setText(failureSentence(failure));
}

void InsightCard::setSimilarPeople(const std::vector<model::SimilarUser>& people) {
    m_people.setRows(people);
    m_peopleText->setText(people.empty() ? tr("There is no other user in the data.")
                                         : tr("By the cosine of the posterior means; Enter or a double click "
                                              "opens a person."));
}

void InsightCard::setSimilarItems(const model::ItemRow& item, const std::vector<model::SimilarItem>& items) {
    m_items.setRows(items);
    m_itemsText->setText(tr("Like “%1”, by the decoder’s weights:").arg(itemName(item)));
}

} // namespace ui
