#include "scheduler/team/policy.h"

#include <gtest/gtest.h>

#include <chrono>

namespace respite {
namespace {

using namespace std::chrono_literals;

TEST(TimeForEachStep, IsWhatThePolicySaysElseTheTimeToAcknowledge) {
  Policy policy;
  EXPECT_EQ(time_for_each_step(policy), 5min);
  policy.targets.push_back({Priority::kP2, 2min, {}});
  EXPECT_EQ(time_to_acknowledge(policy), 5min);
  policy.targets.push_back({Priority::kP1, 8min, {}});
  EXPECT_EQ(time_to_acknowledge(policy), 8min);
  EXPECT_EQ(time_for_each_step(policy), 8min);
  policy.escalate_after = 20min;
  EXPECT_EQ(time_for_each_step(policy), 20min);
}

TEST(TimeForEachStep, KeepsItsBoundsWhateverTheTargetIs) {
  Policy policy;
  policy.targets.push_back({Priority::kP1, 0s, {}});
  EXPECT_EQ(time_for_each_step(policy), 1min);
  policy.targets[0].acknowledge = 24h;
  EXPECT_EQ(time_for_each_step(policy), 4h);
}

}  // namespace
}  // namespace respite
