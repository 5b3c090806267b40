// Protected time as declared: learning, focus, lunch and the like.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scheduler/team/index.h"
#include "scheduler/team/place.h"
#include "scheduler/team/skill.h"
#include "scheduler/time/weekly_hours.h"

namespace respite {

enum class BlockKind { kLearning, kFocus, kLunch, kDropIn, kReview, kDocumentation };
// What a block yields to: nothing without its owner; its owner's word; work that cannot wait; any
// work.
enum class Firmness { kNonnegotiable, kDefended, kMovable, kSoft };
enum class HalfDay { kAny, kMorning, kAfternoon };  // cut at noon on its owner's clock

[[nodiscard]] std::string_view to_text(BlockKind kind);     // "learning", "drop-in"
[[nodiscard]] std::string_view to_text(Firmness firmness);  // "nonnegotiable"
[[nodiscard]] std::optional<BlockKind> parse_block_kind(std::string_view text);
[[nodiscard]] std::optional<Firmness> parse_firmness(std::string_view text);

// Whether its owner can be reached in it all the same: drop-in hours are the opposite of a wall.
[[nodiscard]] constexpr bool is_wall(BlockKind kind) { return kind != BlockKind::kDropIn; }

struct FixedTime {
  WeeklyHours when;          // each person's own zone
  bool on_holidays = false;  // also on holidays of the person's site
  bool on_leave = false;
};

// A half-day, of each weekday or of one.
struct HalfDayOf {
  std::optional<Weekday> weekday;
  HalfDay half = HalfDay::kAny;
};

// So much in each week (from the desk's week start) or each calendar month, placed by Respite.
struct FloatingTime {
  Seconds amount{};
  bool per_month = false;  // else per week
  Seconds shortest{};      // of one block
  Seconds longest{};
  std::vector<HalfDayOf> prefer;  // none: any time does
  std::vector<Weekday> avoid;
  bool together = false;  // a whole team may be away at once
};

struct ProtectedTime {
  BlockKind kind = BlockKind::kFocus;
  Firmness firmness = Firmness::kMovable;
  std::string topic;                // private to its owner; may be empty
  std::vector<PersonIndex> people;  // sorted
  std::variant<FixedTime, FloatingTime> time;
  bool keep_clear = false;              // no turn of a rota may fall on it
  std::optional<Seconds> goal{};        // of the topic, in all: what progress is told against
  std::optional<Seconds> carry_over{};  // debt beyond this is written off; nothing: a week's worth
  Place said_at{};
};

// Who must stay reachable in service hours while others are in protected time. Reachable is whoever
// is at work (personal hours or a work turn), not on leave, not busy, and in no wall.
struct Accessible {
  int people = 0;
  std::vector<Skill> skills;       // each held by somebody of them
  std::vector<PersonIndex> among;  // sorted; none: everybody
  // Above 0: not in every service minute, but in so many of each day of service.
  Seconds a_day{};
  Place said_at{};
};

struct Protection {
  std::vector<ProtectedTime> blocks;
  std::vector<Accessible> accessible;
  double white_space = 0.2;                 // 0..1 of each day's personal hours that no block takes
  Seconds freeze = std::chrono::hours{48};  // published blocks nearer than this do not move
};

// Quiet hours in which favours are done, in the desk's zone.
struct SlowWindow {
  WeeklyHours when;
  std::vector<PersonIndex> people;  // empty: everybody
};

}  // namespace respite
