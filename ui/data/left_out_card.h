#pragma once

#include "model/values/dataset_summary.h"
#include "ui/components/card.h"
#include "ui/tables/rows_model.h"

namespace ui {

class Table;

/// One reason why something of the files is not trained on.
struct LeftOut {
    std::uint64_t count = 0;
    QString reason; ///< e.g. "ratings below 4"
};

/// A rating as people write it: 4, 3.5.
QString threshold(double rating);

/// Every reason that applies, in the order in which the rules do.
std::vector<LeftOut> leftOut(const model::DatasetSummary& summary);

/// What was dropped on the way from the rows to the clicks, and why; rejected rows are listed by file and
/// line.
class LeftOutCard : public Card {
    Q_OBJECT
public:
    explicit LeftOutCard(QWidget* parent = nullptr);

    void setSummary(const model::DatasetSummary& summary);

private:
    RowsModel<LeftOut> m_reasons;
    RowsModel<model::RejectedRow> m_rejected;
    Table* m_reasonsTable;
    Table* m_rejectedTable;
};

} // namespace ui
