#include "model/input/unpacking.h"

#include <utility>

#include "model/input/expansion_limit.h"
#include "model/input/gzip_source.h"

namespace model {

namespace {

/// The entry at which an archive stream stands.
class EntrySource : public ByteSource {
public:
    EntrySource(std::unique_ptr<ArchiveStream> stream, bool isThere)
        : m_stream(std::move(stream)), m_ended(!isThere) {}

    std::size_t read(char* bytes, std::size_t size) override {
        if (m_ended)
            return 0;
        const std::size_t got = m_stream->read(bytes, size);
        m_ended = got == 0;
        if (m_ended)
            m_stream->finish();
        m_unpacked += got;
        checkExpansion(name(), m_unpacked, consumed());
        return got;
    }

    const std::string& name() const override { return m_stream->name(); }
    std::uint64_t consumed() const override { return m_stream->consumed(); }

private:
    std::unique_ptr<ArchiveStream> m_stream;
    bool m_ended;
    std::uint64_t m_unpacked = 0; ///< bytes
};

/// A source whose first bytes have been read already: gives them once more.
class BegunSource : public ByteSource {
public:
    BegunSource(std::string begin, std::unique_ptr<ByteSource> rest)
        : m_begin(std::move(begin)), m_rest(std::move(rest)) {}

    std::size_t read(char* bytes, std::size_t size) override {
        if (m_given == m_begin.size())
            return m_rest->read(bytes, size);
        const std::size_t got = m_begin.copy(bytes, size, m_given);
        m_given += got;
        return got;
    }

    const std::string& name() const override { return m_rest->name(); }
    std::uint64_t consumed() const override { return m_rest->consumed(); }

private:
    std::string m_begin;
    std::size_t m_given = 0; ///< of these
    std::unique_ptr<ByteSource> m_rest;
};

} // namespace

std::unique_ptr<ByteSource> entryOf(std::unique_ptr<ArchiveStream> stream) {
    return std::make_unique<EntrySource>(std::move(stream), true);
}

std::unique_ptr<ByteSource> unpacked(std::unique_ptr<ByteSource> packed, Packing packing, std::string name,
                                     std::stop_token stop) {
    if (packing == Packing::Gzip)
        return std::make_unique<GzipSource>(std::move(packed), std::move(name));
    auto stream = ArchiveStream::packed(std::move(packed), packing, std::move(name), std::move(stop));
    const bool isThere = stream->next(); // not in an empty file
    return std::make_unique<EntrySource>(std::move(stream), isThere);
}

std::unique_ptr<ByteSource> unpackedIfPacked(std::unique_ptr<ByteSource> source, std::stop_token stop) {
    std::string begin = readUpTo(*source, packingBytes);
    const Packing packing = packingOf(begin);
    auto whole = std::make_unique<BegunSource>(std::move(begin), std::move(source));
    if (packing == Packing::None)
        return whole;
    std::string name = whole->name();
    return unpacked(std::move(whole), packing, std::move(name), std::move(stop));
}

} // namespace model
