// The rota as a grid: people by days, with what nobody holds on top.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/view/publication.h"
#include "words/words.h"

namespace respite::server {

struct GridSays {
  const OpenDesk& desk;
  const ScheduleView& schedule;
  std::vector<ChangeView> changes;  // of a draft against what is published: cells that are marked
  std::optional<Interval> planned;  // what is open outside it is no gap, but not planned yet
  Day first;
  int days = 35;
  std::string days_page = {};  // the grid's own page, to which a week's first day is added
  std::string duty_page = {};  // a duty's page, to which its key is added; empty: none
};

// A day's share of a slot is where it says what somebody holds that day: all days that the slot
// touches; of one shorter than a day, the day it begins; and no last day that ends by noon.
[[nodiscard]] std::pair<Day, Day> days_of(Zone zone, Interval span);  // first and last

// "E" and "Control room, early" for each seat of each rota; one or two letters, no two alike.
struct SeatLetter {
  std::string rota;
  std::string seat;
  std::string letters;
  std::string name;
};
[[nodiscard]] std::vector<SeatLetter> letters_of(const ScheduleView& schedule);

// The table, as HTML. Of more than seven weeks, a column is a week.
[[nodiscard]] std::string rota_grid(const GridSays& says, const Words& words);

}  // namespace respite::server
