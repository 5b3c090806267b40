// A recurring event and the changes to its occurrences, as entries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ical/event_reader.h"
#include "ical/occurrences.h"
#include "ical/placing.h"
#include "ical/read.h"
#include "ical/zones.h"

namespace respite::ical {

inline constexpr std::size_t kMaxEntries = 20'000;  // of one text

// The events of one UID: those that stand for themselves, and those that change occurrences.
struct Series {
  std::vector<RawEvent> masters;
  std::vector<RawEvent> changes;  // each with `replaces`; one for each occurrence replaced
};

// Groups events by UID, in the order of the text; those without a UID stand alone.
[[nodiscard]] std::vector<Series> group_by_uid(std::vector<RawEvent> events);

// Expands the series of one text, within one window and one budget.
class Expander {
 public:
  Expander(const ReadOptions& options, Zones zones);

  void expand(const Series& series);

  std::vector<Entry> entries;
  std::vector<Warning> warnings;
  std::optional<Day> last_day;

 private:
  // Which occurrences of a master something names: by instant (a date's midnight as if UTC for an
  // all-day master), or by date alone.
  struct Names;
  // A change to one occurrence and all that follow.
  struct Later;

  // The clock of a stamp that `writer` writes about `master`; nothing for an unknown zone.
  [[nodiscard]] const WallClock* clock_of(const Stamp& stamp, const RawEvent& writer,
                                          const RawEvent& master);
  [[nodiscard]] const WallClock* clock_of(const Stamp& stamp, const RawEvent& event);
  [[nodiscard]] bool knows_zones_of(const RawEvent& event);
  [[nodiscard]] std::optional<Occurrence> as_written(const RawEvent& event);
  void add_name(Names& names, const Stamp& stamp, const RawEvent& writer, const RawEvent& master);
  [[nodiscard]] std::vector<Later> later_changes(const Series& series, const RawEvent& master);
  [[nodiscard]] std::vector<Occurrence> occurrences_of(const RawEvent& master,
                                                       const Occurrence& first,
                                                       std::chrono::days margin);
  void add_rule(std::vector<Occurrence>& found, const Rule& rule, const Occurrence& first,
                std::chrono::days margin);
  void add_extra(std::vector<Occurrence>& found, const ExtraDate& date, const Occurrence& first);
  void expand_master(const Series& series, const RawEvent& master);
  void emit(const Occurrence& occurrence);
  void speaks_of(const RawEvent& event, Day day);
  void warn(const RawEvent& event, std::string message);

  const ReadOptions options_;
  Zones zones_;
  std::int64_t budget_ = kDayBudget;
  bool full_ = false;
};

}  // namespace respite::ical
