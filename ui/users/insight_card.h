#pragma once

#include <memory>
#include <vector>

#include "model/values/exploration.h"
#include "model/values/failure.h"
#include "ui/components/card.h"
#include "ui/tables/rows_model.h"

class QLabel;
class QTabBar;
class QStackedWidget;

namespace ui {

class BarDelegate;
class Table;

/// Why an item is recommended, who is like the person, and which items are like one.
class InsightCard : public Card {
    Q_OBJECT
public:
    explicit InsightCard(QWidget* parent = nullptr);

    void
    setExplanation(const std::shared_ptr<const model::Explanation>& explanation); ///< null = nothing is asked
    void setFailure(const model::Failure& failure);                               ///< why there is none
    void setSimilarPeople(const std::vector<model::SimilarUser>& people);
    void setSimilarItems(const model::ItemRow& item, const std::vector<model::SimilarItem>& items);

    void showSimilarItems(); ///< brings them to the front
    bool showsSimilarItems() const;

signals:
    void similarPeopleWanted(bool wanted); ///< as long as they are visible
    void similarItemsWanted();             ///< of the item that is explained
    void userChosen(const QString& id);

private:
    enum Tab { Why, People, Items };

    void buildTabs();
    QWidget* buildWhy();
    QWidget* buildPeople();
    QWidget* buildItems();
    QWidget* makePage(QLabel* text, Table* table);
    QLabel* makeText(const QString& name, const QString& text);
    void showTab(int tab);
    void showReasons(bool shown);

    QTabBar* m_tabs;
    QStackedWidget* m_pages;
    RowsModel<model::Contribution> m_reasons;
    RowsModel<model::SimilarUser> m_people;
    RowsModel<model::SimilarItem> m_items;
    BarDelegate* m_bars;
    QLabel* m_sentence;
    QLabel* m_peopleText;
    QLabel* m_itemsText;
    Table* m_reasonsTable;
};

} // namespace ui
