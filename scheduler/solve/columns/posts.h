// Posts: the places a plan is free to fill, interchangeable heads of a shift as one.
#pragma once

#include <cstddef>
#include <vector>

#include "scheduler/rota/problem.h"

namespace respite {

struct Post {
  std::vector<TurnIndex> turns;  // alike for everybody: same shift, same load, wish and bars
  bool required = true;          // or wanted, at that price
  int under = 0;                 // price of each empty turn in Tier::kCover
  int twin = -1;  // the post before it that weighs and pleases as much, whoever holds it
};

struct Posts {
  std::vector<Post> posts;  // in the order of Problem::turns
  std::vector<int> of;      // [turn] post, or -1 where the plan has no choice
};

[[nodiscard]] Posts posts_of(const Problem& problem);

}  // namespace respite
