// Times written as text in tests: a bad one is a bug of the test, and throws.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "scheduler/time/civil.h"
#include "scheduler/time/interval.h"
#include "scheduler/time/zone.h"

namespace respite::test {

template <class Optional>
auto must(const Optional& value, std::string_view text) {
  if (!value) throw std::invalid_argument(std::string(text));
  return *value;
}

inline Zone zone(std::string_view name) { return must(Zone::find(name), name); }
inline Instant instant(std::string_view text) { return must(parse_rfc3339(text), text); }
inline Wall wall(std::string_view text) { return must(parse_wall(text), text); }
inline Day day(std::string_view text) { return must(parse_day(text), text); }
inline TimeOfDay clock_time(std::string_view text) { return must(parse_time_of_day(text), text); }

inline Interval interval(std::string_view begin, std::string_view end) {
  return {instant(begin), instant(end)};
}

// In seconds from 1970.
constexpr Interval span(int begin, int end) {
  return {Instant{Seconds{begin}}, Instant{Seconds{end}}};
}

inline std::string text(Interval i) { return to_rfc3339(i.begin) + '/' + to_rfc3339(i.end); }

}  // namespace respite::test
