#include "scheduler/time/instant.h"

#include "scheduler/time/civil.h"
#include "scheduler/time/scan_civil.h"

namespace respite {
namespace {

// "Z" or "+01:00", as local minus UTC.
std::optional<Seconds> scan_offset(Scanner& scanner) {
  const auto sign = scanner.one_of("Zz+-");
  if (!sign) return std::nullopt;
  if (*sign == 'Z' || *sign == 'z') return Seconds{0};
  const auto hours = scanner.digits(2);
  if (!hours || *hours > 23 || !scanner.one_of(":")) return std::nullopt;
  const auto minutes = scanner.digits(2);
  if (!minutes || *minutes > 59) return std::nullopt;
  const Seconds offset = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
  return *sign == '-' ? -offset : offset;
}

}  // namespace

std::string to_rfc3339(Instant instant) { return to_text(Wall{instant.time_since_epoch()}) + 'Z'; }

std::optional<Instant> parse_rfc3339(std::string_view text) {
  Scanner scanner(text);
  const auto day = scan_day(scanner);
  if (!day || !scanner.one_of("Tt ")) return std::nullopt;
  const auto time = scan_time(scanner, false);
  if (!time) return std::nullopt;
  if (scanner.one_of(".") && scanner.skip_digits() == 0) return std::nullopt;
  const auto offset = scan_offset(scanner);
  if (!offset || !scanner.done()) return std::nullopt;
  const Wall utc = *day + *time - *offset;
  if (!in_known_years(day_of(utc))) return std::nullopt;
  return Instant{utc.time_since_epoch()};
}

}  // namespace respite
