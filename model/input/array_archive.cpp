#include "model/input/array_archive.h"

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <sys/mman.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "model/input/archive.h"
#include "model/input/archive_failure.h"
#include "model/input/unpacking.h"

namespace model {

/// What a source holds, as a file in memory.
class ArrayArchive::Copy {
public:
    explicit Copy(ByteSource& source) : m_descriptor(::memfd_create("npz", MFD_CLOEXEC)) {
        requireDone(m_descriptor >= 0, source.name());
        try {
            std::string block(std::size_t{64} << 10, '\0');
            while (const std::size_t got = source.read(block.data(), block.size()))
                write({block.data(), got}, source.name());
        } catch (...) {
            ::close(m_descriptor);
            throw;
        }
    }
    ~Copy() { ::close(m_descriptor); }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    /// Whoever opens it there reads from the beginning.
    std::string path() const { return "/proc/self/fd/" + std::to_string(m_descriptor); }

private:
    void write(std::string_view bytes, const std::string& name) const {
        while (!bytes.empty()) {
            const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
            requireDone(written >= 0 || errno == EINTR, name);
            bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
        }
    }

    static void requireDone(bool done, const std::string& name) {
        if (!done)
            throw Error({"the file cannot be unpacked: " + std::generic_category().message(errno), name, 0,
                         "Unpack the archive, then choose the file itself"});
    }

    int m_descriptor;
};

ArrayArchive::ArrayArchive(DataFile file, std::stop_token stop)
    : m_file(std::move(file)), m_stop(std::move(stop)) {
    if (m_file.member.empty() && !isArchive(m_file.path))
        return;
    m_copy = std::make_shared<const Copy>(*openSource(m_file, m_stop));
}

std::unique_ptr<ArchiveStream> ArrayArchive::streamOfCopy(const std::string& name) const {
    return ArchiveStream::zip(std::make_unique<InputFile>(m_copy->path()), name, m_stop);
}

std::vector<std::string> ArrayArchive::names() const {
    std::vector<std::string> names;
    if (!m_copy)
        for (const ArchiveMember& member : listArchive(m_file.path, m_stop))
            names.push_back(member.name);
    else
        for (const auto stream = streamOfCopy(m_file.text()); stream->next();)
            names.push_back(stream->entryName());
    return names;
}

std::unique_ptr<ByteSource> ArrayArchive::open(const std::string& member) const {
    if (!m_copy)
        return openSource({m_file.path, member}, m_stop);
    const DataFile inside = {m_file.text(), member};
    auto stream = streamOfCopy(inside.text());
    do {
        if (!stream->next())
            failArchive("the archive has no such member", inside.text());
    } while (stream->entryName() != member);
    return entryOf(std::move(stream));
}

} // namespace model
