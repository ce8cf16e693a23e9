#include "model/data/titles_reader.h"

#include <algorithm>

#include "model/data/line_reader.h"
#include "model/data/row_splitter.h"
#include "model/data/text.h"
#include "model/values/failure.h"

namespace model {

std::vector<std::string> readTitles(const std::string& path, const IdTable& items, ReadingMonitor& monitor) {
    constexpr std::size_t sampleBytes = std::size_t{64} << 10;
    const TableDialect dialect = detectDialect(firstLines(path, sampleBytes));
    if (dialect.columns < 2)
        throw Error(
            {"this is no table of items", path, 0, "Choose a file with an item's id and title in each row"});
    const TitleColumns columns = titleColumns(dialect);
    const std::size_t needed = std::max(columns.id, columns.title) + 1;
    RowSplitter splitter(dialect, needed);
    LineReader lines(path, monitor);
    std::vector<std::string> titles(items.size());
    while (const auto line = lines.next()) {
        const auto fields = splitter.split(*line);
        if (fields.size() < needed || splitter.quoteLeftOpen())
            continue;
        if (const auto item = items.find(fields[columns.id]))
            titles[*item] = toUtf8(fields[columns.title]);
    }
    return titles;
}

} // namespace model
