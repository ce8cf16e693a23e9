#pragma once

#include <memory>
#include <vector>
#include <zlib.h>

#include "model/input/byte_source.h"

namespace model {

/// What a gzip file holds: one part after the other, as gzip itself unpacks them. Each part's checksum and
/// length are verified, and that nothing but parts, and zeros behind them, is there: a file that is cut
/// anywhere inside a part, or that continues with anything else, is an Error; so is one that expands too much
/// (checkExpansion).
class GzipSource : public ByteSource {
public:
    /// name: as messages name what is inside.
    GzipSource(std::unique_ptr<ByteSource> packed, std::string name);
    ~GzipSource() override;

    std::size_t read(char* bytes, std::size_t size) override;
    const std::string& name() const override { return m_name; }
    std::uint64_t consumed() const override { return m_packed->consumed(); }

private:
    void advance();
    bool fill();
    void skipPadding();
    void inflateMore();

    std::unique_ptr<ByteSource> m_packed;
    std::string m_name;
    std::vector<char> m_input;
    z_stream m_stream = {};
    std::uint64_t m_parts = 0;   ///< that were unpacked to their ends
    bool m_betweenParts = false; ///< one has ended, the next one has not begun
    bool m_ended = false;
    std::uint64_t m_unpacked = 0; ///< bytes
};

} // namespace model
