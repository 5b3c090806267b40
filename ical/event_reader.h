// One VEVENT or VFREEBUSY as values, its times on their clocks, before anything is repeated.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ical/names.h"
#include "ical/placing.h"
#include "ical/read.h"
#include "ical/rule.h"
#include "ical/split.h"
#include "ical/work.h"

namespace respite::ical {

// An RDATE, and how long it lasts where it says so.
struct ExtraDate {
  Name name;
  std::optional<Extent> extent;
};

struct RawEvent {
  int line = 0;
  std::uint32_t number = 0;  // among the events of its text, from 1
  Words words;
  bool transparent = false;
  bool cancelled = false;
  std::int64_t sequence = 0;
  Wall begin;
  const WallClock* clock = nullptr;
  bool in_utc = false;  // how its begin is written
  Extent extent;
  std::vector<Rule> rules;
  std::vector<ExtraDate> extra;
  Names excluded;                // EXDATE
  std::optional<Name> replaces;  // RECURRENCE-ID: which occurrence of its UID this one replaces
  bool and_later = false;        // and changes all that follow, too
  [[nodiscard]] bool all_day() const { return std::holds_alternative<std::chrono::days>(extent); }
};

// An event, or why it cannot be read.
struct ReadEvent {
  std::optional<RawEvent> event;
  std::string refusal;
};
[[nodiscard]] ReadEvent read_event(const Component& vevent, Zones& zones, Work& work);

// Busy periods, or why they cannot be read. FBTYPE=FREE says nothing.
struct ReadBusy {
  std::vector<Interval> periods;
  std::string refusal;
};
[[nodiscard]] ReadBusy read_busy(const Component& vfreebusy, Zones& zones, Work& work);

}  // namespace respite::ical
