#include "tests/faults/each_fault.h"

#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <map>
#include <new>
#include <optional>
#include <system_error>

#include "model/values/failure.h"
#include "tests/support/contents.h"

namespace faults {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostComplaints = 3; ///< of each way in which a call can fail
constexpr std::uint64_t eachUpTo = 24;
constexpr std::uint64_t thinning = 8;

struct Way {
    Course course;
    int error;
};

int usualError(Call call) {
    switch (call) {
    case Call::Open:
        return EMFILE;
    case Call::Write:
    case Call::Rename:
    case Call::MakeFolder:
        return ENOSPC;
    case Call::Permit:
        return EPERM;
    case Call::Lock:
        return ENOLCK;
    case Call::Allocate:
        return ENOMEM;
    default:
        return EIO;
    }
}

std::vector<Way> waysOf(Call call) {
    const int error = usualError(call);
    std::vector<Way> ways = {{Course::Once, error}, {Course::ForGood, error}};
    if (call == Call::Read || call == Call::Write) {
        ways.push_back({Course::Short, 0});
        ways.push_back({Course::Once, EINTR});
    }
    if (call == Call::Write)
        ways.push_back({Course::FillsUp, error});
    if (call == Call::Sync)
        ways.push_back({Course::Once, EINTR});
    return ways;
}

std::uint64_t afterwards(std::uint64_t nth) {
    static const bool every = std::getenv("TASTESCOPE_EVERY_FAULT") != nullptr;
    return nth + (every || nth < eachUpTo ? 1 : nth / thinning);
}

std::size_t openDescriptors() {
    const fs::directory_iterator entries("/proc/self/fd");
    return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

/// Whether the fault only makes the work longer.
bool isHarmless(const Fault& fault) {
    return fault.course == Course::Short || fault.error == EINTR;
}

std::string complaintAbout(const model::Failure& failure, const Fault& fault) {
    const std::string text = failure.text();
    if (isHarmless(fault))
        return "should not fail: " + text;
    if (failure.file.empty())
        return "no path: " + text;
    if (text.find('\n') != text.npos)
        return "several lines: " + text;
    if (fault.call != Call::Allocate && text.find(std::generic_category().message(fault.error)) == text.npos)
        return "no cause: " + text;
    return {};
}

/// How the work ended.
struct Ending {
    bool whole = false;
    std::string complaint = {};
};

Ending endingOf(const std::function<void()>& work, const Fault& fault) {
    try {
        const InjectedFault injected(fault);
        work();
        return {true};
    } catch (const model::Error& error) {
        return {false, complaintAbout(error.failure(), fault)};
    } catch (const std::bad_alloc&) {
        return {false, fault.call == Call::Allocate ? "" : "std::bad_alloc"};
    } catch (const std::exception& exception) {
        return {false, std::string("another exception: ") + exception.what()};
    }
}

/// The first thing that does not hold with this fault; empty = nothing.
std::string complaintOf(const Trial& trial, const Fault& fault) {
    if (trial.prepare)
        trial.prepare();
    const std::size_t descriptors = openDescriptors();
    const Ending ending = endingOf(trial.work, fault);
    if (!ending.complaint.empty())
        return ending.complaint;
    if (const std::size_t left = openDescriptors(); left != descriptors)
        return std::to_string(left) + " descriptors instead of " + std::to_string(descriptors);
    if (std::string wrong = trial.wrong(ending.whole); !wrong.empty())
        return wrong;
    if (ending.whole)
        return {};
    try {
        trial.work();
    } catch (const std::exception& exception) {
        return std::string("without a fault it fails, too: ") + exception.what();
    }
    const std::string wrong = trial.wrong(true);
    return wrong.empty() ? wrong : "tried again: " + wrong;
}

void addComplaints(const Trial& trial, Call call, const Way& way, std::string& complaints) {
    std::size_t count = 0;
    for (std::uint64_t nth = 1; count < mostComplaints; nth = afterwards(nth)) {
        const Fault fault = {call, nth, way.course, way.error};
        const std::string complaint = complaintOf(trial, fault);
        if (!InjectedFault::happened())
            return;
        if (!complaint.empty()) {
            complaints += fault.text() + ": " + complaint + '\n';
            ++count;
        }
    }
}

/// What is in a folder: the bytes of files, by their paths; folders have a slash behind and no bytes, links
/// an @ and where they lead to.
using Contents = std::map<std::string, std::string>;

Contents contentsIn(const std::string& folder) {
    Contents contents;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().lexically_relative(folder).string();
        if (entry.is_symlink())
            contents[name + '@'] = fs::read_symlink(entry.path()).string();
        else if (entry.is_directory())
            contents[name + '/'];
        else
            contents[name] = contentsOf(entry.path().string());
    }
    return contents;
}

void restore(const std::string& folder, const Contents& contents) {
    fs::remove_all(folder);
    fs::create_directory(folder);
    for (const auto& [name, bytes] : contents)
        if (name.ends_with('/'))
            fs::create_directories(folder + '/' + name);
    for (const auto& [name, bytes] : contents)
        if (name.ends_with('@'))
            fs::create_symlink(bytes, folder + '/' + name.substr(0, name.size() - 1));
        else if (!name.ends_with('/'))
            std::ofstream(folder + '/' + name, std::ios::binary) << bytes;
}

/// A file or none: bytes, or nothing.
std::optional<std::string> fileIn(const Contents& contents, const std::string& name) {
    const auto found = contents.find(name);
    return found == contents.end() ? std::nullopt : std::optional(found->second);
}

/// Empty where all is new, or, where the work is not whole, all is old.
std::string differenceOf(const Contents& now, const Contents& before, const Contents& after, bool whole) {
    if (now == after || (!whole && now == before))
        return {};
    Contents names = now;
    names.insert(before.begin(), before.end());
    names.insert(after.begin(), after.end());
    std::string text = "not all " + std::string(whole ? "new" : "old or all new") + ':';
    for (const auto& [name, bytes] : names) {
        const auto found = fileIn(now, name);
        text += ' ' + name +
                (found == fileIn(after, name)    ? " new"
                 : found == fileIn(before, name) ? " old"
                 : found                         ? " neither"
                                                 : " missing");
    }
    return text;
}

std::string firstDifference(const std::string& found, const std::string& expected) {
    const auto [at, place] = std::ranges::mismatch(found, expected);
    const auto begin = static_cast<std::size_t>(std::max<std::ptrdiff_t>(at - found.begin() - 20, 0));
    return "\"" + found.substr(begin, 80) + "\" instead of \"" + expected.substr(begin, 80) + '"';
}

} // namespace

std::span<const Call> callsOfSaving() {
    static constexpr std::array calls = {Call::Open,     Call::Close,  Call::Write, Call::Look,
                                         Call::Sync,     Call::Rename, Call::Link,  Call::MakeFolder,
                                         Call::Truncate, Call::Permit, Call::Lock,  Call::Allocate};
    return calls;
}

std::span<const Call> callsOfReading() {
    static constexpr std::array calls = {Call::Open, Call::Close, Call::Read, Call::List,
                                         Call::Seek, Call::Look,  Call::Lock, Call::Allocate};
    return calls;
}

std::span<const Call> callsOfRecording() {
    static constexpr std::array calls = {Call::Open,     Call::Close,  Call::Read, Call::List,
                                         Call::Write,    Call::Look,   Call::Sync, Call::Rename,
                                         Call::Truncate, Call::Permit, Call::Lock, Call::Allocate};
    return calls;
}

std::string complaintsOf(const Trial& trial, std::span<const Call> calls) {
    std::string complaints;
    for (const Call call : calls)
        for (const Way& way : waysOf(call))
            addComplaints(trial, call, way, complaints);
    return complaints;
}

std::string complaintsOfSaving(const std::function<void(const std::string&)>& before,
                               const std::function<void(const std::string&)>& save) {
    const QTemporaryDir place;
    const std::string folder = place.filePath(QStringLiteral("folder")).toStdString();
    fs::create_directory(folder);
    before(folder);
    const Contents oldFiles = contentsIn(folder);
    save(folder);
    const Contents newFiles = contentsIn(folder);
    return complaintsOf(
        {[&] { restore(folder, oldFiles); }, [&] { save(folder); },
         [&](bool whole) { return differenceOf(contentsIn(folder), oldFiles, newFiles, whole); }},
        callsOfSaving());
}

std::string complaintsOfReading(const std::function<std::string()>& read) {
    const std::string expected = read();
    std::string found;
    return complaintsOf({{},
                         [&] { found = read(); },
                         [&](bool whole) {
                             return whole && found != expected ? firstDifference(found, expected)
                                                               : std::string();
                         }},
                        callsOfReading());
}

} // namespace faults
