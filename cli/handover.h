#pragma once

#include <memory>
#include <utility>

#if defined(__SANITIZE_THREAD__)
#include <sanitizer/tsan_interface.h>
#endif

/// Tells the thread sanitizer what oneTBB guarantees about pipelines: that a
/// serial filter runs once at a time, that an item goes from filter to filter,
/// that all is done at the end. The library is not built with the sanitizer,
/// which so sees no order and warns of each item. In other builds nothing here
/// costs anything. Races within filters, and between those that run at the
/// same time, are still found.
namespace entente {

/// What this thread did is known to whoever takes over at `mark` later.
inline void hand_over([[maybe_unused]] const void* mark) {
#if defined(__SANITIZE_THREAD__)
  __tsan_release(const_cast<void*>(mark));
#endif
}
inline void take_over([[maybe_unused]] const void* mark) {
#if defined(__SANITIZE_THREAD__)
  __tsan_acquire(const_cast<void*>(mark));
#endif
}

/// Lives on the thread that runs a pipeline while it runs, after its filters
/// are made.
class PipelineRun {
 public:
  PipelineRun() { hand_over(&started); }
  ~PipelineRun() { take_over(&ended); }
  PipelineRun(const PipelineRun&) = delete;
  PipelineRun& operator=(const PipelineRun&) = delete;

  // Of all runs: a filter's own variables may only be read after taking over.
  static inline char started = 0;
  static inline char ended = 0;
};

/// Lives through one call of a filter; its first line.
class FilterCall {
 public:
  FilterCall() { take_over(&PipelineRun::started); }
  ~FilterCall() { hand_over(&PipelineRun::ended); }
  FilterCall(const FilterCall&) = delete;
  FilterCall& operator=(const FilterCall&) = delete;
};

/// Lives through one call of a serial filter, after FilterCall; `filter` is
/// the address of something that only this filter uses.
class SerialCall {
 public:
  explicit SerialCall(const void* filter) : filter_(filter) {
    take_over(filter_);
  }
  ~SerialCall() { hand_over(filter_); }
  SerialCall(const SerialCall&) = delete;
  SerialCall& operator=(const SerialCall&) = delete;

 private:
  const void* filter_;
};

/// Memory that the library hands from thread to thread, and uses again.
class HandedPlace {
 protected:
  HandedPlace() { take_over(this); }
  ~HandedPlace() { hand_over(this); }
};

/// What one filter gives to the next one, which takes it by value: a shared
/// pointer.
template <class T>
class Handed : HandedPlace {
 public:
  Handed() { hand_over(this); }
  Handed(std::shared_ptr<T> item) : item_(std::move(item)) { hand_over(this); }
  Handed(Handed&& other) noexcept : item_(other.take()) { hand_over(this); }
  Handed& operator=(Handed&&) = delete;
  ~Handed() { take_over(this); }

  T& operator*() const { return *item_; }
  T* operator->() const { return item_.get(); }
  const std::shared_ptr<T>& pointer() const { return item_; }

 private:
  std::shared_ptr<T> take() {
    take_over(this);
    return std::move(item_);
  }

  std::shared_ptr<T> item_;
};

}  // namespace entente
