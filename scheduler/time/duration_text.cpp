#include "scheduler/time/duration_text.h"

#include <fmt/format.h>

#include <cstdlib>

namespace respite {

std::string hours_text(Seconds time) {
  const std::int64_t minutes = (std::llabs(time.count()) + 30) / 60;
  const std::string_view sign = time < Seconds{0} && minutes > 0 ? "-" : "";
  if (minutes % 60 == 0) return fmt::format("{}{} h", sign, minutes / 60);
  if (minutes < 60) return fmt::format("{}{} min", sign, minutes);
  return fmt::format("{}{} h {} min", sign, minutes / 60, minutes % 60);
}

std::string whole_hours(std::int64_t seconds) {
  return hours_text(std::chrono::round<std::chrono::hours>(Seconds{std::llabs(seconds)}));
}

std::string days_text(Seconds time) {
  constexpr std::chrono::days kDay{1};
  const auto days = std::chrono::duration_cast<std::chrono::days>(time);
  if (days < 2 * kDay) return hours_text(time);
  const std::string text = fmt::format("{} days", days.count());
  return time == days ? text : text + ' ' + hours_text(time - days);
}

}  // namespace respite
