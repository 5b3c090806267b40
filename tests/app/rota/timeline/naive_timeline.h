// A second opinion on the timeline, as plain as can be: what a team file wants at a moment, who is
// able, and what stands after a plan. It shares nothing with scheduler/rota but zones and dates.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scheduler/time/interval.h"
#include "scheduler/time/zone.h"
#include "tests/app/rota/timeline/random_team.h"

namespace respite::test {

inline constexpr std::chrono::minutes kQuarter{15};
// The quarter hour that begins then or next.
[[nodiscard]] inline Instant next_quarter(Instant at) {
  return std::chrono::ceil<std::chrono::duration<int, std::ratio<900>>>(at);
}

using SeatName = std::pair<std::string, std::string>;  // rota, seat

// A stretch of duty; nobody where `person` is empty.
struct Piece {
  std::string rota;
  std::string seat;
  std::uint32_t place = 0;
  std::string person;
  Interval span;
  Instant turn;  // when its turn begins
  friend bool operator==(const Piece&, const Piece&) = default;
};
using Pieces = std::vector<Piece>;

// One turn that a team file asks for, whether or not all of it is covered.
struct Wanted {
  SeatName seat;
  int heads = 1;
  bool required = true;
  Interval span;
};

class NaiveDesk {
 public:
  // Knows the time from two weeks before to two weeks after `around`.
  NaiveDesk(const Team& team, Interval around);

  [[nodiscard]] const std::vector<TeamPerson>& people() const { return team_.people; }
  // How many heads each seat wants then.
  [[nodiscard]] std::map<SeatName, int> wanted(Instant at, bool required_alone) const;
  // Whether a turn of that seat and place begins then and covers anything from then on.
  [[nodiscard]] bool begins(const Piece& piece) const;
  // In the file, there, and not on leave.
  [[nodiscard]] bool able(const std::string& person, Instant at) const;
  [[nodiscard]] bool in_service(Instant at) const;
  // In hours of their own then; nothing where they have none.
  [[nodiscard]] std::optional<bool> in_own_hours(const std::string& person, Instant at) const;

 private:
  [[nodiscard]] bool covered(const TeamRota& rota, Instant at) const;

  Team team_;
  std::vector<std::pair<Wanted, const TeamRota*>> turns_;
};

[[nodiscard]] std::vector<const Piece*> at_moment(const Pieces& pieces, Instant at);

// What stands from `from` on is `after`, before it `before`.
[[nodiscard]] Pieces spliced(const Pieces& before, const Pieces& after, Instant from);

// The published pieces once a plan's table has taken their place: turns that begin in the window
// go, those begun before it end as the table shows them.
[[nodiscard]] Pieces laid_over(const Pieces& published, const Pieces& slots, const Pieces& reaching,
                               Interval window);

}  // namespace respite::test
