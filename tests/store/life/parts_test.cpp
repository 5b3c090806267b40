#include "store/life/parts.h"

#include <map>

#include "tests/store/fixture.h"

namespace respite::store {
namespace {

Stretch stretch(int begin, int end, std::optional<std::string> to) {
  return {"oncall", "primary", 0, {hour(begin), hour(end)}, std::nullopt, std::move(to)};
}

// "key person begin-end" of each, in hours.
std::vector<std::string> told(const std::vector<SlotRecord>& slots) {
  std::vector<std::string> words;
  words.reserve(slots.size());
  const auto hours = [](Instant at) {
    return std::to_string((at - hour(0)) / std::chrono::hours{1});
  };
  for (const SlotRecord& slot : slots)
    words.push_back(slot.key.substr(slot.key.rfind('/') + 1) + ' ' +
                    slot.person.value_or("nobody") + ' ' + hours(slot.span.begin) + '-' +
                    hours(slot.span.end) + " by " + std::to_string(slot.change));
  return words;
}

using Words = std::vector<std::string>;

class Parts : public testing::Test {
 protected:
  void lay(const std::vector<Stretch>& stretches, ChangeId change) {
    slots_ = lay_over(slots_, stretches, change,
                      [this](const std::string& key) { return ++numbers_[key]; });
  }
  std::vector<SlotRecord> slots_ = {slot("ana", 0, 24)};
  std::map<std::string, std::int64_t> numbers_;
};

TEST_F(Parts, AreCutWhereAStretchBeginsAndEnds) {
  lay({stretch(6, 12, "bo")}, 7);
  EXPECT_EQ(told(slots_), (Words{"2026-12-07T00:00 ana 0-6 by 0", "2026-12-07T00:00#1 bo 6-12 by 7",
                                 "2026-12-07T00:00#2 ana 12-24 by 0"}));
  for (const SlotRecord& part : slots_) {
    EXPECT_EQ(part.turn_span, (Interval{hour(0), hour(24)}));
    EXPECT_EQ(part.begin, Wall{part.span.begin.time_since_epoch()});
    EXPECT_EQ(part.end, Wall{part.span.end.time_since_epoch()});
  }
}

TEST_F(Parts, OfAWholeSlotIsTheSlotItself) {
  lay({stretch(-5, 30, "bo")}, 7);
  EXPECT_EQ(told(slots_), Words{"2026-12-07T00:00 bo 0-24 by 7"});
}

TEST_F(Parts, KeepTheirKeysAndNeverTakeAnothersNumber) {
  lay({stretch(6, 12, "bo")}, 7);
  lay({stretch(8, 10, "cy")}, 8);
  EXPECT_EQ(told(slots_),
            (Words{"2026-12-07T00:00 ana 0-6 by 0", "2026-12-07T00:00#1 bo 6-8 by 7",
                   "2026-12-07T00:00#3 cy 8-10 by 8", "2026-12-07T00:00#4 bo 10-12 by 7",
                   "2026-12-07T00:00#2 ana 12-24 by 0"}));
}

TEST_F(Parts, ThatGoBackAreOneAgain) {
  lay({stretch(6, 12, "bo")}, 7);
  lay({stretch(6, 12, "ana")}, 8);
  EXPECT_EQ(told(slots_), Words{"2026-12-07T00:00 ana 0-24 by 0"});
}

TEST_F(Parts, LeaveOtherPlacesAndProtectedTimeAlone) {
  slots_ = {slot("ana", 0, 24), slot("bo", 0, 24, 1), slot("cy", 0, 24, 0, "late")};
  SlotRecord block = slot("ana", 0, 24);
  block.key = block.turn = "protected/ana";
  block.kind = SlotKind::kProtected;
  slots_.push_back(block);
  lay({stretch(0, 24, "di")}, 7);
  int changed = 0;
  for (const SlotRecord& each : slots_) changed += each.person == "di" ? 1 : 0;
  EXPECT_EQ(changed, 1);
  EXPECT_EQ(slots_.size(), 4U);
}

// Any stretches, one after another: time is neither lost nor held twice, keys are never shared, and
// whoever was given an instant last holds it.
TEST_F(Parts, OfAnyStretchesTileTheSlot) {
  unsigned seed = 12345;
  const auto random = [&](unsigned below) {
    return (seed = seed * 1103515245U + 12345U) / 65536U % below;
  };
  for (int round = 0; round < 200; ++round) {
    slots_ = {slot("ana", 0, 24)};
    std::vector<std::string> holders(24, "ana");
    for (int step = 1; step <= 6; ++step) {
      const int begin = static_cast<int>(random(24));
      const int end = begin + 1 + static_cast<int>(random(static_cast<unsigned>(24 - begin)));
      const std::string to(1, static_cast<char>('b' + random(3)));
      lay({stretch(begin, end, to)}, step);
      for (int h = begin; h < end; ++h) holders[static_cast<std::size_t>(h)] = to;
      Instant reached = hour(0);
      std::map<std::string, int> keys;
      for (const SlotRecord& part : slots_) {
        ASSERT_EQ(part.span.begin, reached) << "round " << round;
        reached = part.span.end;
        ASSERT_EQ(++keys[part.key], 1) << part.key;
        const auto h =
            static_cast<std::size_t>((part.span.begin - hour(0)) / std::chrono::hours{1});
        ASSERT_EQ(part.person, holders[h]) << "round " << round << " hour " << h;
      }
      ASSERT_EQ(reached, hour(24));
    }
  }
}

}  // namespace
}  // namespace respite::store
