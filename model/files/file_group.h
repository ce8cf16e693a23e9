#pragma once

#include <string>
#include <vector>

#include "model/files/temporary_file.h"

namespace model {

/// Files that appear together. Each is written by a FileSaver of the group, whose commit() only makes it
/// ready; commit() of the group puts them in place in that order, the last only once all others are safe on
/// the disk: who finds it finds the others, also after the program was killed. When anything fails, those
/// that were replaced are put back: all are new or all are what they were.
class FileGroup {
public:
    /// A file that is finished; what FileSaver::commit() calls.
    void take(TemporaryFile file) { m_files.push_back(std::move(file)); }

    /// Throws Error, after which nothing has changed, unless the message says that it has.
    void commit();

private:
    void placeAll();
    void syncFolder() const;

    std::vector<TemporaryFile> m_files;
};

/// Lets write(FileGroup&) save files and commits them. An error names them all, as `names` does.
template <typename Write>
void saveTogether(const std::string& names, Write write) {
    try {
        FileGroup group;
        write(group);
        group.commit();
    } catch (const Error& error) {
        Failure failure = error.failure();
        failure.remedy = "It belongs to " + names + ", which appear together. " + failure.remedy;
        throw Error(failure);
    }
}

/// "a.csv, b.csv and c.npy": names of files without their folders.
std::string namesTogether(const std::vector<std::string>& paths);

} // namespace model
