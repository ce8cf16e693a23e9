#include "model/tables/json_objects.h"

#include <algorithm>
#include <utility>

#include "model/input/looked_at.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::size_t jsonChunk = std::size_t{256} << 10; ///< bytes
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view jsonBlanks = " \t\r\n";

std::string_view withoutBlanks(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(jsonBlanks), text.size()));
    return text;
}

std::string_view withoutMark(std::string_view text) {
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    return withoutBlanks(text);
}

/// What follows the brace of the first object, alone or in an array; nothing where the text begins otherwise.
std::optional<std::string_view> insideFirstObject(std::string_view text) {
    text = withoutMark(text);
    if (text.starts_with('['))
        text = withoutBlanks(text.substr(1));
    return text.starts_with('{') ? std::optional(withoutBlanks(text.substr(1))) : std::nullopt;
}

} // namespace

JsonObjects::JsonObjects(std::unique_ptr<ByteSource> source, ReadingMonitor& monitor)
    : m_source(std::move(source)), m_monitor(monitor) {
    while (m_text.size() < byteOrderMark.size() && fill()) {
    }
    if (m_text.starts_with(byteOrderMark))
        m_at = byteOrderMark.size();
}

bool JsonObjects::fill() {
    if (m_ended)
        return false;
    m_text.erase(0, m_at);
    m_at = 0;
    const std::size_t before = m_text.size();
    // Little at first: of most files that are looked at there is no more.
    const auto size =
        static_cast<std::size_t>(std::clamp<std::uint64_t>(m_consumed, std::uint64_t{16} << 10, jsonChunk));
    m_text.resize(before + size);
    const std::size_t got = m_source->read(m_text.data() + before, size);
    m_text.resize(before + got);
    m_ended = got == 0;
    const std::uint64_t consumed = m_source->consumed();
    m_monitor.advance(consumed - m_consumed, std::exchange(m_unreported, 0));
    m_consumed = consumed;
    return got > 0;
}

void JsonObjects::endLine() {
    ++m_line;
    m_blanks += !m_lineHolds && !m_lineMarks ? 1 : 0;
    m_brackets += !m_lineHolds && m_lineMarks ? 1 : 0;
    m_lineHolds = m_lineMarks = false;
}

/// Skips blanks, line ends and the marks of an array; false at the end.
bool JsonObjects::skipToObject() {
    for (;; ++m_at) {
        if (m_at == m_text.size() && !fill()) {
            if (m_lineHolds || m_lineMarks)
                endLine(); // the last line has no end
            return false;
        }
        const char character = m_text[m_at];
        if (character == '\n')
            endLine();
        else if (character == '[' || character == ']' || character == ',')
            m_lineMarks = true;
        else if (jsonBlanks.find(character) == jsonBlanks.npos)
            return true;
    }
}

/// Behind the brace that closes the object; npos when the text ends before.
std::size_t JsonObjects::objectEnd() {
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t at = 0;; ++at) {
        if (m_at + at == m_text.size() && !fill())
            return std::string::npos;
        const char character = m_text[m_at + at];
        if (quoted && character == '\\') {
            if (m_at + ++at == m_text.size() && !fill())
                return std::string::npos;
        } else if (character == '"') {
            quoted = !quoted;
        } else if (!quoted) {
            depth += character == '{' ? 1 : 0;
            depth -= character == '}' ? 1 : 0;
            if (depth == 0)
                return at + 1;
        }
        if (at > longest)
            return std::string::npos;
    }
}

std::size_t JsonObjects::otherEnd() {
    for (std::size_t at = 0;; ++at)
        if ((m_at + at == m_text.size() && !fill()) || m_text[m_at + at] == '\n' || at > longest)
            return at;
}

std::optional<JsonObject> JsonObjects::next() {
    if (!skipToObject())
        return std::nullopt;
    const bool object = m_text[m_at] == '{';
    JsonObject found;
    found.line = m_line + 1;
    const std::size_t size = object ? objectEnd() : otherEnd();
    LookedAt::add(std::min(size, m_text.size() - m_at));
    if (size == std::string::npos && m_text.size() - m_at > longest)
        throw Error({"the object that begins here is longer than 16 MB", m_source->name(), found.line,
                     "Write an object for each row, or make a table of it"});
    if (size == std::string::npos)
        throw Error({"the object that begins here has no end", m_source->name(), found.line,
                     "Check that the file is complete"});
    m_object.assign(m_text, m_at, size);
    m_at += size;
    const auto ends = static_cast<std::uint64_t>(std::ranges::count(m_object, '\n'));
    m_line += ends;
    m_continued += ends;
    m_lineHolds = true;
    ++m_unreported;
    found.text = m_object;
    return found;
}

bool looksLikeJson(std::string_view text) {
    const auto object = insideFirstObject(text);
    return object && (object->starts_with('"') || object->starts_with('}'));
}

bool looksLikePython(std::string_view text) {
    const auto object = insideFirstObject(text);
    return object && (object->starts_with('\'') || object->starts_with("u'"));
}

} // namespace model
