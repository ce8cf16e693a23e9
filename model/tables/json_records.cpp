#include "model/input/decoded_source.h"
#include "model/input/text.h"
#include "model/tables/json_objects.h"
#include "model/tables/records.h"

namespace model {

namespace {

/// A record for each object.
class JsonReader : public RecordReader {
public:
    JsonReader(const DataFile& file, const SourceFormat& format, ReadingMonitor& monitor)
        : m_objects(openText(file, format.encoding), monitor), m_fields(format.dialect.header) {}

    bool next(Record& record) override {
        const auto object = m_objects.next();
        if (object) {
            record.line = object->line;
            record.text = object->text;
            record.problem = {};
            if (!m_fields.parse(object->text, record.fields)) {
                record.fields.clear(); // they would point to what was there before
                record.problem = {"this is no object in JSON"};
            }
        }
        m_lines = {m_objects.lines(), m_objects.blanks(), 0, 0, m_objects.brackets(), m_objects.continued()};
        return object.has_value();
    }

private:
    JsonObjects m_objects;
    JsonFields m_fields;
};

} // namespace

std::unique_ptr<RecordReader> openJson(const DataFile& file, const SourceFormat& format,
                                       ReadingMonitor& monitor) {
    return std::make_unique<JsonReader>(file, format, monitor);
}

} // namespace model
