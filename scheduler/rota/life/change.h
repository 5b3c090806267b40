// Changes: what is laid over a published rota, and whose agreement it needs.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/time/interval.h"

namespace respite {

// A stretch of one place in a rota that goes from one person to another. Ids are those published.
struct Stretch {
  std::string rota;
  std::string seat;
  std::uint32_t place = 0;  // among the interchangeable places of a shift; else 0
  Interval span;
  std::optional<std::string> from;  // nobody: it was open
  std::optional<std::string> to;    // nobody: offered to whoever takes it
  friend bool operator==(const Stretch&, const Stretch&) = default;
};

// In which part somebody acts.
enum class Part { kRequester, kColleague, kLead };

// Whether they may ask for it: leads anything; others what they hold or would take themselves;
// requesters nothing.
[[nodiscard]] bool may_propose(std::span<const Stretch> stretches, std::string_view who, Part part);

// Everybody who gains or loses by it and has not agreed by proposing it; nobody where a lead
// proposes it. Sorted.
[[nodiscard]] std::vector<std::string> who_must_agree(std::span<const Stretch> stretches,
                                                      std::string_view proposer, Part part);

// What of the stretches lies within a span, cut to it.
[[nodiscard]] std::vector<Stretch> cut_to(std::span<const Stretch> stretches, Interval span);

// When it can no longer be accepted, or taken back: the first of its time has begun.
[[nodiscard]] Instant begin_of(std::span<const Stretch> stretches);

}  // namespace respite
