#include "cli/memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <new>
#endif

namespace entente {

#ifdef __GLIBC__
void use_large_pages(std::size_t bytes) {
  // The heap grows by all of it at once and does not shrink again; tables are
  // part of it, as they would be anyway once one of their size was freed.
  constexpr int kLargest = 32 << 20;  // As far as glibc itself would go.
  ::mallopt(M_MMAP_THRESHOLD, kLargest);
  ::mallopt(M_TRIM_THRESHOLD, 2 * kLargest);
  ::mallopt(M_TOP_PAD, static_cast<int>(bytes));
  const auto begin = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  // More than what is free now, so that it grows. (A plain malloc and free
  // would be optimised away.)
  ::operator delete(::operator new (std::size_t{1} << 20));
  ::mallopt(M_TOP_PAD, 1 << 17);  // As it is without a word.
  const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  constexpr std::uintptr_t kPage = 2 << 20;
  const std::uintptr_t first = (begin + kPage - 1) / kPage * kPage;
  if (first >= end) return;
  // What it answers does not matter: small pages do.
  ::madvise(reinterpret_cast<void*>(first), end - first, MADV_HUGEPAGE);
  // What lies before the first large page stays unused, and takes no memory.
  [[maybe_unused]] static const void* const gap = ::operator new(first - begin);
}
#else
void use_large_pages(std::size_t) {}
#endif

}  // namespace entente
