// Protected time over a plan's window: what is known before, and where blocks lie after.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/rota/timeline.h"
#include "scheduler/team/calendars.h"
#include "scheduler/team/desk.h"

namespace respite {

// A block as published. `origin`: the civil begin it was first published with, which its key names
// for good, wherever it has moved to since.
struct KnownBlock {
  PersonIndex person{};
  BlockKind kind{};
  std::string topic;
  Wall origin;
  Interval span;
  bool chosen = false;  // its owner put it there, or keeps it there
  bool again = false;   // it makes up for one of that origin that was lost once it had begun
};

// A block its owner does not want: it is not placed again.
struct GivenUpBlock {
  PersonIndex person{};
  BlockKind kind{};
  Wall origin;
  Interval span;  // where it lay
};

// What takes somebody's time besides calendars and duty.
struct TakenTime {
  IntervalSet booked;  // for users
  IntervalSet rest;    // after a call-out
};

struct PlacementInput {
  const Desk& desk;
  const DeskCalendars& calendars;
  const Timeline& timeline;  // duty as it stands, or as it is planned
  Interval window;           // blocks begin in it
  Instant now = Instant::min();
  std::vector<TakenTime> taken{};  // [person]; none: nothing is taken
  std::vector<KnownBlock> known{};
  std::vector<GivenUpBlock> given_up{};
};

// What keeps time from being protected.
enum class Hindrance {
  kLeave,
  kHoliday,
  kDuty,
  kRest,
  kBusy,
  kBooked,
  kPast,  // it lies behind, or nearer than blocks may move
  kWhiteSpace,
  kAccessible,
  kBlocks,  // other protected time
  kHours,   // there are too few of them, or too short ones
};
inline constexpr std::size_t kHindrances = 11;
[[nodiscard]] std::string_view to_text(Hindrance hindrance);  // "white space"

struct PlacedTime {
  PersonIndex person{};
  std::size_t declared = 0;  // into Protection::blocks
  Interval span;
  Wall origin;                       // see KnownBlock
  std::optional<std::size_t> known;  // into PlacementInput::known: which one it is
  bool moved = false;                // it lies elsewhere than published, or than the file says
  bool again = false;                // see KnownBlock
  bool taken = false;                // it has begun, and something took its time: it is history
  bool last_place = false;           // it could lie nowhere else in its week
  friend bool operator==(const PlacedTime&, const PlacedTime&) = default;
};

struct Hindered {
  Hindrance by{};
  Seconds time{};
};

// One declaration of one person over the window.
struct TargetMet {
  PersonIndex person{};
  std::size_t declared = 0;
  Seconds wanted{};
  Seconds placed{};
  std::vector<Hindered> why;  // of what is missing, most first: lifting all of them would do
};

// A block that was published, or that the file fixes, and found no place.
struct LostBlock {
  PersonIndex person{};
  std::size_t declared = 0;
  Interval span;  // where it would lie
  Hindrance to{};
  // It is owed: leave and holidays alone take nothing that must be given back.
  [[nodiscard]] bool is_debt() const {
    return to != Hindrance::kLeave && to != Hindrance::kHoliday;
  }
};

// Service time in which fewer than an [[accessible]] asks for are at work or on any duty, whatever
// blocks do: leave and duty alone take it.
struct ShortReach {
  std::size_t rule = 0;  // into Protection::accessible
  Interval span;
};

struct Placement {
  std::vector<PlacedTime> blocks;  // by begin, person
  std::vector<TargetMet> targets;  // by declaration, person
  std::vector<LostBlock> lost;     // by begin, person
  std::vector<ShortReach> short_reach;
  std::int64_t cost = 0;
  std::int64_t bound = 0;  // of all weeks; no placement week by week costs less
};

// Week by week (the desk's, in its zone), each the best there is or with a gap that is stated:
// first blocks the file fixes, where they are unless too few could be reached; then what floats,
// whatever has been published where it is, else where it usually lies. A published block that can
// lie there no more is placed again within five working days, or lost. `effort`, in percent.
[[nodiscard]] Placement place_protected_time(const PlacementInput& input, int effort = 100);

}  // namespace respite
