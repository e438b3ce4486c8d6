#include "cli/memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <new>
#endif

namespace entente {

#ifdef __GLIBC__
void use_large_pages(std::size_t bytes) {
  // What is large is part of the heap, and the heap does not shrink: as it
  // would be anyway once something of this size was freed.
  constexpr int kLargest = 32 << 20;  // As far as glibc itself would go.
  ::mallopt(M_MMAP_THRESHOLD, kLargest);
  ::mallopt(M_TRIM_THRESHOLD, 2 * kLargest);
  constexpr std::uintptr_t kPage = 2 << 20;
  const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  void* const room = std::aligned_alloc(kPage, bytes);
  const auto first = reinterpret_cast<std::uintptr_t>(room);
  // It begins in what was left of the heap, or just after it.
  const bool in_heap = first + kPage > end && first < end + kPage;
  // What it answers does not matter: small pages do.
  if (in_heap) ::madvise(room, bytes, MADV_HUGEPAGE);
  std::free(room);
  // The heap before the first large page stays unused, and takes no memory.
  [[maybe_unused]] static const void* const gap =
      in_heap && first > end ? ::operator new(first - end) : nullptr;
}

void give_back_large_blocks() {
  ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
  // But what a pipeline's blocks lie in is used again at once.
  ::mallopt(M_TRIM_THRESHOLD, 2 << 20);
}
#else
void use_large_pages(std::size_t) {}
void give_back_large_blocks() {}
#endif

}  // namespace entente
