#include "render/style.h"

#include <fmt/format.h>

namespace respite {
namespace {

int sgr_code(Paint paint) {
  switch (paint) {
    case Paint::kPlain:
      return 0;
    case Paint::kBold:
      return 1;
    case Paint::kDim:
      return 2;
    case Paint::kRed:
      return 31;
    case Paint::kGreen:
      return 32;
    case Paint::kYellow:
      return 33;
    case Paint::kCyan:
      return 36;
  }
  return 0;
}

}  // namespace

std::string painted(const Style& style, Paint paint, std::string_view text) {
  if (!style.color || paint == Paint::kPlain || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", sgr_code(paint), text);
}

}  // namespace respite
