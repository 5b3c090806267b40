// What everybody may know of a desk: who is on, when it serves, when somebody has time.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/feeds/feed.h"
#include "app/view/who.h"

namespace respite {

// Days in a row with the same service hours.
struct ServiceDays {
  Weekday first;
  Weekday last;
  std::vector<std::pair<std::string, std::string>> times;  // "08:00", "18:00"
};

struct PublicView {
  std::string desk;  // its name
  std::string zone;
  Instant at;
  WhoView who;  // names, and nothing of how to reach anybody
  bool open = false;
  std::optional<Instant> turns;      // when it closes, or opens; nothing: not for weeks
  std::vector<ServiceDays> hours;    // from Monday on
  std::optional<Instant> next_free;  // when somebody next has half an hour
  std::vector<Interval> drop_in;     // in the next week, when somebody may be come to unasked
  std::vector<std::pair<std::string, std::string>> channels;  // priority, how to ask
  std::vector<std::pair<std::string, std::string>> criteria;  // of an emergency: id, text
  std::vector<std::string> skills;
};

// `names`: how much of who is on the reader may know.
[[nodiscard]] PublicView public_view(const OpenDesk& desk, PublicNames names);

// "Tue 2026-12-08 10:00 to 11:00", a line for each.
[[nodiscard]] std::vector<std::string> drop_in_lines(const std::vector<Interval>& drop_in,
                                                     const std::string& zone);

// One feed's next seven days, as its subscriber sees them.
struct WeekView {
  struct Row {
    Interval span;
    std::string what;  // "primary, Out of hours"; "learning"
    std::string whose;
  };
  std::string name;  // of whose week it is
  std::string zone;
  std::vector<Row> rows;  // by begin
};

// `kind` is person or rota. Nothing where nothing is published, or nobody and nothing has that id.
[[nodiscard]] std::optional<WeekView> week_view(const OpenDesk& desk, FeedOf kind,
                                                const std::string& id);

}  // namespace respite
