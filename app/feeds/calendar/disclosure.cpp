#include "app/feeds/calendar/disclosure.h"

#include <algorithm>

#include "app/feeds/calendar/words.h"
#include "scheduler/time/round.h"

namespace respite {
namespace {

// Field by field, so that whatever events come to hold later stays out.
ical::Event category_event(const ical::Event& full, const std::string& feed_name,
                           const OpaqueUid& opaque) {
  ical::Event event;
  event.uid = opaque("category/" + feed_name + '/' + full.uid);
  event.span = round_outward(full.span, kDisclosedGrid);
  event.summary = full.categories.empty() ? "Busy" : capitalised(full.categories.back());
  event.transparency = full.transparency;
  event.busy = full.busy;
  event.sequence = full.sequence;
  event.created = full.created;
  event.changed = full.changed;
  return event;
}

}  // namespace

std::string_view to_text(Disclosure level) {
  return kDisclosureWords[static_cast<std::size_t>(level)];
}

std::optional<Disclosure> parse_disclosure(std::string_view text) {
  const auto found = std::ranges::find(kDisclosureWords, text);
  if (found == kDisclosureWords.end()) return std::nullopt;
  return static_cast<Disclosure>(found - kDisclosureWords.begin());
}

ical::Calendar build_category_feed(const FeedInput& input, const FeedKind& kind,
                                   const std::string& feed_name, const OpaqueUid& opaque) {
  FeedInput wordless = input;
  wordless.words_changed = Instant{};
  const ical::Calendar full = build_feed(wordless, kind);
  ical::Calendar calendar{input.desk_name, full.zone, full.color, {}};
  for (const ical::Event& event : full.events) {
    calendar.events.push_back(category_event(event, feed_name, opaque));
  }
  return calendar;
}

}  // namespace respite
