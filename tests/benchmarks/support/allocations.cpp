#include "tests/benchmarks/support/allocations.h"

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <fstream>
#include <string>

namespace {

std::atomic<std::uint64_t> allocations{0};

double statusBytes(const std::string& key) {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == key) {
            double kibibytes = 0;
            status >> kibibytes;
            return 1024 * kibibytes;
        }
    return 0;
}

} // namespace

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* memory, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);

void* malloc(std::size_t size) {
    ++allocations;
    return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) {
    ++allocations;
    return __libc_calloc(count, size);
}
void* realloc(void* memory, std::size_t size) {
    ++allocations;
    return __libc_realloc(memory, size);
}
void* memalign(std::size_t alignment, std::size_t size) {
    ++allocations;
    return __libc_memalign(alignment, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
    return memalign(alignment, size);
}
int posix_memalign(void** memory, std::size_t alignment, std::size_t size) {
    *memory = memalign(alignment, size);
    return *memory ? 0 : ENOMEM;
}
}

namespace bench {

std::uint64_t allocationCount() {
    return allocations;
}

double residentMemory() {
    return statusBytes("VmRSS:");
}

double peakResidentMemory() {
    return statusBytes("VmHWM:");
}

void resetPeakMemory() {
    std::ofstream("/proc/self/clear_refs") << 5;
}

} // namespace bench
