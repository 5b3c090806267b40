#include "ical/read.h"

#include <algorithm>
#include <deque>
#include <tuple>
#include <utility>

#include "ical/event_reader.h"
#include "ical/series.h"
#include "ical/split.h"
#include "ical/zones.h"

namespace respite::ical {
namespace {

constexpr std::string_view kTooManyEvents = "more than 50,000 events; from here on none is read";

// What the events and busy times of a text say together.
class Reader {
 public:
  Reader(const ReadOptions& options, Zones& zones, Work& work)
      : zones_(zones), work_(work), expander_(options, work) {}

  void take(const Component& component) {
    if (++taken_ > kMaxEvents) {
      full_at_ = full_at_.value_or(component.line);
      return;
    }
    if (component.kind == "VFREEBUSY") {
      expander_.add_busy(read_busy(component, zones_, work_), component.line);
      return;
    }
    ReadEvent read = read_event(component, zones_, work_);
    if (read.event) {
      events_.push_back(*std::move(read.event));
      events_.back().number = static_cast<std::uint32_t>(events_.size());
    } else {
      expander_.warnings.push_back({component.line, std::move(read.refusal)});
    }
  }

  ReadResult finish() && {
    for_each_series(events_, [&](const Series& series) { expander_.expand(series); });
    ReadResult result;
    result.words.reserve(events_.size() + 1);
    result.words.emplace_back();  // of busy times
    for (RawEvent& event : events_) result.words.push_back(std::move(event.words));
    result.entries = std::move(expander_.entries);
    result.warnings = std::move(expander_.warnings);
    if (full_at_) result.warnings.push_back({*full_at_, std::string(kTooManyEvents)});
    result.last_day = expander_.last_day;
    return result;
  }

 private:
  Zones& zones_;
  Work& work_;
  Expander expander_;
  std::deque<RawEvent> events_;
  std::size_t taken_ = 0;
  std::optional<int> full_at_;  // the line from which on nothing more was taken
};

// By begin, then end, then UID; then as the text has them.
void sort_entries(ReadResult& result) {
  const auto& words = result.words;
  const auto order = [&](const Entry& entry) {
    return std::tuple<Instant, Instant, const std::string&, std::uint32_t>{
        entry.span.begin, entry.span.end, words[entry.words].uid, entry.words};
  };
  std::ranges::sort(result.entries, {}, order);
  const auto alike = [&](const Entry& a, const Entry& b) {
    const auto what = [](const Entry& e) {
      return std::tuple{e.span, e.first, e.last, e.all_day, e.transparent, e.cancelled, e.is_busy};
    };
    return what(a) == what(b) && words[a.words] == words[b.words];
  };
  const auto repeated = std::ranges::unique(result.entries, alike);
  result.entries.erase(repeated.begin(), repeated.end());
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
  if (text.size() > kMaxText) return {{}, {}, {{0, "too big to read"}}, false, {}};
  Work work;
  Zones zones(options.floating_zone);
  Reader reader(options, zones, work);
  // Twice: a VTIMEZONE may stand behind the events it is for.
  (void)split_calendar(text, [&](const Component& component) {
    if (component.kind == "VTIMEZONE") zones.bring(component, work);
  });
  SplitText split = split_calendar(text, [&](const Component& component) {
    if (component.kind != "VTIMEZONE") reader.take(component);
  });
  ReadResult result = std::move(reader).finish();
  sort_entries(result);
  std::ranges::move(result.warnings, std::back_inserter(split.warnings));
  result.warnings = tidy(std::move(split.warnings));
  result.is_calendar = split.is_calendar;
  return result;
}

}  // namespace respite::ical
