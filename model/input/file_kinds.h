#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include "model/input/byte_source.h"
#include "model/values/failure.h"

// What a file is by its first bytes; its name may say anything.

namespace model {

/// How many of them tell.
inline constexpr std::size_t kindBytes = 1024;

bool isZip(std::string_view begin);
bool isTar(std::string_view begin);

/// A zip archive whose first member is an array, as numpy.savez writes it (.npz).
bool isNumpyArchive(std::string_view begin);

/// A zip archive that a program saves as a document: Excel's, LibreOffice's, PyTorch's.
bool isDocumentArchive(std::string_view begin);

bool isSqlite(std::string_view begin);

/// What refuseForeign throws.
class ForeignFile : public Error {
public:
    ForeignFile(Failure failure, bool holdsTable) : Error(std::move(failure)), m_holdsTable(holdsTable) {}

    /// Whether a table could be made of it, as of no image.
    bool holdsTable() const { return m_holdsTable; }

private:
    bool m_holdsTable;
};

/// Throws ForeignFile where the file is of a known kind that is neither text nor read otherwise: it names the
/// kind and the command that makes a table of it. begin: of its bytes, as openSource gives them.
void refuseForeign(std::string_view begin, const DataFile& file);

} // namespace model
