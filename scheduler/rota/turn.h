// Turns and slots: what a rota asks of people, and what of it is stored and published.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/team/calendars.h"
#include "scheduler/team/desk.h"

namespace respite {

// One covered interval of a turn: civil time and UTC. Where it begins or ends with its turn it has
// the turn's civil time, elsewhere what the clock shows.
struct Slot {
  Wall begin;
  Wall end;
  Interval span;
  std::string key{};        // as published, where that is not what its begin says; else empty
  std::int64_t change = 0;  // that gave it to whoever holds it; 0: it was planned so
  friend bool operator==(const Slot&, const Slot&) = default;
};

// Whether that moment is the second at which the zone's clock shows that wall time.
[[nodiscard]] bool is_second_pass(Zone zone, Wall wall, Instant moment);

// One seat from handover to handover, or one head of one shift: what is given to a person.
struct Turn {
  RotaIndex rota{};
  std::uint32_t seat = 0;   // into the rota's seats, or its shifts
  std::uint32_t place = 0;  // among the interchangeable heads of a shift; else 0
  std::string seat_id;      // "primary", "early"
  Zone zone = Zone::utc();
  Wall begin;  // civil, in `zone`, as declared: even where the clock skips it
  Wall end;
  Interval span;            // the same as instants (Zone::at_transition)
  std::vector<Slot> slots;  // what is covered, sorted, never none
  // Of a part of a turn that several people hold: the turn's own span. `span` is then the part's,
  // `begin` and `end` stay the turn's.
  std::optional<Interval> part_of{};

  // Handover to handover.
  [[nodiscard]] Interval whole() const { return part_of.value_or(span); }

  // Whether it begins the second time that the clock shows its begin, on the night it is set back.
  [[nodiscard]] bool second_pass() const { return is_second_pass(zone, begin, whole().begin); }
};

// The turn without what it covers outside of `time`, each slot with the civil time it then has.
[[nodiscard]] Turn within(Turn turn, const IntervalSet& time);
// The same as a part of the turn, whose slots reach over `covered`: its span goes from its first
// slot to its last, and where these are the turn's, from handover to handover.
[[nodiscard]] Turn part_within(Turn turn, const IntervalSet& time, Interval covered);

// Whether a change gave any of it to whoever holds it.
[[nodiscard]] bool is_by_change(const Turn& turn);

// What an empty turn of that seat, or of that place of a shift, is: a gap; a head that is missed,
// at its price; or nothing, as of a shadow, an optional seat, or a place beyond what is wanted. A
// seat that the rota does not have is required.
enum class Need { kRequired, kWanted, kOptional };
[[nodiscard]] Need need_of(const Rota& rota, std::string_view seat, std::uint32_t place);
[[nodiscard]] bool is_required(const Rota& rota, std::string_view seat, std::uint32_t place);

// The name of a turn or slot that never changes while it is the same duty: rota, seat, civil
// begin and, beyond the first, the place: "oncall/primary/2026-12-07T09:00",
// "desk/early/2026-12-07T07:00/2". What begins the second time a clock shows its begin is told
// apart from what began an hour before: "oncall/primary/2026-11-01T01:00_2".
[[nodiscard]] std::string duty_key(std::string_view rota, std::string_view seat, Wall begin,
                                   std::uint32_t place, bool second_pass = false);
[[nodiscard]] std::string key_of(const Desk& desk, const Turn& turn);
[[nodiscard]] std::string key_of(const Desk& desk, const Turn& turn, const Slot& slot);
// The civil begin that a key names; nothing where it is none.
[[nodiscard]] std::optional<Wall> begin_in_key(std::string_view key);

// A rota begins at the first handover on or after its `from`; before it there are no turns. Turns
// every so many hours are named by what the clock shows when they begin.
//
// The turns that begin in the window, sorted by begin, rota, seat, place. What covers nothing (a
// skipped hour, a week all in service hours) is left out.
[[nodiscard]] std::vector<Turn> expand_turns(const Desk& desk, const DeskCalendars& calendars,
                                             Interval window);

// The turns that begin before the window and run into it, whole, in the same order.
[[nodiscard]] std::vector<Turn> expand_running_turns(const Desk& desk,
                                                     const DeskCalendars& calendars,
                                                     Interval window);

}  // namespace respite
