#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <unistd.h>

/// A folder in memory, where there is such a place, for the files that an input becomes; one for a process,
/// removed with it.
class FuzzedFolder {
public:
    FuzzedFolder() {
        const char* place = std::getenv("TMPDIR");
        m_path = std::string(place ? place : "/dev/shm") + "/tastescope-fuzz-" + std::to_string(::getpid());
        std::filesystem::create_directories(m_path);
    }
    ~FuzzedFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    FuzzedFolder(const FuzzedFolder&) = delete;
    FuzzedFolder& operator=(const FuzzedFolder&) = delete;

    std::string path(std::string_view name = {}) const {
        return name.empty() ? m_path : m_path + '/' + std::string(name);
    }

    /// Writes a file and gives its path.
    std::string write(std::string_view name, std::string_view bytes) const {
        std::string file = path(name);
        std::FILE* stream = std::fopen(file.c_str(), "wb");
        if (!stream || std::fwrite(bytes.data(), 1, bytes.size(), stream) != bytes.size() ||
            std::fclose(stream) != 0) {
            std::perror(file.c_str());
            std::_Exit(1);
        }
        return file;
    }

private:
    std::string m_path;
};

/// That of this process.
inline const FuzzedFolder& fuzzedFolder() {
    static const FuzzedFolder folder;
    return folder;
}

/// The bytes of a file; none if it cannot be read.
inline std::string contentsOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}
