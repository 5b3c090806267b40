// A recurring event and the changes to its occurrences, as entries.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "ical/changes.h"
#include "ical/event_reader.h"
#include "ical/placing.h"
#include "ical/read.h"
#include "ical/work.h"

namespace respite::ical {

inline constexpr std::size_t kMaxEvents = 50'000;    // of one text, each repeated or not
inline constexpr std::size_t kMaxEntries = 100'000;  // of one text in the window

// Expands the series of one text within one window and one amount of work. A series is read as a
// whole or, with a warning, not at all.
class Expander {
 public:
  Expander(const ReadOptions& options, Work& work) : options_(options), work_(work) {}

  void expand(const Series& series);
  void add_busy(const ReadBusy& busy, int line);

  std::vector<Entry> entries;
  std::vector<Warning> warnings;
  std::optional<Day> last_day;

 private:
  // A master with what is known of its series.
  struct Plan;

  void expand_master(const RawEvent& master, const Changes& changes);
  void add_rule(const Plan& plan, const Rule& rule);
  void add_extra(const Plan& plan, const ExtraDate& date);
  void add(const Plan& plan, Occurrence occurrence);
  void emit(const Occurrence& occurrence, const RawEvent& event);
  void push(const Entry& entry);
  // Takes what came after `before` back where what is at hand was refused.
  void finish(std::size_t before, int line);
  void speaks_of(const RawEvent& event, Day day);
  [[nodiscard]] bool refused() const { return !refusal_.empty(); }

  const ReadOptions options_;
  Work& work_;
  std::string_view refusal_;  // why what is at hand is not read; empty: it is
};

}  // namespace respite::ical
