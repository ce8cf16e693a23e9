#pragma once

#include <string>
#include <string_view>

namespace model {

/// Writes one file so that the target is, at every moment, either the old file or the complete new one: a
/// temporary file beside the target, written in a loop, synchronised and renamed; the folder is synchronised
/// too. A target that exists must be a regular file, or a link to one: then the file behind the link is
/// replaced. The new file has the old one's permissions, or those of any new file. Whatever is not committed
/// is removed. Every member throws Error with path and cause; after one nothing more can be written.
class FileSaver {
public:
    explicit FileSaver(const std::string& target);
    ~FileSaver();
    FileSaver(const FileSaver&) = delete;
    FileSaver& operator=(const FileSaver&) = delete;

    void write(std::string_view bytes);

    /// Puts the new file in the target's place. Nothing may be written after it.
    void commit();

private:
    void createTemporary(unsigned permissions);
    void syncFolder() const;
    void discard();
    [[noreturn]] void fail(const std::string& what, int error);

    std::string m_target;
    std::string m_temporary; ///< empty where there is nothing to remove
    int m_descriptor = -1;
};

/// For who will save a file there after long work: throws now what FileSaver would throw at once, for a
/// folder in its place, a folder that is missing or cannot be written to, and the like. Writes nothing.
void requireSavable(const std::string& target);

/// Saves a whole text or picture at once.
void saveFile(const std::string& target, std::string_view bytes);

} // namespace model
