#include "app/desk/file/address.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

namespace respite {

bool is_address(std::string_view text) {
  constexpr std::array<std::string_view, 4> kBegins = {"https://", "http://", "env:", "secret:"};
  return std::ranges::any_of(kBegins, [&](std::string_view begin) {
    return text.starts_with(begin) && text.size() > begin.size();
  });
}

// FNV-1a: it only has to be another for each of a few.
std::string kept_path(std::string_view address) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : address) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211U;
  }
  return fmt::format("fetched/{:016x}.ics", hash);
}

}  // namespace respite
