// Fixes: single changes that would make possible what a case wants.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scheduler/explain/conflict.h"

namespace respite {

enum class FixKind {
  kMoveMeeting,  // what the person's busy calendar holds during the turn
  kUnblock,      // the protected block is not kept clear
  kLimitOf,      // the limit, for that person, at that figure
  kHandOver,     // the published turn, to somebody else
  kLeave,        // the leave leaves the turn free
  kSooner,       // the person joins in time for the turn
  kLater,        // the person leaves after the turn
  kJoinRota,     // the person may hold the rota, or the shift
  kNever,        // the person may hold what the file says they never hold
  kTogether,     // people may be on duty together
  kLimit,        // the limit, for all whom it binds, at that figure
  kSkill,        // the person has what the seat asks for
  kNovice,       // a novice may hold the rota alone
  kFewer,        // one head fewer on the shift
  kElsewhere,    // the person's duties of a rota gone from the file are taken back
  kHire,         // one person more in the rota, with every skill
};

// In the order of FixKind, what asks less comes first. What a kind does not speak of stays as it
// is.
struct Fix {
  FixKind kind{};
  Element element{};     // what it changes
  PersonIndex person{};  // whom it is about
  TurnIndex turn{};
  std::int64_t figure = 0;  // in the unit of Breach::limit
  friend bool operator==(const Fix&, const Fix&) = default;
};

// The case with that change made.
[[nodiscard]] WhyCase changed(const WhyCase& asked, const Fix& fix);

// Changes to what the conflict rests on, each tried by solving the case with it: those that work,
// what asks least first. Nothing that began by `now` is changed.
[[nodiscard]] std::vector<Fix> fixes_of(const WhyCase& asked, const Conflict& conflict, Instant now,
                                        std::int64_t& work);

}  // namespace respite
