#pragma once

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

// Every damage of one kind that a file can take, in place.

/// The first byte that can change without being noticed; bits: of each byte, which are changed, one by one.
template <typename IsRefused>
std::optional<std::size_t> firstUnnoticedChange(const std::string& path, unsigned char bits,
                                                const IsRefused& isRefused) {
    const auto size = static_cast<std::size_t>(std::filesystem::file_size(path));
    for (std::size_t place = 0; place < size; ++place)
        for (int bit = 0; bit < 8; ++bit) {
            if ((bits & (1 << bit)) == 0)
                continue;
            const auto change = [&](char with) {
                std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
                file.seekp(static_cast<std::streamoff>(place));
                file.put(with);
            };
            std::ifstream file(path, std::ios::binary);
            file.seekg(static_cast<std::streamoff>(place));
            const auto before = static_cast<char>(file.get());
            change(static_cast<char>(before ^ (1 << bit)));
            if (!isRefused())
                return place;
            change(before);
        }
    return std::nullopt;
}

/// The greatest length that the file can be cut to without being noticed. Empties it.
template <typename IsRefused>
std::optional<std::size_t> longestUnnoticedCut(const std::string& path, const IsRefused& isRefused) {
    for (auto length = static_cast<std::size_t>(std::filesystem::file_size(path)); length-- > 0;) {
        std::filesystem::resize_file(path, length);
        if (!isRefused())
            return length;
    }
    return std::nullopt;
}
