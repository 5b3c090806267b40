// The guard before libical: cuts a text into the components and lines Respite reads.
//
// libical's parser is quadratic on some hostile files and forgets where a line stood. So the text
// is unfolded and cut up here, what is never used (attachments, descriptions, alarms) is dropped,
// and libical sees one line at a time.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ical/read.h"

namespace respite::ical {

inline constexpr std::size_t kMaxText = std::size_t{16} << 20;  // bytes of one calendar
inline constexpr std::size_t kMaxLine = std::size_t{64} << 10;  // bytes of one unfolded line
inline constexpr std::size_t kMaxKept = std::size_t{1} << 20;   // bytes kept of one component
inline constexpr std::size_t kMaxDepth = 32;                    // of components in components
inline constexpr std::size_t kMaxWarnings = 100;  // of one text, then one that says so

// A component and those of its lines that matter, unfolded, names in capitals, without NUL bytes.
struct Component {
  std::string kind;      // "VEVENT", "VFREEBUSY", "VTIMEZONE", "STANDARD", "DAYLIGHT"
  int line = 0;          // of its BEGIN
  std::size_t calendar;  // the how-manieth VCALENDAR it stands in: zones belong to one
  std::vector<std::string> lines;
  std::vector<Component> parts;  // of a VTIMEZONE: its observances
};

struct SplitText {
  bool is_calendar = false;
  std::vector<Warning> warnings;
};

// Visits each VEVENT, VFREEBUSY and VTIMEZONE in the order of the text, one at a time: a text is
// too big to hold a second time, cut up. Lines end in CRLF, LF or, in a text without any LF, CR. A
// component that is never closed is dropped with a warning.
[[nodiscard]] SplitText split_calendar(std::string_view text,
                                       const std::function<void(const Component&)>& visit);

// The name before the first ';' or ':' of a content line, in capitals.
[[nodiscard]] std::string property_name(std::string_view line);

// What follows the first ':' outside quotes; empty where there is none.
[[nodiscard]] std::string_view raw_value(std::string_view line);

}  // namespace respite::ical
