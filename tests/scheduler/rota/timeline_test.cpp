#include "scheduler/rota/timeline.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

Instant hour(int hours) { return Instant{std::chrono::hours{hours}}; }
Duty held(int begin, int end, std::optional<std::string> person) {
  return {.rota = "oncall",
          .seat = "primary",
          .person = std::move(person),
          .span = {hour(begin), hour(end)},
          .turn = {hour(begin), hour(end)}};
}

//   0     4     8          16    20    24
//   | ada | ada |  nothing | bo  | open| ada
const std::vector<Duty> kSeat = {held(0, 4, "ada"), held(4, 8, "ada"), held(16, 20, "bo"),
                                 held(20, 24, std::nullopt), held(24, 28, "ada")};

TEST(OnDuty, JoinsWhatOnePersonHoldsWithoutABreak) {
  const auto duty = on_duty(kSeat, hour(5));
  ASSERT_TRUE(duty);
  EXPECT_EQ(duty->now.person, "ada");
  EXPECT_EQ(duty->now.span, (Interval{hour(0), hour(8)}));
  ASSERT_TRUE(duty->next);
  EXPECT_EQ(duty->next->person, "bo");
  EXPECT_EQ(duty->next->span.begin, hour(16));
}

TEST(OnDuty, TheHandoverSecondBelongsToWhoeverTakesOver) {
  EXPECT_EQ(on_duty(kSeat, hour(20) - Seconds{1})->now.person, "bo");
  EXPECT_EQ(on_duty(kSeat, hour(20))->now.person, std::nullopt);
}

TEST(OnDuty, AnOpenStretchIsADutyNobodyHolds) {
  const auto duty = on_duty(kSeat, hour(21));
  ASSERT_TRUE(duty);
  EXPECT_FALSE(duty->now.person);
  EXPECT_EQ(duty->next->person, "ada");
}

TEST(OnDuty, NothingWhereTheSeatHasNoDuty) {
  EXPECT_FALSE(on_duty(kSeat, hour(8)));
  EXPECT_FALSE(on_duty(kSeat, hour(28)));
  EXPECT_FALSE(on_duty({}, hour(0)));
}

TEST(OnDuty, TheLastStretchHasNoNext) {
  const auto duty = on_duty(kSeat, hour(25));
  ASSERT_TRUE(duty);
  EXPECT_FALSE(duty->next);
}

TEST(Timeline, FindsWhatRunsAtAMoment) {
  Timeline timeline({held(24, 28, "ada"), held(0, 30, "bo"), held(4, 8, "cy"), held(8, 9, "dee")});
  const auto people = [&](int at) {
    std::vector<std::string> found;
    for (const Duty& duty : timeline.at(hour(at))) found.push_back(duty.person.value_or("-"));
    return found;
  };
  EXPECT_EQ(people(4), (std::vector<std::string>{"bo", "cy"}));
  EXPECT_EQ(people(8), (std::vector<std::string>{"bo", "dee"}));
  EXPECT_EQ(people(27), (std::vector<std::string>{"bo", "ada"}));
  EXPECT_EQ(people(29), (std::vector<std::string>{"bo"}));
  EXPECT_TRUE(people(30).empty());
}

}  // namespace
}  // namespace respite
