#pragma once

#include <cstdint>

#include "model/input/byte_source.h"

namespace model {

/// Entries of a sparse matrix that scipy.sparse.save_npz wrote. Throws what openSparse throws.
std::uint64_t sparseEntries(const DataFile& file);

} // namespace model
