#pragma once

#include "model/values/exploration.h"
#include "ui/components/card.h"
#include "ui/tables/rows_model.h"

class QPushButton;

namespace ui {

class Table;

/// What there is to see at once of the user who was picked on the map: the history, and those who are alike.
class GlanceCard : public Card {
    Q_OBJECT
public:
    explicit GlanceCard(QWidget* parent = nullptr);

    void setUser(const model::UserEntry& user); ///< the rest is still to come
    void setGlance(const model::UserGlance& glance);

signals:
    void openRequested();
    void closeRequested();
    void neighbourPicked(const QString& id);

private:
    QWidget* buildContent();

    RowsModel<model::ItemRow> m_history;
    RowsModel<model::SimilarUser> m_neighbours;
    QPushButton* m_open;
    QPushButton* m_close;
};

} // namespace ui
