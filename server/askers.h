// Judges of requests, one for each desk, kept while nothing changes: most of a verdict's work is
// what all of them have in common.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "app/requests/ask.h"
#include "server/desks.h"

namespace respite::server {

// Safe to share between threads.
class Askers {
 public:
  [[nodiscard]] std::shared_ptr<Asker> of(std::size_t desk, const DeskState& state) {
    const std::lock_guard lock(mutex_);
    One& one = desks_[desk];
    if (!one.asker || one.times != state.times) {
      one = {state.times, std::make_shared<Asker>(*state.desk)};
    }
    return one.asker;
  }

 private:
  struct One {
    std::uint64_t times = 0;
    std::shared_ptr<Asker> asker;
  };
  std::mutex mutex_;
  std::map<std::size_t, One> desks_;
};

}  // namespace respite::server
