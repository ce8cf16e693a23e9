#pragma once

#include <vector>

#include <QWidget>

#include "model/values/dataset_summary.h"
#include "model/values/import_options.h"

class QCheckBox;
class QGridLayout;

namespace ui {

class RealField;

/// The kinds of events with how many rows each has among the first: which are wanted, and what each counts.
class EventsField : public QWidget {
    Q_OBJECT
public:
    explicit EventsField(QWidget* parent = nullptr);

    /// What is chosen stays, also where there is no such event any more.
    void setEvents(const std::vector<model::EventCount>& events);

    void setChosen(const std::vector<model::EventWeight>& events); ///< empty = all
    std::vector<model::EventWeight> chosen() const;

    bool empty() const { return m_rows.empty(); }

    /// What is wrong with the choice; empty if nothing is.
    QString complaint() const;

signals:
    void edited(); ///< by the user

private:
    struct Row {
        std::string event;
        QCheckBox* wanted;
        RealField* weight;
    };

    void build(const std::vector<model::EventCount>& events, const std::vector<model::EventWeight>& chosen);
    void addRow(const model::EventCount& event, const std::vector<model::EventWeight>& chosen);
    void clear();

    QGridLayout* m_grid;
    std::vector<Row> m_rows;
    std::vector<model::EventCount> m_events;
};

} // namespace ui
