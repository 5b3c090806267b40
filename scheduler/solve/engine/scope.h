// What may move while all else stands: some people's duties in some periods.
#pragma once

#include <cstddef>
#include <vector>

#include "scheduler/solve/engine/spans.h"

namespace respite {

struct Scope {
  std::vector<std::size_t> free;  // people; a slot counts them
  Spans spans;                    // these move
  std::vector<int> periods;       // of the spans
  Roster base;                    // [slot] the free people's lines as they stand
  std::vector<int> heads;         // [cell] held by everybody else

  // A branch of the whole: what must hold below it. Empty where nothing must.
  std::vector<int> low;   // [cell] heads from here ...
  std::vector<int> high;  // ... to here; going beyond costs `dear` a head
  Price dear = 0;
  std::vector<std::vector<char>> barred;  // [slot][cell] not this duty
  std::vector<std::vector<char>> must;    // [slot][period] some duty

  // Those of the periods that move.
  [[nodiscard]] std::vector<std::size_t> cells(const LineProblem& problem) const;
  // Whether the branch lets the slot hold this line.
  [[nodiscard]] bool allows(const LineProblem& problem, std::size_t slot, const Line& line) const;
  // Whether cover of the cell costs the same, however many of the free people hold it.
  [[nodiscard]] bool settled(const LineProblem& problem, std::size_t cell) const;
  // Cover of the cell with so many heads, what the branch adds included.
  [[nodiscard]] Cost cover_cost(const LineProblem& problem, std::size_t cell, int n) const {
    Cost cost = problem.cover[cell].cost(n);
    if (!low.empty() && n < low[cell]) cost += Cost{dear} * (low[cell] - n);
    if (!high.empty() && n > high[cell]) cost += Cost{dear} * (n - high[cell]);
    return cost;
  }
};

[[nodiscard]] Scope scope_of(const LineProblem& problem, const Roster& roster,
                             std::vector<std::size_t> free, Spans spans);

// The slot holds in the period what one of these kinds (bits) says, or rests where it may.
void narrow(const LineProblem& problem, Scope& scope, std::size_t slot, int period,
            std::uint64_t kinds, bool may_rest);

// Everybody, everywhere.
[[nodiscard]] Scope whole_scope(const LineProblem& problem, const Roster& roster);

// What the scope can change of the cost: the free people's whole lines, and cover in its periods.
[[nodiscard]] Cost scope_cost(const LineProblem& problem, const Scope& scope, const Roster& lines);

}  // namespace respite
