#include "tests/app/rota/goldens/golden.h"

#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

#include "app/desk/open_desk.h"
#include "scheduler/solve/solve.h"
#include "tests/support/generated_desk.h"
#include "tests/support/times.h"

namespace respite::test {
namespace {

constexpr const char* kHeader =
    "# What plans were when they were last looked at: ctest -R Goldens fails where one is worse.\n"
    "# RESPITE_WRITE_GOLDENS=1 build/release/bin/goldens_long_test writes the table anew.\n"
    "# when desk seed effort score bound work\n";

std::string text_of(const Score& score) {
  return fmt::format("{}/{}/{}", score.tiers[0], score.tiers[1], score.tiers[2]);
}

std::istream& operator>>(std::istream& in, Score& score) {
  char slash = 0;
  return in >> score.tiers[0] >> slash >> score.tiers[1] >> slash >> score.tiers[2];
}

// Nothing of a name that is no size.
std::optional<DeskSize> size_of(const std::string& desk) {
  std::istringstream in(desk);
  DeskSize size;
  char dash = 0;
  if (!(in >> size.people >> dash >> size.rotas >> dash >> size.zones >> dash >> size.weeks))
    return std::nullopt;
  return size;
}

}  // namespace

std::string path_of_goldens() {
  return std::string(RESPITE_SOURCE_DIR) + "/tests/app/rota/goldens/goldens.txt";
}

std::vector<Golden> read_goldens() {
  std::ifstream file(path_of_goldens());
  std::vector<Golden> goldens;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream in(line);
    std::string when;
    Golden golden;
    in >> when >> golden.desk >> golden.seed >> golden.effort >> golden.score >> golden.bound >>
        golden.work;
    if (!in || (when != "quick" && when != "long"))
      throw std::runtime_error("cannot read of the goldens: " + line);
    golden.quick = when == "quick";
    goldens.push_back(std::move(golden));
  }
  return goldens;
}

std::string to_text(const Golden& golden) {
  return fmt::format("{:5} {:15} {} {:3} {:>16} {:>16} {:>11}\n", golden.quick ? "quick" : "long",
                     golden.desk, golden.seed, golden.effort, text_of(golden.score),
                     text_of(golden.bound), golden.work);
}

std::string to_text(const std::vector<Golden>& goldens) {
  std::string text = kHeader;
  for (const Golden& golden : goldens) text += to_text(golden);
  return text;
}

Problem problem_of(const Golden& golden) {
  if (const auto size = size_of(golden.desk)) return build(generated_desk(*size, golden.seed));
  const std::string folder = std::string(RESPITE_SOURCE_DIR) + "/samples/" + golden.desk;
  const OpenDesk opened = *open_desk({folder, instant("2026-11-20T09:00:00Z"), "lea", "lea"}).desk;
  const Instant begin = instant("2026-12-07T00:00:00Z");
  return build_problem(opened.desk, opened.calendars, {}, {begin, begin + std::chrono::weeks{13}});
}

Golden planned(const Golden& golden) {
  Golden now = golden;
  SolveOptions options;
  options.seed = golden.seed;
  options.effort = golden.effort;
  const SolveResult result = solve(problem_of(golden), options);
  now.score = result.score;
  now.bound = result.bound;
  now.work = result.work;
  return now;
}

}  // namespace respite::test
