#pragma once

#include <cstddef>

namespace model {

/// Sets how many OpenMP threads the calling thread's parallel loops and products use; 0 = every core. Returns
/// the number.
int useThreads(int threads);

/// Of the calling thread's parallel loops: the number of threads, and which of them this one is.
std::size_t maximumThreads();
std::size_t threadNumber();

/// How many threads share the parallel region that the calling one is in.
std::size_t teamSize();

/// What the calling thread has computed so far, in seconds; waiting does not count.
double secondsComputed();

/// Lets other programs and the window go first: the calling thread and the OpenMP threads that it starts
/// afterwards.
void lowerPriority();

} // namespace model
