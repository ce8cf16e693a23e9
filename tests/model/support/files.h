#pragma once

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "model/values/failure.h"
#include "model/values/import_options.h"

/// A folder for the files of one test, removed with it.
class Folder {
public:
    std::string path(std::string_view name = {}) const { return (m_root / name).string(); }

    /// Writes these bytes and returns the file's path.
    std::string write(std::string_view name, std::string_view bytes) const {
        const std::filesystem::path file = m_root / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
        return file.string();
    }

private:
    QTemporaryDir m_dir;
    std::filesystem::path m_root = m_dir.path().toStdString();
};

/// The defaults for these data.
inline model::ImportOptions optionsFor(const std::string& data, const std::string& items = {}) {
    model::ImportOptions options;
    options.data = data;
    options.items = items;
    return options;
}

/// What the model says went wrong while the action runs; an empty message if nothing did.
template <typename Action>
model::Failure failureOf(const Action& action) {
    try {
        action();
    } catch (const model::Error& error) {
        return error.failure();
    }
    return {};
}
