#include "tests/support/protect/random_week.h"

#include <random>

namespace respite::test {
namespace {

using namespace protect;

class WeekMaker {
 public:
  WeekMaker(std::uint64_t seed, const WeekShape& shape) : random_(seed), shape_(shape) {}

  PlaceProblem week() {
    PlaceProblem problem;
    problem.cells = shape_.days * shape_.cells_a_day;
    for (int i = 0; i < shape_.owners; ++i) problem.owners.push_back(owner(problem.cells));
    for (int i = 0; i < up_to(1, 3); ++i) problem.crowds.push_back(crowd(problem.cells));
    return problem;
  }

 private:
  int up_to(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }
  bool one_in(int n) { return up_to(1, n) == 1; }

  Owner owner(int cells) {
    Owner owner;
    for (int day = 0; day < shape_.days; ++day) {
      owner.days.emplace_back(day * shape_.cells_a_day, (day + 1) * shape_.cells_a_day);
      owner.most_a_day.push_back(up_to(4, shape_.cells_a_day));
    }
    for (int cell = 0; cell < cells; ++cell) owner.open.push_back(one_in(6) ? 0 : 1);
    for (int i = 0; i < up_to(1, 2); ++i) owner.wants.push_back(want(owner));
    return owner;
  }

  Want want(const Owner& owner) {
    Want want;
    want.unit = up_to(1, 2);
    want.shortest = want.unit * up_to(1, 3);
    want.longest = want.shortest + up_to(0, 3);
    want.wanted = want.shortest * up_to(1, 4);
    want.missing = 4 * up_to(5, 40);
    want.block = up_to(0, 30);
    const int cells = static_cast<int>(owner.open.size());
    for (int cell = 0; cell < cells; ++cell) {
      want.lie.push_back(one_in(12) ? kNever : up_to(0, 6));
      want.begin.push_back(up_to(0, 2));
    }
    for (int i = 0; i < up_to(0, 2); ++i) {
      const Lying at{up_to(0, cells - 1), up_to(want.shortest, want.longest)};
      want.known.push_back({at, up_to(1, 60)});
    }
    return want;
  }

  Crowd crowd(int cells) {
    Crowd crowd;
    for (int o = 0; o < shape_.owners; ++o)
      if (!one_in(4)) crowd.members.push_back(o);
    crowd.over = one_in(2) ? 0 : up_to(1, 40);
    for (int cell = 0; cell < cells; ++cell)
      crowd.most.push_back(one_in(3) ? kAnyNumber : up_to(0, 2));
    return crowd;
  }

  std::mt19937_64 random_;
  WeekShape shape_;
};

}  // namespace

PlaceProblem random_week(std::uint64_t seed, const WeekShape& shape) {
  return WeekMaker(seed, shape).week();
}

}  // namespace respite::test
