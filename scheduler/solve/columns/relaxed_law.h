// The law with fewer and fewer limits, for nets that would be too large with all of them.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "scheduler/rota/judge_line.h"

namespace respite {

// Each version forbids and prices less than the one before. None asks for a minimum, but for days
// off in a row where duties begin one day each, in order: so what later turns do to a line is never
// less bad than it seems when they are taken.
class RelaxedLaw {
 public:
  explicit RelaxedLaw(const Problem& problem);

  struct Version {
    explicit Version(Problem law) : problem(std::move(law)), judge(problem) {}
    Version(const Version&) = delete;
    // Whether it forgets nothing of what binds that person's line.
    [[nodiscard]] bool is_whole(const Problem& law, PersonIndex person) const;
    Problem problem;
    LineJudge judge;
  };
  static constexpr std::size_t kVersions = 7;

  [[nodiscard]] Version& version(std::size_t number);

 private:
  const Problem* problem_;
  std::vector<std::unique_ptr<Version>> versions_;  // made when first asked for
};

}  // namespace respite
