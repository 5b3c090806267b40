#include "ical/read.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "ical/event_reader.h"
#include "ical/series.h"
#include "ical/split.h"
#include "ical/zones.h"

namespace respite::ical {
namespace {

std::tuple<Instant, Instant, const std::string&> order(const Entry& entry) {
  return {entry.span.begin, entry.span.end, entry.uid};
}

// By line, each once, and not more than anybody would read.
std::vector<Warning> tidy(std::vector<Warning> warnings) {
  std::ranges::stable_sort(warnings, {}, &Warning::line);
  const auto repeated = std::ranges::unique(warnings);
  warnings.erase(repeated.begin(), repeated.end());
  if (warnings.size() > kMaxWarnings) {
    warnings.resize(kMaxWarnings);
    warnings.push_back({warnings.back().line, "and more that is not listed"});
  }
  return warnings;
}

}  // namespace

ReadResult read_calendar(std::string_view text, const ReadOptions& options) {
  if (text.size() > kMaxText) return {{}, {{0, "too big to read"}}, false, {}};
  SplitText split = split_calendar(text);
  std::vector<RawEvent> events;
  for (const Component& component : split.components) {
    if (component.kind != "VEVENT") continue;
    ReadEvent read = read_event(component);
    if (read.event) {
      events.push_back(std::move(*read.event));
    } else {
      split.warnings.push_back({component.line, std::move(read.refusal)});
    }
  }
  Expander expander(options, Zones(options.floating_zone, split.components));
  for (const Series& series : group_by_uid(std::move(events))) expander.expand(series);

  std::ranges::stable_sort(expander.entries, {}, order);
  const auto repeated = std::ranges::unique(expander.entries);
  expander.entries.erase(repeated.begin(), repeated.end());
  std::ranges::move(expander.warnings, std::back_inserter(split.warnings));
  return {std::move(expander.entries), tidy(std::move(split.warnings)), split.is_calendar,
          expander.last_day};
}

}  // namespace respite::ical
