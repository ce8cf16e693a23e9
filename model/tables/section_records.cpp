#include "model/tables/section_records.h"

#include <algorithm>

#include "model/input/line_reader.h"
#include "model/input/text.h"
#include "model/tables/records.h"
#include "model/tables/row_splitter.h"

namespace model {

namespace {

/// Sections as Netflix published them: the item and a colon, then a row for each of its users.
class SectionReader : public RecordReader {
public:
    SectionReader(const DataFile& file, const SourceFormat& format, ReadingMonitor& monitor)
        : m_reader(file, format.encoding, monitor), m_splitter(format.dialect) {}

    bool next(Record& record) override {
        while (const auto line = m_reader.next()) {
            ++m_lines.lines;
            if (trimmed(*line).empty()) {
                ++m_lines.blanks;
            } else if (const auto section = sectionOf(*line)) {
                ++m_lines.headers;
                m_section = *section;
            } else {
                fill(*line, record);
                return true;
            }
        }
        return false;
    }

private:
    void fill(std::string_view line, Record& record) {
        record.line = m_lines.lines;
        record.text = line;
        record.fields = {m_section};
        std::ranges::copy(m_splitter.split(line), std::back_inserter(record.fields));
        record.problem = {};
        if (m_section.empty())
            record.problem = {"the row stands above the first section"};
        else if (m_splitter.quoteLeftOpen())
            record.problem = {openQuoteReason, record.fields.size() - 1};
    }

    LineReader m_reader;
    RowSplitter m_splitter;
    std::string m_section; ///< its item
};

} // namespace

std::optional<std::string_view> sectionOf(std::string_view line) {
    line = trimmed(line);
    if (line.size() < 2 || !line.ends_with(':') || line.find_first_of(",;|\t") != line.npos)
        return std::nullopt;
    return line.substr(0, line.size() - 1);
}

std::unique_ptr<RecordReader> openSections(const DataFile& file, const SourceFormat& format,
                                           ReadingMonitor& monitor) {
    return std::make_unique<SectionReader>(file, format, monitor);
}

} // namespace model
