// Plans that are known: how good they were, how near the bound and for how much work.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scheduler/rota/problem.h"
#include "scheduler/rota/score.h"

namespace respite::test {

// A row of goldens.txt, as it was or as it is.
struct Golden {
  bool quick = false;  // whether the quick test plans it, too
  std::string desk;    // a template, or the size of a generated desk: "12-2-1-26" has 12 people,
                       // 2 rotas, 1 zone and 26 weeks
  std::uint64_t seed = 1;  // of the generated desk, and of the search
  std::int64_t effort = 100;
  Score score;
  Score bound;
  std::int64_t work = 0;  // as SolveResult counts it
};

[[nodiscard]] std::string path_of_goldens();
// Throws std::runtime_error with the line that it cannot read.
[[nodiscard]] std::vector<Golden> read_goldens();
[[nodiscard]] std::string to_text(const Golden& golden);  // its line
[[nodiscard]] std::string to_text(const std::vector<Golden>& goldens);

// Thirteen weeks of a template from 2026-12-07, or the generated desk.
[[nodiscard]] Problem problem_of(const Golden& golden);
// As it is planned now.
[[nodiscard]] Golden planned(const Golden& golden);

}  // namespace respite::test
