// When people are free at the same time.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/boundary/availability.h"

namespace respite {

struct FreeQuery {
  std::vector<PersonIndex> people;  // whoever may take part, each once
  std::size_t needed = 1;           // how many of them must be free at once
  Seconds length{};                 // above zero
  Interval within;                  // the whole time lies inside
  Instant now;                      // for the budgets of the week
  bool with_consent = false;        // also times that somebody would have to agree to
  std::size_t most = 20;            // answers wanted
};

// A time on the grid (candidates.h), and who takes part.
struct FreeTime {
  Interval slot;
  std::vector<PersonIndex> people;    // exactly as many as needed, by id
  std::vector<PersonIndex> consents;  // those of them who would have to agree to it
  int cost = 0;                       // of what they would give up (rule_pack.h)
  Seconds focus{};                    // length of movable blocks that it breaks into
  int interruptions = 0;              // that these people have had in the week of the slot
  friend bool operator==(const FreeTime&, const FreeTime&) = default;
};

enum class NotFree {
  kTooFewPeople,   // fewer may take part than are needed
  kTooShort,       // the time asked about is shorter than what is wanted
  kSomebodyNever,  // these people are never free so long, and without them there are too few
  kNeverTogether,  // each has time, but not at once
};

struct FreeAnswer {
  // Least consents and what they cost, then least focus broken, fewest interruptions, earliest.
  std::vector<FreeTime> times;
  std::optional<NotFree> why_not;  // where there is none
  std::vector<PersonIndex> never;  // who has no such time at all, where that is the reason
};

// Of those free at a time the ones least disturbed take part: consent, cost, focus, interruptions,
// id. `known` must cover the time asked about.
[[nodiscard]] FreeAnswer find_free(const Availability& known, const FreeQuery& query);

}  // namespace respite
