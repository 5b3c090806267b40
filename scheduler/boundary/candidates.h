// Who may serve a request, in which order, and when each of them first could.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/boundary/availability.h"
#include "scheduler/boundary/request.h"
#include "scheduler/boundary/verdict.h"

namespace respite {

// A start lies on a quarter hour of UTC.
inline constexpr Seconds kGrid = std::chrono::minutes{15};
[[nodiscard]] Instant next_on_grid(Instant t);

struct Candidates {
  Group group = Group::kTeam;
  std::vector<PersonIndex> people;  // never none
};

// Groups in the order of who, people in them in the order of their ids; groups without anybody are
// left out. Nobody at all: no one has the skill.
[[nodiscard]] std::vector<Candidates> who_may_serve(const Availability& known,
                                                    const Request& request);

// [person] Whether they are of the team; of everybody where it is none.
[[nodiscard]] std::vector<bool> members_of(const Desk& desk, std::optional<TeamIndex> team);

// Those of `among` ([person]) who have the skill and ever work, by id, whoever is asked for.
[[nodiscard]] std::vector<PersonIndex> able_people(const Availability& known,
                                                   const Request& request,
                                                   const std::vector<bool>& among);

enum class Displaces { kNothing, kFavours, kMovableBlocks };  // each with those before it

// When to look: starts from `first` to `last`, both included.
struct Search {
  Instant first;
  Instant last;
  Seconds length{};
  Instant now;
  int budget = 0;
};

// The first start on the grid that breaches nothing and displaces no more than that.
[[nodiscard]] std::optional<Instant> first_start(const PersonTime& time, const Search& search,
                                                 Displaces displaces);
// The same, all of it inside those hours.
[[nodiscard]] std::optional<Instant> first_start_in(const PersonTime& time,
                                                    const IntervalSet& hours, const Search& search,
                                                    Displaces displaces);

// How far somebody is from being taken at a slot when others can be too: least displacement, then
// fewest interruptions this week, then id. The least comes first.
struct Tie {
  int movable = 0;
  int favours = 0;
  int interruptions = 0;
  std::size_t place = 0;
  friend auto operator<=>(const Tie&, const Tie&) = default;
};
[[nodiscard]] Tie tie_of(const Availability& known, PersonIndex person, Interval slot, Instant now);

// The earliest of all of them, ties decided.
[[nodiscard]] std::optional<Offer> first_offer(const Availability& known,
                                               const std::vector<PersonIndex>& people,
                                               const Search& search, Displaces displaces);

}  // namespace respite
