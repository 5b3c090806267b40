// Judges of requests, one for each desk, kept while nothing changes: most of a verdict's work is
// what all of them have in common.
#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "app/requests/ask.h"
#include "server/desks.h"

namespace respite::server {

// Safe to share between threads; one verdict of a desk at a time.
class Askers {
 public:
  // Whoever asks without a token is answered in public.
  [[nodiscard]] AskView ask(std::size_t desk, const DeskState& state, const Question& question,
                            Language language, bool in_public);

 private:
  struct One {
    std::mutex mutex;
    std::uint64_t times = 0;
    std::unique_ptr<Asker> asker;
  };
  std::mutex mutex_;
  std::map<std::size_t, One> desks_;
};

}  // namespace respite::server
