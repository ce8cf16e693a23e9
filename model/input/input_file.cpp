#include "model/input/input_file.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "model/values/failure.h"

namespace model {

namespace {

std::string systemText(int error) {
    return std::generic_category().message(error);
}

} // namespace

InputFile::InputFile(const std::string& path) : InputFile(path, -1) {
    // O_NONBLOCK: opening a FIFO must not wait for a writer; regular files ignore it.
    m_descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (m_descriptor < 0 && errno == ENOENT)
        fail("there is no such file", "Check the name, or choose the file again");
    if (m_descriptor < 0)
        fail("the file cannot be opened: " + systemText(errno),
             "Check the permissions of the file and of its folder");
    struct stat status = {};
    if (::fstat(m_descriptor, &status) != 0)
        fail("the file cannot be accessed: " + systemText(errno), "");
    if (S_ISDIR(status.st_mode))
        fail("this is a folder, not a file", "Choose a file inside it");
    if (!S_ISREG(status.st_mode))
        fail("this is not a regular file", "Copy what it gives into a file first");
    m_opened = stampOf(status);
}

InputFile::InputFile(const std::string& path, int descriptor) : m_path(path), m_descriptor(descriptor) {}

InputFile::~InputFile() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

std::size_t InputFile::read(char* bytes, std::size_t size) {
    for (;;) {
        const ssize_t got = ::read(m_descriptor, bytes, size);
        if (got == 0)
            checkUnchanged();
        if (got >= 0) {
            m_consumed += static_cast<std::uint64_t>(got);
            return static_cast<std::size_t>(got);
        }
        if (errno != EINTR)
            failReading();
    }
}

std::int64_t InputFile::seek(std::int64_t offset, int whence) {
    const off_t place = ::lseek(m_descriptor, offset, whence);
    if (place < 0)
        failReading();
    return place;
}

void InputFile::failReading() const {
    fail("the file cannot be read: " + systemText(errno), "Check the disk or the connection, then try again");
}

void InputFile::fail(const std::string& message, const std::string& remedy) const {
    throw Error({message, m_path, 0, remedy});
}

void InputFile::checkUnchanged() const {
    if (stampOf(m_path) != m_opened)
        fail("the file changed while it was being read", "Wait until it is complete, then read it again");
}

std::optional<std::string> wholeFile(const std::string& path, std::size_t mostBytes) {
    InputFile file(path);
    std::string text;
    std::array<char, 1 << 14> some;
    while (const std::size_t count = file.read(some.data(), some.size())) {
        text.append(some.data(), count);
        if (text.size() > mostBytes)
            return std::nullopt;
    }
    return text;
}

} // namespace model
