#include "tests/faults/fault.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <fcntl.h>
#include <new>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <system_error>
#include <unistd.h>

namespace faults {

namespace {

constinit std::atomic<const Fault*> armed = nullptr;
constinit std::atomic<std::uint64_t> calls = 0; ///< of the kind that is armed
constinit std::atomic<bool> reached = false;

enum class Fate { Passes, Fails, Halves };

/// What becomes of the call that is being made.
Fate fateOf(Call call) noexcept {
    const Fault* fault = armed.load();
    if (!fault || fault->call != call)
        return Fate::Passes;
    const std::uint64_t number = ++calls;
    if (number < fault->nth || (number > fault->nth && fault->course == Course::Once))
        return Fate::Passes;
    reached = true;
    if (fault->course == Course::Killed)
        ::raise(SIGKILL);
    errno = fault->error;
    const bool halves =
        fault->course == Course::Short || (fault->course == Course::FillsUp && number == fault->nth);
    return halves ? Fate::Halves : Fate::Fails;
}

bool fails(Call call) noexcept {
    return fateOf(call) == Fate::Fails;
}

/// Whether nlohmann's JSON is being destroyed (destroy(), or ~basic_json() where that is part of it). That
/// takes memory, and ends the program where there is none: a limit of that library (3.11), not to be tried.
/// Needs the program's symbols (ENABLE_EXPORTS).
bool destroysJson() noexcept {
    std::array<void*, 20> frames = {};
    const int count = ::backtrace(frames.data(), static_cast<int>(frames.size()));
    return std::any_of(frames.begin(), frames.begin() + count, [](const void* frame) {
        Dl_info found = {};
        return ::dladdr(frame, &found) != 0 && found.dli_sname != nullptr &&
               std::strstr(found.dli_sname, "nlohmann") != nullptr &&
               (std::strstr(found.dli_sname, "destroy") != nullptr ||
                std::string_view(found.dli_sname).ends_with("D2Ev"));
    });
}

/// The function that the program would call without this file.
template <typename Function>
Function* real(const char* name) noexcept {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

/// read(2), write(2) and their like, whose third argument is a number of bytes.
template <typename Function, typename Bytes, typename... Rest>
ssize_t transfer(Call call, Function* function, int descriptor, Bytes bytes, std::size_t count,
                 Rest... rest) {
    const Fate fate = fateOf(call);
    if (fate == Fate::Fails)
        return -1;
    const std::size_t half = std::max<std::size_t>(count / 2, std::min<std::size_t>(count, 1));
    return function(descriptor, bytes, fate == Fate::Halves ? half : count, rest...);
}

} // namespace

std::string Fault::text() const {
    constexpr std::array names = {"open",        "close",    "read",       "list",   "write",
                                  "seek",        "look",     "sync",       "rename", "link",
                                  "make folder", "truncate", "permission", "lock",   "allocate"};
    constexpr std::array courses = {"once", "for good", "short", "fills up", "killed"};
    return std::string(names.at(static_cast<std::size_t>(call))) + ' ' + std::to_string(nth) + ' ' +
           courses.at(static_cast<std::size_t>(course)) + ": " + std::generic_category().message(error);
}

InjectedFault::InjectedFault(const Fault& fault) : m_fault(fault) {
    calls = 0;
    reached = false;
    armed = &m_fault;
}

InjectedFault::~InjectedFault() {
    armed = nullptr;
}

bool InjectedFault::happened() {
    return reached;
}

} // namespace faults

// The functions of the C library, with the exception specifications of its headers.

using faults::Call;
using faults::fails;
using faults::real;
using faults::transfer;

extern "C" {

#define FAULTS_OPEN(name)                                                                                    \
    int name(const char* path, int flags, ...) {                                                             \
        va_list rest;                                                                                        \
        va_start(rest, flags);                                                                               \
        const mode_t mode = (flags & (O_CREAT | __O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;               \
        va_end(rest);                                                                                        \
        static const auto next = real<int(const char*, int, ...)>(#name);                                    \
        return fails(Call::Open) ? -1 : next(path, flags, mode);                                             \
    }
FAULTS_OPEN(open)
FAULTS_OPEN(open64)

#define FAULTS_OPENAT(name)                                                                                  \
    int name(int folder, const char* path, int flags, ...) {                                                 \
        va_list rest;                                                                                        \
        va_start(rest, flags);                                                                               \
        const mode_t mode = (flags & (O_CREAT | __O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;               \
        va_end(rest);                                                                                        \
        static const auto next = real<int(int, const char*, int, ...)>(#name);                               \
        return fails(Call::Open) ? -1 : next(folder, path, flags, mode);                                     \
    }
FAULTS_OPENAT(openat)
FAULTS_OPENAT(openat64)

int __open_2(const char* path, int flags) {
    return open(path, flags);
}

FILE* fopen(const char* path, const char* mode) {
    static const auto next = real<FILE*(const char*, const char*)>("fopen");
    return fails(Call::Open) ? nullptr : next(path, mode);
}

FILE* fopen64(const char* path, const char* mode) {
    static const auto next = real<FILE*(const char*, const char*)>("fopen64");
    return fails(Call::Open) ? nullptr : next(path, mode);
}

DIR* opendir(const char* path) {
    static const auto next = real<DIR*(const char*)>("opendir");
    return fails(Call::Open) ? nullptr : next(path);
}

dirent* readdir(DIR* folder) {
    static const auto next = real<dirent*(DIR*)>("readdir");
    return fails(Call::List) ? nullptr : next(folder);
}

dirent64* readdir64(DIR* folder) {
    static const auto next = real<dirent64*(DIR*)>("readdir64");
    return fails(Call::List) ? nullptr : next(folder);
}

int close(int descriptor) {
    static const auto next = real<int(int)>("close");
    const int result = next(descriptor);
    return fails(Call::Close) ? -1 : result;
}

ssize_t read(int descriptor, void* bytes, size_t count) {
    static const auto next = real<ssize_t(int, void*, size_t)>("read");
    return transfer(Call::Read, next, descriptor, bytes, count);
}

ssize_t __read_chk(int descriptor, void* bytes, size_t count, size_t) {
    return read(descriptor, bytes, count);
}

ssize_t pread64(int descriptor, void* bytes, size_t count, off64_t offset) {
    static const auto next = real<ssize_t(int, void*, size_t, off64_t)>("pread64");
    return transfer(Call::Read, next, descriptor, bytes, count, offset);
}

ssize_t write(int descriptor, const void* bytes, size_t count) {
    static const auto next = real<ssize_t(int, const void*, size_t)>("write");
    return transfer(Call::Write, next, descriptor, bytes, count);
}

ssize_t writev(int descriptor, const iovec* parts, int count) {
    static const auto next = real<ssize_t(int, const iovec*, int)>("writev");
    return fails(Call::Write) ? -1 : next(descriptor, parts, count);
}

#define FAULTS_SEEK(name)                                                                                    \
    off_t name(int descriptor, off_t offset, int whence) noexcept {                                          \
        static const auto next = real<off_t(int, off_t, int)>(#name);                                        \
        return fails(Call::Seek) ? -1 : next(descriptor, offset, whence);                                    \
    }
FAULTS_SEEK(lseek)
FAULTS_SEEK(lseek64)

#define FAULTS_LOOK(name, place, status)                                                                     \
    int name(place at, struct status* found) noexcept {                                                      \
        static const auto next = real<int(place, struct status*)>(#name);                                    \
        return fails(Call::Look) ? -1 : next(at, found);                                                     \
    }
FAULTS_LOOK(stat, const char*, stat)
FAULTS_LOOK(stat64, const char*, stat64)
FAULTS_LOOK(lstat, const char*, stat)
FAULTS_LOOK(lstat64, const char*, stat64)
FAULTS_LOOK(fstat, int, stat)
FAULTS_LOOK(fstat64, int, stat64)

int access(const char* path, int mode) noexcept {
    static const auto next = real<int(const char*, int)>("access");
    return fails(Call::Look) ? -1 : next(path, mode);
}

// Not passed on: the power does not fail, and a test makes thousands of them.

int fsync(int) {
    return fails(Call::Sync) ? -1 : 0;
}

int fdatasync(int) {
    return fails(Call::Sync) ? -1 : 0;
}

int rename(const char* from, const char* to) noexcept {
    static const auto next = real<int(const char*, const char*)>("rename");
    return fails(Call::Rename) ? -1 : next(from, to);
}

int link(const char* from, const char* to) noexcept {
    static const auto next = real<int(const char*, const char*)>("link");
    return fails(Call::Link) ? -1 : next(from, to);
}

int mkdir(const char* path, mode_t mode) noexcept {
    static const auto next = real<int(const char*, mode_t)>("mkdir");
    return fails(Call::MakeFolder) ? -1 : next(path, mode);
}

int ftruncate(int descriptor, off_t size) noexcept {
    static const auto next = real<int(int, off_t)>("ftruncate");
    return fails(Call::Truncate) ? -1 : next(descriptor, size);
}

int fchmod(int descriptor, mode_t mode) noexcept {
    static const auto next = real<int(int, mode_t)>("fchmod");
    return fails(Call::Permit) ? -1 : next(descriptor, mode);
}

int flock(int descriptor, int operation) noexcept {
    static const auto next = real<int(int, int)>("flock");
    return fails(Call::Lock) ? -1 : next(descriptor, operation);
}

// nlohmann's JSON (3.11) loses parts of a value where memory runs out while it is made: the address
// sanitizer, which asks for this by name, has nothing else to find here.
const char* __lsan_default_suppressions() {
    return "leak:nlohmann\nleak:libomp.so";
}

// Allocations: --wrap=malloc sends those of the program's own objects here.

void* __real_malloc(size_t bytes);

void* __wrap_malloc(size_t bytes) {
    return fails(Call::Allocate) ? nullptr : __real_malloc(bytes);
}

} // extern "C"

namespace {

/// Memory as operator delete gives it back; null where there is none.
void* allocated(std::size_t bytes, std::size_t alignment) noexcept {
    if (fails(Call::Allocate) && !faults::destroysJson())
        return nullptr;
    bytes = std::max<std::size_t>(bytes, 1);
    void* memory = nullptr;
    if (alignment <= __STDCPP_DEFAULT_NEW_ALIGNMENT__)
        return __real_malloc(bytes);
    return ::posix_memalign(&memory, alignment, bytes) == 0 ? memory : nullptr;
}

void* allocatedOrThrow(std::size_t bytes, std::size_t alignment = 1) {
    if (void* memory = allocated(bytes, alignment))
        return memory;
    throw std::bad_alloc();
}

} // namespace

void* operator new(std::size_t bytes) {
    return allocatedOrThrow(bytes);
}
void* operator new[](std::size_t bytes) {
    return allocatedOrThrow(bytes);
}
void* operator new(std::size_t bytes, std::align_val_t alignment) {
    return allocatedOrThrow(bytes, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t bytes, std::align_val_t alignment) {
    return allocatedOrThrow(bytes, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
    return allocated(bytes, 1);
}
void* operator new[](std::size_t bytes, const std::nothrow_t&) noexcept {
    return allocated(bytes, 1);
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete[](void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept {
    std::free(memory);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept {
    std::free(memory);
}
void operator delete[](void* memory, const std::nothrow_t&) noexcept {
    std::free(memory);
}
