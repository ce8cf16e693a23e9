#pragma once

#include <memory>
#include <stop_token>
#include <string_view>

#include "model/input/byte_source.h"
#include "model/values/import_options.h"

namespace model {

/// The text of the source as UTF-8. Utf8 and Guess: untouched. Utf16: without its mark; by the mark, without
/// one by which bytes are zero, little-endian where that tells nothing. Reading throws Error where UTF-16 is
/// none, with the byte's place.
std::unique_ptr<ByteSource> decoded(std::unique_ptr<ByteSource> source, TextEncoding encoding);

/// The text of a file or member: decoded(openSource()).
std::unique_ptr<ByteSource> openText(const DataFile& file, TextEncoding encoding, std::stop_token stop = {});

/// By a byte order mark, by zero bytes in every other place, or by whether it is UTF-8; otherwise Latin1.
/// isWholeFile: the text must not end in the middle of a character.
TextEncoding guessEncoding(std::string_view firstBytes, bool isWholeFile);

} // namespace model
