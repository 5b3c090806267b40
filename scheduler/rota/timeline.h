// The timeline: every stretch of duty as it stands. The one answer to "who is on".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/team/calendars.h"
#include "scheduler/team/desk.h"
#include "scheduler/time/interval.h"

namespace respite {

// A stretch of one place in a rota and whoever holds it. Ids are those published: the team file may
// not have them any more.
struct Duty {
  std::string rota;
  std::string seat;
  std::uint32_t place = 0;            // among the interchangeable places of a shift; else 0
  std::optional<std::string> person;  // nobody: open
  Interval span;
  Interval turn;      // handover to handover
  bool work = false;  // else standby
  std::string key{};  // of its slot (scheduler/rota/turn.h)
};

class Timeline {
 public:
  Timeline() = default;
  explicit Timeline(std::vector<Duty> duties);  // in any order

  [[nodiscard]] std::span<const Duty> duties() const { return duties_; }  // by begin
  // A run of them that holds all that overlap the window, and may hold others.
  [[nodiscard]] std::span<const Duty> around(Interval window) const;
  // Those that run at a moment, in the order of their begin.
  [[nodiscard]] std::vector<Duty> at(Instant moment) const;

 private:
  std::vector<Duty> duties_;
  Seconds longest_{};
};

struct OnDuty {
  Duty now;                  // its span as far as it reaches without a break or another holder
  std::optional<Duty> next;  // the first stretch after it
};

// Who is on in one place, and who is next. `place` holds the duties of that place alone, sorted by
// begin and not overlapping. Nothing where it has no duty then.
[[nodiscard]] std::optional<OnDuty> on_duty(std::span<const Duty> place, Instant at);

// When somebody can hold what they hold: while they are there (from joining to leaving) and not on
// leave. Nothing where the file does not know them.
[[nodiscard]] IntervalSet able_time(const Desk& desk, const DeskCalendars& calendars,
                                    std::string_view person, Interval window);

// The same of whoever holds that duty: leave that its rota tolerates does not keep them from it.
[[nodiscard]] IntervalSet able_time(const Desk& desk, const DeskCalendars& calendars,
                                    const Duty& duty, Interval window);

// The leave that somebody is on duty in all the same, as what they hold is tolerated.
[[nodiscard]] IntervalSet leave_on_duty(const Desk& desk, const Timeline& timeline,
                                        PersonIndex person, const IntervalSet& leave);

}  // namespace respite
