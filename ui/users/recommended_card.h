#pragma once

#include <memory>
#include <optional>

#include "model/values/person.h"
#include "ui/components/card.h"
#include "ui/tables/rows_model.h"

class QHBoxLayout;
class QLineEdit;
class QSlider;

namespace ui {

class Table;

/// What is recommended to a person, from the popular to the personal, to be filtered and sorted. The row that
/// is chosen is asked about.
class RecommendedCard : public Card {
    Q_OBJECT
public:
    explicit RecommendedCard(QWidget* parent = nullptr);

    void setProfile(std::shared_ptr<const model::UserProfile> profile);

signals:
    void rankingChosen(const model::RankingChoice& choice);
    void itemChosen(model::ItemIndex item); ///< to be explained
    void similarItemsRequested(model::ItemIndex item);
    void itemAdded(model::ItemIndex item);         ///< into the history
    void exportRequested(const QByteArray& table); ///< CSV of what is shown

private:
    void buildTable();
    QHBoxLayout* buildTools();
    void buildFilter(QHBoxLayout* row);
    void buildSlider(QHBoxLayout* row);
    void addItemAction(const QString& text, const QKeySequence& shortcut,
                       void (RecommendedCard::*signal)(model::ItemIndex));
    std::optional<model::ItemIndex> currentItem() const;
    void choosePersonal(int percent);
    void keepChosen();
    QString phrase() const;

    std::shared_ptr<const model::UserProfile> m_profile; ///< null before the first
    RowsModel<model::Recommendation> m_rows;
    std::optional<model::ItemIndex> m_chosen; ///< that is asked about
    bool m_showing = false;                   ///< the rows are being replaced; the user chooses none
    Table* m_table;
    QLineEdit* m_filter;
    QSlider* m_personal;
};

} // namespace ui
