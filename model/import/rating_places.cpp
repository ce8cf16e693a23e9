#include "model/import/rating_places.h"

#include <algorithm>

#include "model/import/reading_plan.h"
#include "model/input/decoded_source.h"
#include "model/input/text.h"
#include "model/tables/part_format.h"
#include "model/tables/records.h"
#include "model/tables/row_parser.h"
#include "model/tables/table_rows.h"

namespace model {

namespace {

/// Looks through one file after the other.
class PlaceSearch {
public:
    PlaceSearch(const std::vector<RatingCount>& ratings, const ReadingPlan& plan)
        : m_plan(plan), m_places(ratings.size()), m_left(ratings.size()) {
        for (const RatingCount& rating : ratings)
            m_sought.push_back(static_cast<float>(rating.rating));
    }

    void lookThrough(const DataFile& file) {
        if (m_left == 0)
            return;
        const SourceFormat format =
            file == m_plan.files.ratings ? m_plan.source : formatOfPart(file, m_plan.source);
        if (holdsRecords(format.format))
            lookThroughRecords(file, format);
        else if (format.format == DataFormat::Table)
            lookThroughRows(file, format);
    }

    std::vector<FilePlace> take() && { return std::move(m_places); }

private:
    void lookThroughRows(const DataFile& file, const SourceFormat& format) {
        constexpr std::size_t blockBytes = std::size_t{512} << 10;
        BlockReader blocks(openText(file, format.encoding), m_monitor, blockBytes);
        RowReader rows(blocks, m_monitor, format.dialect);
        RowParser parser(format.dialect, format.columns, m_plan.options.keepMissingIds);
        RatingRow rating;
        RowProblem problem;
        std::size_t headAhead = format.dialect.head.rows;
        while (m_left > 0) {
            const auto row = rows.next();
            if (!row)
                return;
            if (headAhead > 0)
                --headAhead;
            else if (parser.parse(row->text, rating, problem))
                note(rating.rating, file, row->line);
        }
    }

    void lookThroughRecords(const DataFile& file, const SourceFormat& format) {
        const auto records = openRecords(file, format, m_monitor);
        const RowParser parser(format.dialect, format.columns, m_plan.options.keepMissingIds);
        RatingRow rating;
        RowProblem problem;
        for (Record record; m_left > 0 && records->next(record);)
            if (record.problem.reason.empty() && parser.read(record.fields, rating, problem))
                note(rating.rating, file, record.line);
    }

    void note(float rating, const DataFile& file, std::uint64_t line) {
        const auto sought = std::ranges::find(m_sought, rating);
        if (sought == m_sought.end())
            return;
        FilePlace& place = m_places[static_cast<std::size_t>(sought - m_sought.begin())];
        if (!place.file.empty())
            return;
        place = {file.text(), line};
        --m_left;
    }

    const ReadingPlan& m_plan;
    ReadingMonitor m_monitor;
    std::vector<float> m_sought; ///< ratings are floats
    std::vector<FilePlace> m_places;
    std::size_t m_left;
};

} // namespace

std::vector<FilePlace> firstPlacesOf(const std::vector<RatingCount>& ratings, const ImportOptions& options) {
    if (ratings.empty())
        return {};
    const ReadingPlan plan = planReading(options);
    PlaceSearch search(ratings, plan);
    search.lookThrough(plan.files.ratings);
    for (const DataFile& file : plan.files.more)
        search.lookThrough(file);
    for (const auto& file : {plan.files.validation, plan.files.test})
        if (file)
            search.lookThrough(*file);
    return std::move(search).take();
}

} // namespace model
