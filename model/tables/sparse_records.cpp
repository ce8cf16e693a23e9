#include "model/tables/sparse_records.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "model/input/array_archive.h"
#include "model/input/npy_reader.h"
#include "model/tables/records.h"
#include "model/values/failure.h"

namespace model {

namespace {

enum class SparseKind { Rows, Columns, Coordinates };

[[noreturn]] void failSparse(const DataFile& file, const std::string& message) {
    throw Error({message, file.text(), 0, "Write it again, with scipy.sparse.save_npz"});
}

void requireSparse(const DataFile& file, bool holds, const char* message) {
    if (!holds)
        failSparse(file, message);
}

/// What the file says of itself: csr, csc or coo.
SparseKind sparseKindOf(const DataFile& file, const ArrayArchive& arrays) {
    std::string names;
    bool found = false;
    for (const std::string& name : arrays.names()) {
        found = found || name == "format.npy";
        names += (names.empty() ? "" : ", ") + name;
    }
    if (!found)
        throw Error({"the file holds arrays of NumPy (" + names.substr(0, 200) + ") and no sparse matrix",
                     file.text(), 0,
                     "Save a matrix of users and items with scipy.sparse.save_npz, or a table as text"});
    const std::string kind = NpyReader(arrays.open("format.npy")).nextText();
    if (kind == "csr")
        return SparseKind::Rows;
    if (kind == "csc")
        return SparseKind::Columns;
    if (kind == "coo")
        return SparseKind::Coordinates;
    throw Error(
        {"the sparse matrix is in the format " + kind.substr(0, 20) + ", and csr, csc and coo are read",
         file.text(), 0,
         "Change it: python3 -c \"import scipy.sparse as s; s.save_npz('FILE.csr.npz', "
         "s.load_npz('FILE.npz').tocsr())\""});
}

/// Rows are users and columns items, both by their numbers from 0. Nothing is kept but a block of each array,
/// so that no size in the file is believed.
class SparseReader : public RecordReader {
public:
    SparseReader(const DataFile& file, ReadingMonitor& monitor)
        : m_file(file), m_monitor(monitor), m_arrays(file, monitor.stopToken()),
          m_kind(sparseKindOf(file, m_arrays)), m_entries(m_arrays.open("data.npy")),
          m_first(m_arrays.open(m_kind == SparseKind::Coordinates ? "row.npy" : "indptr.npy")),
          m_second(m_arrays.open(m_kind == SparseKind::Coordinates ? "col.npy" : "indices.npy")) {
        NpyReader shape(m_arrays.open("shape.npy"));
        requireSparse(file, shape.size() == 2, "the matrix does not have two dimensions");
        m_extents = {shape.nextWhole(), shape.nextWhole()};
        requireSparse(file, m_extents[0] >= 0 && m_extents[1] >= 0, "the size of the matrix is negative");
        requireSparse(file, m_second.size() == m_entries.size(), otherSizes);
        if (m_kind == SparseKind::Coordinates) {
            requireSparse(file, m_first.size() == m_entries.size(), otherSizes);
            return;
        }
        const auto lines = static_cast<std::uint64_t>(m_extents[m_kind == SparseKind::Rows ? 0 : 1]);
        requireSparse(file, m_first.size() == lines + 1, otherSizes);
        requireSparse(file, m_first.nextWhole() == 0, otherPointers);
    }

    std::uint64_t entries() const { return m_entries.size(); }

    bool next(Record& record) override {
        if (m_given == entries()) {
            finish();
            return false;
        }
        const std::int64_t first = m_kind == SparseKind::Coordinates ? m_first.nextWhole() : lineOfEntry();
        const std::int64_t second = m_second.nextWhole();
        ++m_given;
        m_lines.lines = m_given;
        const bool byItem = m_kind == SparseKind::Columns;
        const std::int64_t row = byItem ? second : first;
        const std::int64_t column = byItem ? first : second;
        requireSparse(m_file, row >= 0 && column >= 0 && row < m_extents[0] && column < m_extents[1],
                      "an entry lies outside the matrix");
        const std::string_view entry = m_entries.nextNumber();
        record.line = m_given;
        record.fields = {written(row, m_row), written(column, m_column), entry};
        record.text = entry;
        record.problem = {};
        if (m_given % rowsBetweenReports == 0)
            report();
        return true;
    }

private:
    static constexpr std::uint64_t rowsBetweenReports = 4096;
    static constexpr const char* otherSizes = "the arrays of the matrix do not fit together";
    static constexpr const char* otherPointers = "the pointers of the matrix are not in order";

    /// The row or column that the next entry belongs to.
    std::int64_t lineOfEntry() {
        while (m_lineEnd == m_given) {
            const std::int64_t end = m_first.nextWhole();
            requireSparse(m_file,
                          end >= static_cast<std::int64_t>(m_lineEnd) &&
                              static_cast<std::uint64_t>(end) <= entries(),
                          otherPointers);
            m_lineEnd = static_cast<std::uint64_t>(end);
            ++m_line;
            m_monitor.check();
        }
        return m_line;
    }

    /// The rows or columns behind the last entry have none.
    void finish() {
        if (std::exchange(m_finished, true))
            return;
        report();
        if (m_kind != SparseKind::Coordinates)
            for (std::int64_t line = m_line + 1; line < m_extents[m_kind == SparseKind::Rows ? 0 : 1]; ++line)
                requireSparse(m_file, m_first.nextWhole() == static_cast<std::int64_t>(m_given),
                              otherPointers);
        m_first.finish();
        m_second.finish();
        m_entries.finish();
    }

    void report() {
        const std::uint64_t consumed = m_first.consumed() + m_second.consumed() + m_entries.consumed();
        m_monitor.advance(consumed - m_reportedBytes, m_given - m_reportedRows);
        m_reportedBytes = consumed;
        m_reportedRows = m_given;
    }

    static std::string_view written(std::int64_t number, std::array<char, 24>& text) {
        const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
        return {text.data(), static_cast<std::size_t>(end - text.data())};
    }

    DataFile m_file;
    ReadingMonitor& m_monitor;
    ArrayArchive m_arrays;
    SparseKind m_kind;
    NpyReader m_entries;
    NpyReader m_first;  ///< row pointers, column pointers or rows
    NpyReader m_second; ///< column indices, row indices or columns
    std::array<std::int64_t, 2> m_extents = {};
    std::int64_t m_line = -1;    ///< row or column, of csr and csc
    std::uint64_t m_lineEnd = 0; ///< its entries end before this one
    std::uint64_t m_given = 0;   ///< entries
    bool m_finished = false;
    std::uint64_t m_reportedBytes = 0;
    std::uint64_t m_reportedRows = 0;
    std::array<char, 24> m_row = {};
    std::array<char, 24> m_column = {};
};

} // namespace

std::uint64_t sparseEntries(const DataFile& file) {
    ReadingMonitor monitor;
    return SparseReader(file, monitor).entries();
}

std::unique_ptr<RecordReader> openSparse(const DataFile& file, const SourceFormat&, ReadingMonitor& monitor) {
    return std::make_unique<SparseReader>(file, monitor);
}

} // namespace model
