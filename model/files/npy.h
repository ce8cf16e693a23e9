#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "model/files/file_saver.h"

namespace model {

/// Writes a matrix of float32 [rows × columns] in NumPy's format (version 1.0, little-endian, row-major)
/// through FileSaver, in pieces. Throws what FileSaver throws.
class NpyWriter {
public:
    NpyWriter(const std::string& target, std::uint64_t rows, std::uint64_t columns,
              FileGroup* group = nullptr);

    /// The next values, row after row.
    void write(std::span<const float> values);

    /// As FileSaver's. Throws std::logic_error unless every value was written.
    void commit();

private:
    FileSaver m_saver;
    std::uint64_t m_left; ///< values still to be written
};

} // namespace model
