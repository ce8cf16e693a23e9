#include "model/numerics/parallel.h"

#include <omp.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

namespace model {

int useThreads(int threads) {
    const int used = threads > 0 ? threads : coreCount();
    omp_set_num_threads(used);
    return used;
}

int coreCount() {
    return omp_get_num_procs();
}

std::size_t maximumThreads() {
    return static_cast<std::size_t>(omp_get_max_threads());
}

std::size_t threadNumber() {
    return static_cast<std::size_t>(omp_get_thread_num());
}

std::size_t teamSize() {
    return static_cast<std::size_t>(omp_get_num_threads());
}

double secondsComputed() {
    timespec time = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

void lowerPriority() {
    // On Linux niceness belongs to a thread and is inherited by those it creates.
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 5);
}

} // namespace model
