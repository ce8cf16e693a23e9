#include "model/input/packing.h"

#include <array>

namespace model {

namespace {

bool isBzip2(std::string_view begin) {
    constexpr std::string_view block = "1AY&SY";                 // the digits of pi
    constexpr std::string_view end = "\x17\x72\x45\x38\x50\x90"; // those of its root
    constexpr std::size_t head = 4;                              // BZh and the size of a block
    return begin.starts_with("BZh") && begin.size() > head && begin[3] >= '1' && begin[3] <= '9' &&
           (begin.substr(head).starts_with(block) || begin.substr(head).starts_with(end));
}

/// With which zstd's parallel and seekable writers begin a file; lz4 has such frames too, but none in front.
bool isSkippableFrame(std::string_view begin) {
    return begin.size() > 8 && begin.substr(1).starts_with("\x2A\x4D\x18") &&
           (static_cast<unsigned char>(begin[0]) & 0xF0) == 0x50;
}

} // namespace

Packing packingOf(std::string_view begin) {
    if (begin.starts_with("\x1F\x8B"))
        return Packing::Gzip;
    if (isBzip2(begin))
        return Packing::Bzip2;
    if (begin.starts_with(std::string_view("\xFD"
                                           "7zXZ\0",
                                           6)))
        return Packing::Xz;
    return begin.starts_with("\x28\xB5\x2F\xFD") || isSkippableFrame(begin) ? Packing::Zstd : Packing::None;
}

std::string_view withoutPacking(std::string_view name) {
    constexpr std::array<std::string_view, 7> endings = {".gz", ".GZ",  ".bz2", ".BZ2",
                                                         ".xz", ".zst", ".zstd"};
    for (const std::string_view ending : endings)
        if (name.size() > ending.size() && name.ends_with(ending))
            return name.substr(0, name.size() - ending.size());
    return name;
}

} // namespace model
