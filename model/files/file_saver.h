#pragma once

#include <string>
#include <string_view>

#include "model/files/temporary_file.h"

namespace model {

class FileGroup;

/// Writes one file so that the target is, at every moment, either the old file or the complete new one: a
/// temporary file beside the target, written in a loop, synchronised and renamed; the folder is synchronised
/// too. A target that exists must be a regular file, or a link to one: then the file behind the link is
/// replaced. The new file has the old one's permissions, or those of any new file. Whatever is not committed
/// is removed, and so is what programs that were killed have left in the folder. Every member throws Error
/// with path and cause; after one nothing more can be written.
class FileSaver {
public:
    /// A group that the file appears with outlives the saver.
    explicit FileSaver(const std::string& target, FileGroup* group = nullptr);

    void write(std::string_view bytes) { m_file.write(bytes); }

    /// Puts the new file in the target's place, or makes it ready for the group to do so. Nothing may be
    /// written after it.
    void commit();

private:
    TemporaryFile m_file;
    FileGroup* m_group;
};

/// For who will save a file there after long work: throws now what FileSaver would throw at once, for a
/// folder in its place, a folder that is missing or cannot be written to, and the like. Writes nothing.
void requireSavable(const std::string& target);

/// Saves a whole text or picture at once.
void saveFile(const std::string& target, std::string_view bytes);

} // namespace model
