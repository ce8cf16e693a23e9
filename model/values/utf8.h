#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace model {

/// The length in bytes of the valid UTF-8 sequence at the start of the text, which is not empty; 0 if there
/// is none (Unicode standard, table 3-7).
inline std::size_t sequenceLength(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length)
        return 0;
    // Overlong forms, surrogates and anything beyond U+10FFFF show in the second byte.
    const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < low || byte(1) > high)
        return 0;
    for (std::size_t i = 2; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    return length;
}

inline bool isUtf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

/// Of one valid sequence: whether it is what a terminal or a file of lines would take for more than a letter.
inline bool isControlCharacter(std::string_view sequence) {
    const auto first = static_cast<unsigned char>(sequence.front());
    if (sequence.size() == 1)
        return first < 0x20 || first == 0x7F;
    if (sequence.size() == 2)
        return first == 0xC2 && static_cast<unsigned char>(sequence[1]) < 0xA0;
    return sequence == "\xE2\x80\xA8" || sequence == "\xE2\x80\xA9"; // separators of lines and paragraphs
}

/// The text, wherever it comes from, as a part of one line for people: valid UTF-8 without control characters
/// and ends of lines, which become blanks; bytes that are no UTF-8 become U+FFFD.
inline std::string oneLine(std::string_view text) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD
    std::string line;
    line.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        const std::string_view sequence = text.substr(0, length == 0 ? 1 : length);
        if (length == 0)
            line += replacement;
        else if (isControlCharacter(sequence))
            line += ' ';
        else
            line += sequence;
        text.remove_prefix(sequence.size());
    }
    return line;
}

} // namespace model
