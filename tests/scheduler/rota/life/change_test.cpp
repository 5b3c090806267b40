#include "scheduler/rota/life/change.h"

#include <gtest/gtest.h>

#include "tests/support/times.h"

namespace respite {
namespace {

using Names = std::vector<std::string>;

Stretch stretch(std::optional<std::string> from, std::optional<std::string> to, int begin = 0) {
  return {"oncall",        "primary",    0, {Instant{Seconds{begin}}, Instant{Seconds{begin + 60}}},
          std::move(from), std::move(to)};
}

const std::vector<Stretch> kRing = {stretch("ana", "bo"), stretch("bo", "cy", 60),
                                    stretch("cy", "ana", 120)};

struct Case {
  std::vector<Stretch> stretches;
  std::string who;
  Part part;
  bool may;
  Names must_agree;
};

TEST(CutTo, LeavesWhatLiesWithin) {
  const auto cut = cut_to(kRing, {Instant{Seconds{30}}, Instant{Seconds{120}}});
  ASSERT_EQ(cut.size(), 2U);
  EXPECT_EQ(cut[0].span, (Interval{Instant{Seconds{30}}, Instant{Seconds{60}}}));
  EXPECT_EQ(cut[1], kRing[1]);
}

TEST(Change, SaysWhoMayProposeItAndWhoMustAgree) {
  const std::vector<Case> cases = {
      {{stretch("ana", "bo")}, "ana", Part::kColleague, true, {"bo"}},
      {{stretch("ana", "bo")}, "bo", Part::kColleague, true, {"ana"}},
      {{stretch("ana", "bo")}, "cy", Part::kColleague, false, {"ana", "bo"}},
      {{stretch("ana", "bo")}, "lea", Part::kLead, true, {}},
      {{stretch("ana", "bo")}, "wendy", Part::kRequester, false, {"ana", "bo"}},
      {{stretch("ana", "bo")}, "ana", Part::kRequester, false, {"bo"}},
      {{stretch(std::nullopt, "bo")}, "bo", Part::kColleague, true, {}},
      {{stretch("ana", std::nullopt)}, "ana", Part::kColleague, true, {}},
      {{stretch("ana", std::nullopt)}, "bo", Part::kColleague, false, {"ana"}},
      {kRing, "bo", Part::kColleague, true, {"ana", "cy"}},
      {kRing, "di", Part::kColleague, false, {"ana", "bo", "cy"}},
      {kRing, "di", Part::kLead, true, {}},
  };
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Case& one = cases[i];
    EXPECT_EQ(may_propose(one.stretches, one.who, one.part), one.may) << i;
    EXPECT_EQ(who_must_agree(one.stretches, one.who, one.part), one.must_agree) << i;
  }
}

TEST(Change, BeginsWithTheFirstOfItsTime) {
  EXPECT_EQ(begin_of(std::vector{kRing[2], kRing[1]}), Instant{Seconds{60}});
}

}  // namespace
}  // namespace respite
