// Rules and prices between people, as rows of the linear programme.
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/rota/judge_pairs.h"
#include "scheduler/solve/columns/posts.h"

namespace respite {

// Somebody on a post, once for each head.
struct RowCell {
  std::size_t person = 0;
  int post = 0;
  int factor = 1;
};

// cells + empty turns + company <= most.
struct PairRow {
  std::vector<RowCell> cells;
  int empty_post = -1;  // its empty turns count -1
  int company = -1;     // that company counts `company_factor`
  int company_factor = 0;
  int most = 0;
};

struct PairRows {
  std::vector<PairRow> rows;
  std::vector<std::int64_t> company;  // points where that pair is together; 0..1 each
  std::int64_t constant = 0;          // points that hold whatever is chosen
};

// Every lawful plan satisfies the rows, with `company` 1 where two are together and 0 elsewhere.
// Rows that hang on a turn outside the posts are left out where that makes them easier.
[[nodiscard]] PairRows pair_rows_of(const Problem& problem, const PairJudge& judge,
                                    const Posts& posts);

}  // namespace respite
