// What was read of a calendar, as text to compare.
#pragma once

#include <string>

#include "ical/read.h"

namespace respite::ical::test {

// One line for each entry and warning, then the last day.
[[nodiscard]] inline std::string to_text(const ReadResult& result) {
  std::string out;
  if (!result.is_calendar) out += "not a calendar\n";
  for (const Entry& entry : result.entries) {
    const Words& words = result.words[entry.words];
    if (entry.all_day) {
      out +=
          "all day " + respite::to_text(entry.first) + " to " + respite::to_text(entry.last) + ' ';
    }
    out += to_rfc3339(entry.span.begin) + '/' + to_rfc3339(entry.span.end);
    if (entry.transparent) out += " transparent";
    if (entry.cancelled) out += " cancelled";
    if (entry.is_busy) out += " busy";
    out += " [" + words.uid + "] " + words.summary;
    for (const std::string& address : words.declined) out += " declined by " + address;
    out += '\n';
  }
  for (const Warning& warning : result.warnings) {
    out += "line " + std::to_string(warning.line) + ": " + warning.message + '\n';
  }
  out += "last " + (result.last_day ? respite::to_text(*result.last_day) : "none") + '\n';
  return out;
}

}  // namespace respite::ical::test
