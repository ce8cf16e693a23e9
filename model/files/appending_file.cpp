#include "model/files/appending_file.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "model/files/file_saver.h"
#include "model/values/failure.h"

namespace model {

namespace {

class Descriptor {
public:
    explicit Descriptor(const std::string& path)
        : m_number(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666)) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return m_number; }

    /// False where the system says only now that it could not write. Linux closes it even then.
    bool close() { return m_number < 0 || ::close(std::exchange(m_number, -1)) == 0 || errno == EINTR; }

private:
    int m_number;
};

bool writeAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

[[noreturn]] void fail(const std::string& path, int error) {
    throw Error({"the file cannot be written: " + std::generic_category().message(error), path, 0,
                 "Make room; it is tried again"});
}

} // namespace

void AppendingFile::restart(std::string text) {
    m_waiting = std::move(text);
    m_restart = true;
}

void AppendingFile::flush() {
    if (m_restart)
        saveFile(m_path, m_waiting);
    else if (!m_waiting.empty())
        appendWaiting();
    m_restart = false;
    m_whole.reset();
    m_waiting.clear();
}

/// Rows of which some bytes were written, or all of which may have been lost, are cut off before the next
/// try.
void AppendingFile::appendWaiting() {
    Descriptor file(m_path);
    struct stat before = {};
    if (file.number() < 0 || ::fstat(file.number(), &before) != 0)
        fail(m_path, errno);
    if (m_whole && before.st_size > *m_whole && ::ftruncate(file.number(), *m_whole) != 0)
        fail(m_path, errno);
    m_whole = std::min<std::int64_t>(m_whole.value_or(before.st_size), before.st_size);
    if (!writeAll(file.number(), m_waiting)) {
        const int error = errno;
        [[maybe_unused]] const int undone = ::ftruncate(file.number(), *m_whole);
        fail(m_path, error);
    }
    if (!file.close())
        fail(m_path, errno);
}

} // namespace model
