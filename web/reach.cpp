#include "web/reach.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace respite {
namespace {

bool is_digit(char c) { return '0' <= c && c <= '9'; }

bool begins_with_phone(std::string_view how) {
  static constexpr std::array<std::string_view, 5> kWords{"phone", "telephone", "tel", "call",
                                                          "mobile"};
  return std::ranges::any_of(kWords, [&](std::string_view word) {
    const auto same = [](char a, char b) {
      return std::tolower(static_cast<unsigned char>(a)) == b;
    };
    return word.size() < how.size() && std::ranges::equal(how.substr(0, word.size()), word, same) &&
           !std::isalpha(static_cast<unsigned char>(how[word.size()]));
  });
}

}  // namespace

std::optional<std::string> phone_address(std::string_view how) {
  constexpr std::size_t kFewest = 3;
  if (how.find('@') != std::string_view::npos || how.find("://") != std::string_view::npos) {
    return std::nullopt;
  }
  std::size_t at = how.find_first_of("+0123456789");
  if (at == std::string_view::npos) return std::nullopt;
  if (how[at] != '+' && at != 0 && !begins_with_phone(how)) return std::nullopt;
  std::string address = how[at] == '+' ? "tel:+" : "tel:";
  const std::size_t before = address.size();
  if (how[at] == '+') ++at;
  for (; at < how.size() &&
         (is_digit(how[at]) || std::string_view(" -().").find(how[at]) != std::string_view::npos);
       ++at) {
    if (is_digit(how[at])) address += how[at];
  }
  if (address.size() - before < kFewest) return std::nullopt;
  return address;
}

Html reach(std::string_view how) {
  const auto pressed = [&](const std::string& address) {
    return element("a", {{"href", address}}, Html::text(how));
  };
  if (const auto number = phone_address(how)) return pressed(*number);
  const bool page = how.starts_with("https://") || how.starts_with("http://");
  return page ? pressed(std::string(how)) : Html::text(how);
}

}  // namespace respite
