#include "scheduler/team/protected_time.h"

#include <array>
#include <cassert>

namespace respite {
namespace {

template <class Kind, std::size_t kCount>
std::optional<Kind> parse(const std::array<Kind, kCount>& kinds, std::string_view text) {
  for (const Kind kind : kinds) {
    if (to_text(kind) == text) return kind;
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_text(BlockKind kind) {
  switch (kind) {
    case BlockKind::kLearning:
      return "learning";
    case BlockKind::kFocus:
      return "focus";
    case BlockKind::kLunch:
      return "lunch";
    case BlockKind::kDropIn:
      return "drop-in";
    case BlockKind::kReview:
      return "review";
    case BlockKind::kDocumentation:
      return "documentation";
  }
  assert(false);
  return "";
}

std::string_view to_text(Firmness firmness) {
  switch (firmness) {
    case Firmness::kNonnegotiable:
      return "nonnegotiable";
    case Firmness::kDefended:
      return "defended";
    case Firmness::kMovable:
      return "movable";
    case Firmness::kSoft:
      return "soft";
  }
  assert(false);
  return "";
}

std::optional<BlockKind> parse_block_kind(std::string_view text) {
  using enum BlockKind;
  return parse(std::array{kLearning, kFocus, kLunch, kDropIn, kReview, kDocumentation}, text);
}

std::optional<Firmness> parse_firmness(std::string_view text) {
  using enum Firmness;
  return parse(std::array{kNonnegotiable, kDefended, kMovable, kSoft}, text);
}

}  // namespace respite
