#include "model/files/new_folder.h"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <unistd.h>

#include "model/values/failure.h"

namespace model {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, const std::string& message, const std::string& remedy) {
    throw Error({message, path, 0, remedy});
}

void requireNoFile(const std::string& path) {
    std::error_code error;
    if (fs::exists(path, error) && !fs::is_directory(path, error))
        fail(path, "this is a file, not a folder", "Choose the name of a new folder");
}

void requireEmpty(const std::string& path) {
    std::error_code error;
    const bool empty = fs::is_empty(path, error);
    if (error)
        fail(path, "the folder cannot be read: " + error.message(), "Check its permissions");
    if (!empty)
        fail(path, "the folder is not empty, and nothing in it would be overwritten", "Choose a new folder");
}

} // namespace

void requireWritableFolder(const std::string& path) {
    requireNoFile(path);
    std::error_code error;
    fs::path there = fs::absolute(path, error).lexically_normal();
    while (there.has_relative_path() && !fs::exists(there, error)) // it would be created in this one
        there = there.parent_path();
    if (!fs::is_directory(there, error))
        fail(path, "the folder cannot be created: " + there.string() + " is a file", "Choose another place");
    if (::access(there.c_str(), W_OK | X_OK) != 0)
        fail(path, "the folder cannot be written to: " + std::generic_category().message(errno),
             "Choose another place");
}

void requireNewFolder(const std::string& path) {
    requireWritableFolder(path);
    std::error_code error;
    if (fs::exists(path, error))
        requireEmpty(path);
}

NewFolder::NewFolder(const std::string& path) : m_path(path) {
    requireNoFile(path);
    std::error_code error;
    m_created = fs::create_directories(path, error);
    if (error)
        fail(path, "the folder cannot be created: " + error.message(), "Choose another place");
    requireEmpty(path);
}

NewFolder::~NewFolder() {
    if (m_kept)
        return;
    std::error_code ignored;
    for (const std::string& file : m_files)
        fs::remove(file, ignored);
    if (m_created)
        fs::remove(m_path, ignored);
}

std::string NewFolder::add(const std::string& name) {
    return m_files.emplace_back((fs::path(m_path) / name).string());
}

} // namespace model
