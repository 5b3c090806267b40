// Reads fixed-width fields off the front of a text; what the readers of times share.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace respite {

class Scanner {
 public:
  explicit constexpr Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] constexpr bool done() const { return rest_.empty(); }

  // Exactly `width` ASCII digits as a number, taken off; nothing (and nothing taken) otherwise.
  [[nodiscard]] constexpr std::optional<int> digits(std::size_t width) {
    if (rest_.size() < width) return std::nullopt;
    int value = 0;
    for (const char c : rest_.substr(0, width)) {
      if (c < '0' || c > '9') return std::nullopt;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(width);
    return value;
  }

  // Takes one character off where it is one of those allowed.
  [[nodiscard]] constexpr std::optional<char> one_of(std::string_view allowed) {
    if (rest_.empty() || allowed.find(rest_.front()) == std::string_view::npos) return std::nullopt;
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  // Takes the digits at the front off; how many they were.
  [[nodiscard]] constexpr std::size_t skip_digits() {
    std::size_t count = 0;
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      rest_.remove_prefix(1);
      ++count;
    }
    return count;
  }

 private:
  std::string_view rest_;
};

}  // namespace respite
