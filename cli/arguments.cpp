#include "cli/arguments.h"

#include <charconv>

#include "app/operation/failure.h"
#include "scheduler/time/civil.h"

namespace respite {

void Arguments::add_option(const std::string& name, std::string value) {
  if (!options_.emplace(name, std::move(value)).second) {
    throw Failure(ExitCode::kInput, "--{} is given twice", name);
  }
}

bool Arguments::has(std::string_view name) const { return options_.contains(name); }

std::optional<std::string> Arguments::text(std::string_view name) const {
  const auto found = options_.find(name);
  if (found == options_.end()) return std::nullopt;
  return found->second;
}

std::string Arguments::text_or(std::string_view name, std::string_view fallback) const {
  return text(name).value_or(std::string(fallback));
}

std::optional<Instant> Arguments::instant(std::string_view name) const {
  const auto given = text(name);
  if (!given) return std::nullopt;
  if (const auto instant = parse_rfc3339(*given)) return instant;
  const std::string_view advice =
      parse_wall(*given) ? "has no offset from UTC; write it as 2026-12-07T09:00Z or +01:00"
                         : "is no time; write it as 2026-12-07T09:00Z";
  throw Failure(ExitCode::kInput, "--{} \"{}\" {}", name, *given, advice);
}

std::optional<std::int64_t> Arguments::number(std::string_view name, std::int64_t least,
                                              std::int64_t most) const {
  const auto given = text(name);
  if (!given) return std::nullopt;
  std::int64_t value = 0;
  const char* const end = given->data() + given->size();
  const auto [rest, error] = std::from_chars(given->data(), end, value);
  if (error != std::errc{} || rest != end || value < least || value > most) {
    throw Failure(ExitCode::kInput, "--{} \"{}\" is no whole number from {} to {}", name, *given,
                  least, most);
  }
  return value;
}

}  // namespace respite
