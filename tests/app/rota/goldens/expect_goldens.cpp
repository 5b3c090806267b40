#include "tests/app/rota/goldens/expect_goldens.h"

#include <gtest/gtest.h>

#include <iostream>

namespace respite::test {
namespace {

constexpr std::int64_t kSlack = 1'000;  // for those that need hardly any work

void compare(const Golden& was, const Golden& now) {
  SCOPED_TRACE("now " + to_text(now) + "was " + to_text(was));
  EXPECT_LE(now.score, was.score) << "the plan is worse";
  EXPECT_GE(now.bound, was.bound) << "the bound is lower";
  EXPECT_LE(now.work, was.work + was.work / 4 + kSlack) << "it takes a quarter more work";
  EXPECT_LE(now.bound, now.score) << "a bound above a plan";
  if (now.score < was.score || now.bound > was.bound) std::cout << "better: " << to_text(now);
}

}  // namespace

std::vector<Golden> expect_goldens(bool quick_alone) {
  std::vector<Golden> all;
  for (const Golden& was : read_goldens()) {
    if (quick_alone && !was.quick) continue;
    all.push_back(planned(was));
    compare(was, all.back());
  }
  return all;
}

}  // namespace respite::test
