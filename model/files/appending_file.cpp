#include "model/files/appending_file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "model/files/file_saver.h"
#include "model/values/failure.h"

namespace model {

namespace {

class Descriptor {
public:
    explicit Descriptor(const std::string& path)
        : m_number(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666)) {}
    ~Descriptor() {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return m_number; }

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
    flush();
}

void AppendingFile::flush() {
    if (m_restart) {
        saveFile(m_path, m_waiting);
    } else if (!m_waiting.empty()) {
        const Descriptor file(m_path);
        struct stat before = {};
        if (file.number() < 0 || ::fstat(file.number(), &before) != 0)
            fail(m_path, errno);
        if (!writeAll(file.number(), m_waiting)) {
            const int error = errno;
            [[maybe_unused]] const int undone = ::ftruncate(file.number(), before.st_size);
            fail(m_path, error);
        }
    }
    m_restart = false;
    m_waiting.clear();
}

} // namespace model
