#pragma once

#include <string>
#include <string_view>

#include "model/values/failure.h"

namespace model {

/// A file under a hidden name beside the one whose place it is to take. It is locked (flock) as long as this
/// object has it: a file with such a name and without a lock was left by a program that was killed (see
/// left_over_files.h). What is not put in place is removed. Members throw Error with the target's path and
/// the cause; after one nothing more can be written.
class TemporaryFile {
public:
    /// An empty file. The kernel takes the umask off the permissions.
    TemporaryFile(const std::string& target, unsigned permissions);

    /// The target as it is now under another name, to be put back: a hard link, or a copy where the file
    /// system has no links.
    static TemporaryFile ofOld(const std::string& target);

    TemporaryFile(TemporaryFile&& other) noexcept;
    TemporaryFile& operator=(TemporaryFile&& other) = delete;
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile();

    const std::string& path() const { return m_path; }
    const std::string& target() const { return m_target; }

    void setPermissions(unsigned permissions);
    void write(std::string_view bytes);

    /// Everything is written: brings it to the disk.
    void finish();

    /// Gives it the target's name; to be durable the folder has to be synchronised, too.
    void place();

    /// Gives it the target's name by any means that works. False: it stays under the name path() had.
    bool putBack() noexcept;

private:
    TemporaryFile(std::string target, std::string path, int descriptor);

    void create(unsigned permissions);
    void copyTarget();
    int lock() const;
    void release();
    void discard();
    [[noreturn]] void fail(const std::string& what, int error);

    std::string m_target;
    std::string m_path;    ///< empty where there is nothing to remove
    int m_descriptor = -1; ///< to write to
    int m_lock = -1;       ///< what holds the lock once nothing more is written
};

/// The error of a target that could not be saved; errno says why.
Error savingFailure(const std::string& target, const std::string& what, int error);

/// The folder that a file is in.
std::string folderOf(const std::string& path);

/// Brings the names in a file's folder to the disk: 0, or the errno of what failed.
int syncFolderOf(const std::string& path);

} // namespace model
