#include "app/feeds/calendar/words.h"

#include <gtest/gtest.h>

#include "app/feeds/calendar/uid.h"
#include "tests/app/feeds/calendar/feeds.h"

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
            "Takes over Mon 2026-12-07 17:30, hands over Tue 2026-12-08 09:00 (Europe/London).\n"
            "Who takes over then: the feed of Out of hours, or respite who --at "
            "2026-12-08T09:00:00Z.\n"
            "Reach whoever is on: phone 0117 496 0000, #oncall\n"
            "To swap it: respite swap oncall/primary/2026-12-07T17:30 DUTY; to ask who takes it: "
            "respite cover oncall/primary/2026-12-07T17:30; or the desk's page, under Changes.");
}

TEST(SlotDescription, OfAnOpenDutySaysSo) {
  FeedInput input = harbour();
  input.rotas[0].reach.clear();
  EXPECT_EQ(description(input, input.slots[3]),
            "Nobody holds primary of Out of hours yet.\n"
            "Takes over Mon 2026-12-28 17:30, hands over Tue 2026-12-29 09:00 (Europe/London).\n"
            "Who takes over then: the feed of Out of hours, or respite who --at "
            "2026-12-29T09:00:00Z.\n"
            "To swap it: respite swap oncall/primary/2026-12-28T17:30 DUTY; to ask who takes it: "
            "respite cover oncall/primary/2026-12-28T17:30; or the desk's page, under Changes.");
}

// A night of a rota that hands over at 09:00 begins at 18:00 and ends at 08:00, whatever the turn
// does.
TEST(SlotWords, AreOfTheSlotAndNotOfItsTurn) {
  const FeedInput input = harbour();
  PublishedSlot night = input.slots[0];
  night.slot.span = {*parse_rfc3339("2026-12-09T18:00:00Z"),
                     *parse_rfc3339("2026-12-10T08:00:00Z")};
  EXPECT_NE(description(input, night)
                .find("Takes over Wed 2026-12-09 18:00, hands over Thu "
                      "2026-12-10 08:00 (Europe/London)."),
            std::string::npos);
  const FeedRota rota = find_feed_rota(input, night.slot.rota);
  EXPECT_EQ(slot_summary(input, rota, night.slot, Reader::kHolder),
            "On call, primary, until Thu 08:00 (Out of hours)");
  night.slot.span.end += std::chrono::days{14};
  EXPECT_EQ(slot_summary(input, rota, night.slot, Reader::kHolder),
            "On call, primary, until Thu 2026-12-24 08:00 (Out of hours)");
}

TEST(BookingSummary, IsShortEnoughForALockScreen) {
  FeedBooking booking;
  booking.request = 12;
  booking.about = "The printer on the third floor prints every page of every document twice";
  EXPECT_EQ(booking_summary(booking),
            "Booked: The printer on the third floor prints every page..., request 12");
  booking.about = std::string(47, 'x') + "\xC3\xA9\xC3\xA9";
  EXPECT_EQ(booking_summary(booking), "Booked: " + std::string(47, 'x') + "..., request 12");
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
