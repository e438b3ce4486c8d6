#pragma once

#include <cstddef>

namespace entente {

/// Lets the next `bytes` of the heap come in large pages, where the system has
/// them: a program that fills tables at once spends a third of its time on
/// page faults otherwise. Without effect on what the program does; on other
/// systems than Linux with glibc, and under sanitizers, without any.
/// REQUIRES: there are no threads yet; bytes is a multiple of 2 MiB, at
/// most 28.
void use_large_pages(std::size_t bytes);

}  // namespace entente
