#include <algorithm>
#include <optional>

#include "model/exploration/all_users_export.h"
#include "model/exploration/vector_files.h"
#include "model/files/csv_text.h"
#include "model/files/npy.h"
#include "model/ranking/what_if.h"

namespace model {

namespace {

/// The decoder's last layer with what each row of it is called.
class ItemVectors {
public:
    ItemVectors(const VaeModel& model, const Catalog& catalog)
        : m_catalog(catalog), m_weight(model.parameters.weight(model.parameters.layout().decoder().back())),
          m_bias(model.parameters.bias(model.parameters.layout().decoder().back())) {}

    std::size_t items() const { return m_catalog.ids.size(); }
    Eigen::Index width() const { return m_weight.cols(); }

    /// The vectors of some items, one after the other.
    std::span<const float> of(std::size_t first, std::size_t count) const {
        return valuesOf(
            m_weight.middleRows(static_cast<Eigen::Index>(first), static_cast<Eigen::Index>(count)));
    }

    /// "id,title,bias"
    void describe(std::size_t item, std::string& text) const {
        text += spreadsheetField(m_catalog.ids[item]) + ',' + spreadsheetField(m_catalog.titles[item]) + ',';
        appendNumber(text, m_bias[static_cast<Eigen::Index>(item)]);
    }

private:
    const Catalog& m_catalog;
    ConstMatrixView m_weight;
    ConstRowVectorView m_bias;
};

class ItemTable {
public:
    ItemTable(const std::string& path, const ItemVectors& vectors, FileGroup& group)
        : m_vectors(vectors), m_table(path, &group) {
        m_table << "item,title,bias" << columnNames("w", vectors.width()) << '\n';
    }

    void write(std::size_t first, std::size_t count) {
        writeRows(m_table, count, [&](std::size_t row, std::string& text) {
            m_vectors.describe(first + row, text);
            appendValues(text, m_vectors.of(first + row, 1));
        });
    }

    void commit() { m_table.commit(); }

private:
    const ItemVectors& m_vectors;
    TextWriter m_table;
};

class ItemArray {
public:
    ItemArray(const std::string& path, const ItemVectors& vectors, FileGroup& group)
        : m_vectors(vectors),
          m_array(path, vectors.items(), static_cast<std::uint64_t>(vectors.width()), &group),
          m_ids(beside(path, "-ids.csv"), &group) {
        m_ids << "row,item,title,bias\n";
    }

    void write(std::size_t first, std::size_t count) {
        m_array.write(m_vectors.of(first, count));
        writeRows(m_ids, count, [&](std::size_t row, std::string& text) {
            text += std::to_string(first + row) + ',';
            m_vectors.describe(first + row, text);
        });
    }

    /// The vectors come last: who finds them finds what they belong to.
    void commit() {
        m_ids.commit();
        m_array.commit();
    }

private:
    const ItemVectors& m_vectors;
    NpyWriter m_array;
    TextWriter m_ids;
};

template <typename Format>
void writeItems(const ItemVectors& vectors, const std::string& path, const std::stop_token& stop,
                const ShareSink& progress, FileGroup& group) {
    constexpr std::size_t atMost = 256;
    Format format(path, vectors, group);
    WorkMonitor monitor(vectors.items(), stop, progress);
    for (std::size_t first = 0; first < vectors.items(); first += atMost) {
        const std::size_t count = std::min(atMost, vectors.items() - first);
        format.write(first, count);
        monitor.advance(count);
    }
    format.commit();
}

} // namespace

void exportItemVectors(const VaeModel& model, const Catalog& catalog, const std::string& path,
                       const std::stop_token& stop, const ShareSink& progress) {
    requireSameItems(model.parameters.layout().shape(), catalog.ids.size());
    const ItemVectors vectors(model, catalog);
    saveVectors(vectorFiles(path, false), [&](FileGroup& group) {
        if (isNpy(path))
            writeItems<ItemArray>(vectors, path, stop, progress, group);
        else
            writeItems<ItemTable>(vectors, path, stop, progress, group);
    });
}

} // namespace model
