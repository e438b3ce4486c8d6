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
  // The heap grows by all of it at once. Nothing of it may be touched before it
  // is said to be large: a block of small size makes it grow.
  constexpr std::uintptr_t kPage = 2 << 20;
  constexpr std::size_t kSmall = 256 << 10;
  constexpr int kUsualPad = 128 << 10;
  ::mallopt(M_TOP_PAD, static_cast<int>(bytes + kPage));
  void* const small = std::malloc(kSmall);
  ::mallopt(M_TOP_PAD, kUsualPad);
  const auto begin = reinterpret_cast<std::uintptr_t>(small);
  const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  const std::uintptr_t first = (begin + 2 * kSmall + kPage) / kPage * kPage;
  const bool in_heap = begin < end && end - begin > bytes && first < end;
  // What it answers does not matter: small pages do.
  if (in_heap)
    ::madvise(static_cast<char*>(small) + (first - begin), end - first,
              MADV_HUGEPAGE);
  std::free(small);
  // The heap before the first large page stays unused, and takes no memory.
  [[maybe_unused]] static const void* const gap =
      in_heap ? ::operator new(first - begin) : nullptr;
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
