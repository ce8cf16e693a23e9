#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/input/byte_source.h"
#include "model/input/reading_monitor.h"

namespace model {

/// One object of a JSON text, as written.
struct JsonObject {
    std::string_view text; ///< valid until the next one
    std::uint64_t line = 0;
};

/// Cuts a text of JSON objects, a line each or in an array, into these, without looking inside. Other text
/// between them is handed out as if it were one, up to the end of its line.
class JsonObjects {
public:
    static constexpr std::size_t longest = std::size_t{16} << 20; ///< bytes

    /// The source is UTF-8; monitor outlives the object.
    JsonObjects(std::unique_ptr<ByteSource> source, ReadingMonitor& monitor);

    /// Nothing after the last one. Throws Error for an object that is cut or too long, what the source
    /// throws, and Cancelled.
    std::optional<JsonObject> next();

    std::uint64_t lines() const { return m_line; } ///< that have been looked at
    std::uint64_t blanks() const { return m_blanks; }
    std::uint64_t continued() const { return m_continued; } ///< lines of objects, but each one's first
    std::uint64_t brackets() const { return m_brackets; }   ///< lines that hold only marks of an array

private:
    bool fill();
    bool skipToObject();
    void endLine();
    std::size_t objectEnd();
    std::size_t otherEnd();

    std::unique_ptr<ByteSource> m_source;
    ReadingMonitor& m_monitor;
    std::string m_text; ///< what has been read and not been used
    std::size_t m_at = 0;
    bool m_ended = false;
    std::uint64_t m_consumed = 0;
    std::uint64_t m_unreported = 0; ///< objects, since the monitor was told last
    std::uint64_t m_line = 0;       ///< ended lines, and the last one if it has anything
    std::uint64_t m_blanks = 0;
    std::uint64_t m_continued = 0;
    std::uint64_t m_brackets = 0;
    bool m_lineHolds = false; ///< an object, or its end
    bool m_lineMarks = false; ///< something else
    std::string m_object;
};

/// The values of an object by their names: 3 of {"a":{"b":3}} is a.b. Texts without quotes, numbers as they
/// are written, nothing for null, the values of an array with bars between.
class JsonFields {
public:
    /// Keeps only these fields.
    explicit JsonFields(std::vector<std::string> names);
    ~JsonFields();

    /// In the order of the names; valid until the next call. False for what is no object in JSON.
    bool parse(std::string_view object, std::vector<std::string_view>& fields);

private:
    class Handler;
    std::unique_ptr<Handler> m_handler;
};

/// The names of an object's fields, in its order, appended to those that are there. False as parse().
bool addFieldNames(std::string_view object, std::vector<std::string>& names);

/// Whether a text begins as JSON objects or an array of them do.
bool looksLikeJson(std::string_view text);

/// Whether it begins as an object does that Python has printed.
bool looksLikePython(std::string_view text);

} // namespace model
