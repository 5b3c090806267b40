// Kinds of duty that somebody may hold in place of each other, so that cover alone tells them
// apart: one shift held with either of a nurse's skills. Who holds which is settled last.
#pragma once

#include "scheduler/solve/engine/line_finder.h"
#include "scheduler/solve/engine/scope.h"

namespace respite {

// Whether all of the person's lines cost the same and stay lawful with the one in place of the
// other in this period. Both are allowed.
[[nodiscard]] bool are_alike(const Lines& lines, std::size_t person, int period, int kind,
                             int other);

// The kind and all that are like it, as bits.
[[nodiscard]] std::uint64_t kinds_like(const Lines& lines, std::size_t person, int period,
                                       int kind);

// From a kind to another that everybody free in the scope who may hold the first holds as well.
struct KindSwap {
  std::size_t from;  // cell
  std::size_t to;
};
[[nodiscard]] std::vector<KindSwap> swaps_of(const Lines& lines, const Scope& scope);

// Gives the free people's lines [slot] those of alike kinds that make cover cost least, their
// duties otherwise as they are.
void settle_kinds(const Lines& lines, const Scope& scope, Roster& roster);

}  // namespace respite
