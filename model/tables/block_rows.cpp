#include "model/tables/block_rows.h"

#include <utility>

#include "model/input/text.h"

namespace model {

void BlockRows::reject(RowProblem& problem, std::uint64_t line, std::string_view text, RatingBlock& block) {
    block.missingIds += problem.missingId ? 1 : 0;
    if (++block.rejectedCount > ReaderSummary::rejectedRowsListed)
        return;
    const std::size_t column = problem.column ? *problem.column + 1 : 0;
    block.rejected.push_back({{}, line, column, std::exchange(problem.reason, {}), excerpt(text)});
}

} // namespace model
