// One VEVENT as values, before anything is placed on the time line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ical/content_line.h"
#include "ical/rule.h"
#include "ical/split.h"

namespace respite::ical {

struct RawEvent {
  int line = 0;
  std::size_t calendar = 0;
  std::string uid;
  std::string summary;
  bool transparent = false;
  bool cancelled = false;
  std::int64_t sequence = 0;
  Stamp start;
  std::optional<Stamp> end;  // at most one of end and length
  std::optional<Length> length;
  std::vector<Rule> rules;
  std::vector<ExtraDate> extra;   // RDATE
  std::vector<Stamp> excluded;    // EXDATE
  std::optional<Stamp> replaces;  // RECURRENCE-ID: which occurrence of its UID this one replaces
  bool and_later = false;         // and changes all that follow, too
};

// An event, or why it cannot be read.
struct ReadEvent {
  std::optional<RawEvent> event;
  std::string refusal;
};
[[nodiscard]] ReadEvent read_event(const Component& vevent);

}  // namespace respite::ical
