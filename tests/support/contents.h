#pragma once

#include <QByteArray>
#include <QString>

#include <fstream>
#include <iterator>
#include <string>

/// The bytes of a file; empty if it cannot be read.
inline std::string contentsOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline QByteArray contentsOf(const QString& path) {
    return QByteArray::fromStdString(contentsOf(path.toStdString()));
}
