// Times as results tell them.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "scheduler/time/interval.h"

namespace respite {

void fields(auto& visit, const Interval& span) {
  visit("begin", span.begin, "first instant of it");
  visit("end", span.end, "first instant after it");
}

[[nodiscard]] inline std::int64_t whole_minutes(Seconds time) {
  return std::chrono::floor<std::chrono::minutes>(time).count();
}
[[nodiscard]] inline std::optional<std::int64_t> whole_minutes(const std::optional<Seconds>& time) {
  return time ? std::optional(whole_minutes(*time)) : std::nullopt;
}
// Text that may be missing, as null where it is empty.
[[nodiscard]] inline std::optional<std::string> maybe(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

}  // namespace respite
