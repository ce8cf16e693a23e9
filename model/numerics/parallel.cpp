#include "model/numerics/parallel.h"

#include <omp.h>
#include <sys/resource.h>
#include <unistd.h>

namespace model {

int useThreads(int threads) {
    const int used = threads > 0 ? threads : omp_get_num_procs();
    omp_set_num_threads(used);
    return used;
}

void lowerPriority() {
    // On Linux niceness belongs to a thread and is inherited by those it creates.
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 10);
}

} // namespace model
