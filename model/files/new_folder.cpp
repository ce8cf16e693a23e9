#include "model/files/new_folder.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <unistd.h>

#include "model/files/left_over_files.h"
#include "model/input/file_type.h"
#include "model/values/failure.h"

namespace model {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, const std::string& message, const std::string& remedy) {
    throw Error({message, path, 0, remedy});
}

void requireNoFile(const std::string& path) {
    if (isThere(path) && !isFolder(path))
        fail(path, "this is a file, not a folder", "Choose the name of a new folder");
}

void requireEmpty(const std::string& path) {
    removeLeftOverFiles(path);
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
    while (there.has_relative_path() && !isThere(there.string())) // it would be created in this one
        there = there.parent_path();
    if (!isFolder(there.string()))
        fail(path, "the folder cannot be created: " + there.string() + " is a file", "Choose another place");
    if (::access(there.c_str(), W_OK | X_OK) != 0)
        fail(path, "the folder cannot be written to: " + std::generic_category().message(errno),
             "Choose another place");
}

void requireNewFolder(const std::string& path) {
    requireWritableFolder(path);
    if (isThere(path))
        requireEmpty(path);
}

NewFolder::NewFolder(const std::string& path) {
    requireNoFile(path);
    try {
        create(path);
        requireEmpty(path);
    } catch (...) {
        removeCreated();
        throw;
    }
}

NewFolder::~NewFolder() {
    removeCreated();
}

void NewFolder::create(const std::string& path) {
    std::error_code error;
    std::vector<fs::path> missing;
    for (fs::path folder = fs::absolute(path, error).lexically_normal();
         folder.has_relative_path() && !isThere(folder.string()); folder = folder.parent_path())
        missing.push_back(folder);
    m_created.reserve(missing.size());
    std::ranges::reverse(missing);
    for (const fs::path& folder : missing) {
        std::string name = folder.string();
        if (fs::create_directory(folder, error))
            m_created.push_back(std::move(name));
        if (error)
            fail(path, "the folder cannot be created: " + error.message(), "Choose another place");
    }
}

void NewFolder::removeCreated() noexcept {
    std::ranges::reverse(m_created);
    for (const std::string& folder : m_created)
        if (::rmdir(folder.c_str()) != 0)
            break;
    m_created.clear();
}

} // namespace model
