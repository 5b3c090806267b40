// The programme of some people's lines, the others' kept, with all it stands on.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "scheduler/solve/columns/generation.h"
#include "scheduler/solve/columns/parts.h"

namespace respite {

struct Programme {
  // The people of `known` who may move: their lines anew.
  Programme(const Problem& problem, const Solution& known, const People& people,
            const Stage& stage);
  Programme(const Programme&) = delete;
  Programme& operator=(const Programme&) = delete;
  ~Programme() = default;

  Problem narrowed;
  Posts posts;
  PairRows pairs;
  PeopleNets nets;
  CoverPart cover;
  Generation generation;
};

// Lines by column.
[[nodiscard]] Held held_in(const std::vector<Column>& columns,
                           const std::vector<std::size_t>& lines);

// Heads of a post go to people in the order given.
[[nodiscard]] Solution solution_of(const Programme& programme, const Held& held);

// A mix of lines never costs more for knowing more lines, and no bound is above it. Where it is
// far below the plan, the nets leave out what matters and more work says nothing.
[[nodiscard]] bool is_hopeless(const Programme& programme, std::size_t people);

// Of so many turns that nearly all are alike: prices find no hold, neighbourhoods take long.
[[nodiscard]] bool has_long_lines(const Programme& programme, std::size_t people);

}  // namespace respite
