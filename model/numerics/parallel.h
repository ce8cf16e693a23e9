#pragma once

#include <cstddef>

namespace model {

/// Sets how many OpenMP threads the calling thread's parallel loops and products use; 0 = every core. Returns
/// the number.
int useThreads(int threads);

/// How many that are, of every core that this process may use.
int coreCount();

/// Of the calling thread's parallel loops: the number of threads, and which of them this one is.
std::size_t maximumThreads();
std::size_t threadNumber();

/// How many threads share the parallel region that the calling one is in.
std::size_t teamSize();

/// CPU time of the calling thread so far, in seconds.
double secondsComputed();

/// Lowers the priority of the calling thread, and of the OpenMP threads that it starts afterwards, below that
/// of the window and other programs.
void lowerPriority();

} // namespace model
