#include "scheduler/team/protected_time.h"

#include <cassert>

namespace respite {

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

}  // namespace respite
