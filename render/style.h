// How text for people is laid out: how wide, and whether in colour.
#pragma once

#include <string>
#include <string_view>

namespace respite {

enum class Paint { kPlain, kBold, kDim, kRed, kGreen, kYellow, kCyan };

struct Style {
  bool color = false;
  int columns = 100;  // at least 60 is used
};

// The text in that paint; as it is where the style has no colour.
[[nodiscard]] std::string painted(const Style& style, Paint paint, std::string_view text);

}  // namespace respite
