#include "ui/runs/run_list_rows.h"

#include <algorithm>
#include <array>

#include "ui/runs/run_columns.h"
#include "ui/runs/run_mark.h"
#include "ui/style/theme.h"

namespace ui {

namespace {

constexpr qsizetype fewRuns = 6; ///< as many as there are colours

QString idOf(const model::RunSummary& run) {
    return QString::fromStdString(run.id);
}

bool isBroken(const model::RunSummary& run) {
    return run.state == model::RecordedRunState::Failed || !isReadable(run);
}

} // namespace

RunListRows::RunListRows(QObject* parent) : RowsModel(runListColumns(), parent) {}

void RunListRows::setRuns(std::vector<model::RunSummary> runs) {
    setRows(std::move(runs));
    const QSet<QString> before = m_shown;
    addNewRuns();
    findDashed();
    if (m_shown != before)
        tellShown();
}

/// Newest first; deleted runs are no longer shown. A queued run has no curves yet: it counts as new once it
/// has.
void RunListRows::addNewRuns() {
    std::vector<const model::RunSummary*> newest;
    QSet<QString> all;
    QSet<QString> known;
    for (const model::RunSummary& run : rows()) {
        const QString id = idOf(run);
        all.insert(id);
        if (run.epochsDone == 0 && !m_known.contains(id))
            continue;
        known.insert(id);
        if (!m_known.contains(id) && isReadable(run))
            newest.push_back(&run);
    }
    m_known = std::move(known);
    m_shown.intersect(all);
    std::stable_sort(newest.begin(), newest.end(),
                     [](const auto* a, const auto* b) { return a->created > b->created; });
    for (const model::RunSummary* run : newest)
        if (m_shown.size() < fewRuns)
            m_shown.insert(idOf(*run));
}

void RunListRows::findDashed() {
    m_dashed.clear();
    std::array<int, runColours> shownOf{};
    for (const model::RunSummary& run : rows())
        if (isShown(idOf(run)) && shownOf[static_cast<std::size_t>(hueOfRun(run.colour))]++ % 2 == 1)
            m_dashed.insert(idOf(run));
}

void RunListRows::tellShown() {
    if (rowCount() > 0)
        emit dataChanged(index(0, MarkColumn), index(rowCount() - 1, MarkColumn));
    emit shownChanged();
}

int RunListRows::rowOf(const QString& id) const {
    const std::string sought = id.toStdString();
    const auto found =
        std::find_if(rows().begin(), rows().end(), [&](const auto& run) { return run.id == sought; });
    return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

const model::RunSummary* RunListRows::find(const QString& id) const {
    const int row = rowOf(id);
    return row < 0 ? nullptr : &rows()[static_cast<std::size_t>(row)];
}

QStringList RunListRows::shownIds() const {
    QStringList ids;
    for (const model::RunSummary& run : rows())
        if (isShown(idOf(run)))
            ids += idOf(run);
    return ids;
}

void RunListRows::setShown(const QStringList& ids, bool shown) {
    for (const QString& id : ids) {
        if (shown)
            m_shown.insert(id);
        else
            m_shown.remove(id);
    }
    findDashed();
    tellShown();
}

void RunListRows::showOnly(const QStringList& ids) {
    m_shown = {ids.begin(), ids.end()};
    findDashed();
    tellShown();
}

QVariant RunListRows::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !checkIndex(index))
        return {};
    const model::RunSummary& run = rows()[static_cast<std::size_t>(index.row())];
    if (role == IdRole)
        return idOf(run);
    if (index.column() == MarkColumn)
        return markOf(run, role);
    if (index.column() == StateColumn && role == Qt::ToolTipRole && !run.reason.empty())
        return plainToolTip(QString::fromStdString(run.reason));
    if (index.column() == StateColumn && role == Qt::ForegroundRole && isBroken(run))
        return currentColours().failure;
    return RowsModel::data(index, role);
}

QVariant RunListRows::markOf(const model::RunSummary& run, int role) const {
    switch (role) {
    case Qt::CheckStateRole:
        return isShown(idOf(run)) ? Qt::Checked : Qt::Unchecked;
    case Qt::EditRole:
        return isShown(idOf(run)) ? 1 : 0;
    case ColourRole:
        return run.colour;
    case DashedRole:
        return isDashed(idOf(run));
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return colourName(run.colour);
    default:
        return {};
    }
}

Qt::ItemFlags RunListRows::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = RowsModel::flags(index);
    if (!index.isValid() || !isReadable(rows()[static_cast<std::size_t>(index.row())]))
        return flags;
    if (index.column() == MarkColumn)
        flags |= Qt::ItemIsUserCheckable;
    if (index.column() == NameColumn)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool RunListRows::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || !checkIndex(index))
        return false;
    const model::RunSummary& run = rows()[static_cast<std::size_t>(index.row())];
    if (index.column() == MarkColumn && role == Qt::CheckStateRole) {
        setShown({idOf(run)}, value.toInt() == Qt::Checked);
        return true;
    }
    const QString name = value.toString().simplified();
    if (index.column() != NameColumn || role != Qt::EditRole || name.isEmpty() ||
        name.toStdString() == run.name)
        return false;
    emit renamed(idOf(run), name);
    return true;
}

} // namespace ui
