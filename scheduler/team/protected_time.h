// Protected time as declared: learning, focus, lunch and the like.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scheduler/team/index.h"
#include "scheduler/team/skill.h"
#include "scheduler/time/weekly_hours.h"

namespace respite {

enum class BlockKind { kLearning, kFocus, kLunch, kDropIn, kReview };
enum class Firmness { kNonnegotiable, kDefended, kMovable, kSoft };
enum class HalfDay { kAny, kMorning, kAfternoon };

[[nodiscard]] std::string_view to_text(BlockKind kind);     // "learning", "drop-in"
[[nodiscard]] std::string_view to_text(Firmness firmness);  // "nonnegotiable"
[[nodiscard]] std::optional<BlockKind> parse_block_kind(std::string_view text);
[[nodiscard]] std::optional<Firmness> parse_firmness(std::string_view text);

struct FixedTime {
  WeeklyHours when;
};  // each person's own zone
struct FloatingTime {
  Seconds per_week{};
  Seconds shortest{};
  Seconds longest{};
  HalfDay prefer = HalfDay::kAny;
};

struct ProtectedTime {
  BlockKind kind = BlockKind::kFocus;
  Firmness firmness = Firmness::kMovable;
  std::string topic;                // private to its owner; may be empty
  std::vector<PersonIndex> people;  // sorted
  std::variant<FixedTime, FloatingTime> time;
  bool keep_clear = false;  // no turn of a rota may fall on it
};

// Who must stay reachable in service hours while others are in protected time.
struct Accessible {
  int people = 0;
  std::vector<Skill> skills;  // each held by somebody of them
};

struct Protection {
  std::vector<ProtectedTime> blocks;
  std::vector<Accessible> accessible;
  double white_space = 0;  // 0..1 of personal hours left unblocked
};

// Quiet hours in which favours are done, in the desk's zone.
struct SlowWindow {
  WeeklyHours when;
  std::vector<PersonIndex> people;  // empty: everybody
};

}  // namespace respite
