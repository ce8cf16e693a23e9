#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/files/file_group.h"
#include "model/files/text_writer.h"
#include "model/numerics/matrix.h"
#include "model/numerics/parallel_failure.h"

// What files of vectors have in common, of users or of items: see all_users_export.h.

namespace model {

/// Whether the name is that of a NumPy file; throws Error when it is not that of a table either.
bool isNpy(const std::string& path);

/// Every file that an export of vectors to that path writes: of users, with variances, or of items. Throws
/// as isNpy() does.
std::vector<std::string> vectorFiles(const std::string& path, bool variances);

/// Saves those files by save(FileGroup&): all of them or none.
template <typename Save>
void saveVectors(const std::vector<std::string>& files, Save save) {
    if (files.size() > 1) {
        saveTogether(namesTogether(files), save);
        return;
    }
    FileGroup alone;
    save(alone);
    alone.commit();
}

/// The name of a file beside NAME.npy.
std::string beside(const std::string& path, const char* ending);

/// ",mu_0,mu_1,…", `count` names.
std::string columnNames(const std::string& name, Eigen::Index count);

/// ",0.5,-1.25,…"
void appendValues(std::string& text, std::span<const float> values);

/// The values of contiguous rows.
inline std::span<const float> valuesOf(const MatrixRef& matrix) {
    return {matrix.data(), static_cast<std::size_t>(matrix.size())};
}

/// Writes `count` lines that several threads build: append(row, text) appends the text of one of them.
template <typename Append>
void writeRows(TextWriter& table, std::size_t count, Append append) {
    std::vector<std::string> texts(count);
    ParallelFailure failure;
#pragma omp parallel for schedule(static)
    for (std::size_t row = 0; row < count; ++row)
        failure.guard([&] {
            append(row, texts[row]);
            texts[row] += '\n';
        });
    failure.check();
    for (const std::string& text : texts)
        table << text;
}

} // namespace model
