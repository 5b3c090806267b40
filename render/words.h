// Times, hours and names as people read them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/view/rota.h"

namespace respite {

constexpr int kDaysAWeek = 7;

[[nodiscard]] Wall wall_in(std::string_view zone, Instant instant);   // UTC where no such zone
[[nodiscard]] std::string_view weekday_name(Weekday weekday);         // "Mon"
[[nodiscard]] std::string_view month_name(std::chrono::month month);  // "December"
[[nodiscard]] std::string day_and_time(Wall wall);  // "Mon 2026-12-07 09:00": no seconds
// "Mon 2026-12-07 09:00 to 17:30"; the date again where it is another.
[[nodiscard]] std::string from_to(std::string_view zone, Interval span);
[[nodiscard]] std::string hours(std::int64_t seconds);               // "12.5": to the nearest tenth
[[nodiscard]] std::string counted(int count, std::string_view one);  // "1 turn", "2 turns"

// "oncall/primary Mon 2026-12-07 18:00 to Tue 2026-12-08 08:00, Asha Patel", on the rota's clock.
[[nodiscard]] std::string frozen_sentence(const FrozenView& frozen);

// The people of a schedule, by id. Somebody it does not know keeps their id for a name.
class PeopleNames {
 public:
  explicit PeopleNames(const std::vector<PersonView>& people);

  [[nodiscard]] std::string full(const std::string& id) const;   // "Asha Patel"
  [[nodiscard]] std::string brief(const std::string& id) const;  // "Asha"; "Asha P" of two Ashas

 private:
  struct Entry {
    std::string full;
    std::string brief;
  };
  std::map<std::string, Entry> entries_;
};

}  // namespace respite
