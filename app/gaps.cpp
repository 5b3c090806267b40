#include "app/gaps.h"

namespace respite {

GapsView gaps_in(const OpenDesk& desk, const ShowOptions& options) {
  ShowView shown = show(desk, options);
  return {shown.board.zone, shown.board.window, std::move(shown.board.gaps)};
}

}  // namespace respite
