#pragma once

#include <cstdint>
#include <string>

/// The one way in which tests make calls of the system fail. The program that links fault.cpp has the C
/// library's functions of these names in it, in front of the real ones, which they call: whoever calls them,
/// the model, the C++ library, libarchive or SQLite, comes through here. Of allocations those of the
/// program's own code count: operator new, and malloc() as Eigen calls it (the linker's --wrap).
namespace faults {

/// What can be made to fail.
enum class Call {
    Open,  ///< files and folders
    Close, ///< the descriptor is closed all the same, as Linux does
    Read,  ///< of files
    List,  ///< the names in a folder
    Write, ///< whatever function does it
    Seek,
    Look, ///< stat(2) and its like, access(2)
    Sync, ///< fsync(2) and fdatasync(2)
    Rename,
    Link, ///< link(2), a second name for a file
    MakeFolder,
    Truncate,
    Permit, ///< fchmod(2)
    Lock,
    Allocate, ///< std::bad_alloc
};

/// How it fails.
enum class Course {
    Once,    ///< the nth call alone
    ForGood, ///< the nth and all after it
    Short,   ///< reads and writes: the nth and all after it take half of what they could, and succeed
    FillsUp, ///< writes: the nth takes half, all after it fail, as on a disk that fills up
    Killed,  ///< the program is gone instead of the nth, as after kill -9
};

struct Fault {
    Call call;
    std::uint64_t nth; ///< from 1, counted over all threads
    Course course;
    int error; ///< errno

    /// "write 3 for good: No space left on device"
    std::string text() const;
};

/// Makes the fault happen while it lives; one at a time.
class InjectedFault {
public:
    explicit InjectedFault(const Fault& fault);
    ~InjectedFault();
    InjectedFault(const InjectedFault&) = delete;
    InjectedFault& operator=(const InjectedFault&) = delete;

    /// Whether there were as many calls.
    static bool happened();

private:
    Fault m_fault;
};

} // namespace faults
