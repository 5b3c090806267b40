// What a limit can count: a row for each, which team file, words and judge all read.
#pragma once

#include <array>
#include <string_view>

namespace respite {

// Days, hours and nights are those of work duties, the rest counts standby too. A night counts
// where a duty covers at least three hours of the desk's night band, an evening likewise.
enum class Counted {
  kTurns,
  kDays,
  kDaysOff,
  kNights,
  kHours,
  kWeekends,
  kHolidays,
  kLoad,
  kShift,   // turns of a shift or seat, or of a group of them
  kOnCall,  // time on duties of handover rotas and on standby, against a part of the window
  kEvenings
};

struct CountedWords {
  Counted counted;
  std::string_view one;  // as the team file and sentences have it; empty: said otherwise
  std::string_view many;
  bool is_time = false;   // seconds; else a number
  bool in_a_row = false;  // a sequence can count them
};
inline constexpr std::array kCounted = {
    CountedWords{Counted::kTurns, "turn", "turns", false, true},
    CountedWords{Counted::kDays, "day", "days", false, true},
    CountedWords{Counted::kDaysOff, "day off", "days off", false, true},
    CountedWords{Counted::kNights, "night", "nights", false, true},
    CountedWords{Counted::kEvenings, "evening", "evenings", false, true},
    CountedWords{Counted::kHours, "hour", "hours", true},
    CountedWords{Counted::kWeekends, "weekend", "weekends"},
    CountedWords{Counted::kHolidays, "holiday", "holidays"},
    CountedWords{Counted::kLoad, "load", "load", true},
    CountedWords{Counted::kShift, "", "", false, true},
    CountedWords{Counted::kOnCall, "", "", true},
};

[[nodiscard]] constexpr const CountedWords& words_of(Counted counted) {
  for (const CountedWords& words : kCounted)
    if (words.counted == counted) return words;
  return kCounted.front();
}

}  // namespace respite
