#include "tests/model/support/failing_calls.h"

#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

struct Planned {
    bool armed = false;
    Call call = Call::Write;
    Fault fault = Fault::Once;
    int nth = 0;
    int seen = 0;
};
Planned planned;

/// Whether this call is to fail.
bool fails(Call call) {
    if (!planned.armed || planned.call != call)
        return false;
    const int number = ++planned.seen;
    const bool due = number == planned.nth || (number > planned.nth && planned.fault != Fault::Once);
    if (due && planned.fault == Fault::Killed)
        ::raise(SIGKILL);
    if (due)
        errno = ENOSPC;
    return due;
}

/// The function of that name in the system's library.
template <typename Function>
Function* real(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

} // namespace

FailingCall::FailingCall(Call call, Fault fault, int nth) {
    planned = {true, call, fault, nth, 0};
}

FailingCall::~FailingCall() {
    planned.armed = false;
}

bool FailingCall::happened() {
    return planned.seen >= planned.nth;
}

// Named by their symbols, since headers may have inline functions of the same names.
extern "C" {
ssize_t failingWrite(int file, const void* bytes, size_t count) __asm__("write");
int failingSync(int file) __asm__("fsync");
int failingRename(const char* from, const char* to) __asm__("rename");
int failingOpen(const char* path, int flags, ...) __asm__("open");
int failingLink(const char* from, const char* to) __asm__("link");
int failingClose(int file) __asm__("close");
int failingMkdir(const char* path, mode_t mode) __asm__("mkdir");
int failingLock(int file, int operation) __asm__("flock");

ssize_t failingWrite(int file, const void* bytes, size_t count) {
    if (!fails(Call::Write))
        return real<ssize_t(int, const void*, size_t)>("write")(file, bytes, count);
    const bool isFirst = planned.seen == planned.nth;
    if (planned.fault == Fault::Short && isFirst && count > 1)
        return real<ssize_t(int, const void*, size_t)>("write")(file, bytes, count / 2);
    return -1;
}

int failingSync(int file) {
    return fails(Call::Sync) ? -1 : ::fcntl(file, F_GETFD) < 0 ? -1 : 0; // no disk is waited for
}

int failingRename(const char* from, const char* to) {
    return fails(Call::Rename) ? -1 : real<int(const char*, const char*)>("rename")(from, to);
}

int failingOpen(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fails(Call::Open) ? -1 : real<int(const char*, int, ...)>("open")(path, flags, mode);
}

int failingLink(const char* from, const char* to) {
    return fails(Call::Link) ? -1 : real<int(const char*, const char*)>("link")(from, to);
}

int failingClose(int file) { // the system closes it even then
    const bool failed = fails(Call::Close);
    const int result = real<int(int)>("close")(file);
    if (failed)
        errno = EIO;
    return failed ? -1 : result;
}

int failingMkdir(const char* path, mode_t mode) {
    return fails(Call::Mkdir) ? -1 : real<int(const char*, mode_t)>("mkdir")(path, mode);
}

int failingLock(int file, int operation) {
    return fails(Call::Lock) ? -1 : real<int(int, int)>("flock")(file, operation);
}
}
