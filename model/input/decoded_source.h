#pragma once

#include <memory>
#include <stop_token>
#include <string_view>

#include "model/input/byte_source.h"
#include "model/values/import_options.h"

namespace model {

/// The text of the source as UTF-8. Utf8 and Guess: unchanged. Utf16: its byte order is that of the mark,
/// which is dropped; without one, the order that the zero bytes suggest, else little-endian. Reading throws
/// Error for invalid UTF-16, with the byte's position.
std::unique_ptr<ByteSource> decoded(std::unique_ptr<ByteSource> source, TextEncoding encoding);

/// The text of a file or member: decoded(openSource()).
std::unique_ptr<ByteSource> openText(const DataFile& file, TextEncoding encoding, std::stop_token stop = {});

/// By a byte order mark, by zero bytes in every other position, or by being valid UTF-8; otherwise Latin1.
/// isWholeFile: false where the text may end in the middle of a character.
TextEncoding guessEncoding(std::string_view firstBytes, bool isWholeFile);

} // namespace model
