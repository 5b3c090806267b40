#include "app/feeds/words.h"

#include <gtest/gtest.h>

#include "app/feeds/uid.h"
#include "tests/app/feeds/feeds.h"

namespace respite {
namespace {

using test::harbour;

std::string description(const FeedInput& input, const PublishedSlot& published) {
  return slot_description(input, find_feed_rota(input, published.slot.rota), published.slot);
}

TEST(SlotDescription, SaysWhoWhenHowToReachAndHowToSwap) {
  const FeedInput input = harbour();
  EXPECT_EQ(description(input, input.slots[0]),
            "Asha holds primary of Out of hours.\n"
            "Takes over Mon 2026-12-07 09:00, hands over Mon 2026-12-14 09:00 (Europe/London).\n"
            "Who takes over then: the feed of Out of hours, or respite who --at "
            "2026-12-14T09:00:00Z.\n"
            "Reach whoever is on: phone 0117 496 0000, #oncall\n"
            "To swap: agree with a colleague, then tell Cleo or Dan, who publishes it.");
}

TEST(SlotDescription, OfAnOpenDutySaysSo) {
  FeedInput input = harbour();
  input.leads.clear();
  input.rotas[0].reach.clear();
  EXPECT_EQ(description(input, input.slots[3]),
            "Nobody holds primary of Out of hours yet.\n"
            "Takes over Mon 2026-12-28 09:00, hands over Mon 2027-01-04 09:00 (Europe/London).\n"
            "Who takes over then: the feed of Out of hours, or respite who --at "
            "2027-01-04T09:00:00Z.\n"
            "To swap: agree with a colleague, then tell a lead of the desk, who publishes it.");
}

TEST(UidSafe, KeepsDifferentTextsDifferent) {
  EXPECT_EQ(uid_safe("oncall/primary/2026-12-07T09:00"), "oncall/primary/2026-12-07T09:00");
  EXPECT_EQ(uid_safe("a@b%40 \n;,\\"), "a%40b%2540%20%0A%3B%2C%5C");
  EXPECT_EQ(uid_safe("\xC3\xA9"), "%C3%A9");
}

TEST(SlotUid, IsOfTheDutyAndTheDeskAlone) {
  FeedInput input = harbour();
  const PublishedSlot& slot = input.slots[0];
  EXPECT_EQ(slot_uid(slot.slot.key, input.desk_id), "oncall/primary/2026-12-07T17:30@harbour");
}

}  // namespace
}  // namespace respite
