// Any bytes as a calendar: it ends, and what it says holds together.
#include <cstdlib>
#include <string_view>

#include "ical/read.h"
#include "ical/series.h"
#include "ical/split.h"
#include "tests/fuzz/one_input.h"
#include "text/utf8.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace respite;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Instant begin = std::chrono::sys_days{std::chrono::year{2026} / 1 / 1};
  const ical::ReadOptions options{*Zone::find("Europe/London"),
                                  {begin, begin + std::chrono::days{365}}};
  const ical::ReadResult result = ical::read_calendar(text, options);
  require(result.is_calendar || (result.entries.empty() && !result.last_day));
  require(result.is_calendar || !result.warnings.empty());
  require(result.entries.size() <= ical::kMaxEntries);
  require(result.warnings.size() <= ical::kMaxWarnings + 1);
  for (const ical::Entry& entry : result.entries) {
    require(entry.span.begin <= entry.span.end);
    require(entry.first < entry.last);
    const ical::Words& words = result.words.at(entry.words);
    require(words.summary == text::one_line(words.summary));
    require(words.uid == text::one_line(words.uid));
    require(result.last_day.has_value() || entry.cancelled || entry.is_busy);
  }
  return 0;
}
