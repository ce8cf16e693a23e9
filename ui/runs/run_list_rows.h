#pragma once

#include <QSet>
#include <QString>

#include "model/values/run_summary.h"
#include "ui/tables/rows_model.h"

namespace ui {

/// The id of a cell's run.
constexpr int IdRole = Qt::UserRole + 8;

/// The runs as a table: which of them are shown in the charts is ticked here, and a name can be typed over.
/// What is typed goes out as a signal; the row changes when the runs are set again.
class RunListRows : public RowsModel<model::RunSummary> {
    Q_OBJECT
public:
    explicit RunListRows(QObject* parent);

    /// A run that comes for the first time is shown while there are few, if it has curves.
    void setRuns(std::vector<model::RunSummary> runs);

    int rowOf(const QString& id) const; ///< −1: there is none
    const model::RunSummary* find(const QString& id) const;

    /// Those in the charts, in the order of the rows.
    QStringList shownIds() const;
    bool isShown(const QString& id) const { return m_shown.contains(id); }
    void setShown(const QStringList& ids, bool shown);
    void showOnly(const QStringList& ids);

    /// Whether the curve of a run is dashed: another one of its colour is shown above it.
    bool isDashed(const QString& id) const { return m_dashed.contains(id); }

    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

signals:
    void shownChanged();
    void renamed(const QString& id, const QString& name);

private:
    QVariant markOf(const model::RunSummary& run, int role) const;
    void addNewRuns();
    void tellShown();
    void findDashed();

    QSet<QString> m_known;
    QSet<QString> m_shown;
    QSet<QString> m_dashed;
};

} // namespace ui
