#pragma once

#include <cstddef>

namespace entente {

// How the heap is kept. None of this changes what the program does; elsewhere
// than on Linux with glibc it has no effect.

/// Lets the next `bytes` of the heap come in large pages, where the system has
/// them: a program that fills tables at once spends a third of its time on
/// page faults otherwise. Not under sanitizers.
/// REQUIRES: there are no threads yet; bytes is a multiple of 2 MiB, at
/// most 28.
void use_large_pages(std::size_t bytes);

/// Has large blocks of memory given back to the system when they are freed.
/// Glibc by and by keeps blocks of up to 32 MB for later, which is good for
/// many small tasks; arrays that grow to hundreds of megabytes leave holes of
/// all sizes behind. For commands that make a large graph, before they start.
void give_back_large_blocks();

}  // namespace entente
