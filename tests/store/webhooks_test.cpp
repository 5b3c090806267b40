#include "store/messages/webhooks.h"

#include <gtest/gtest.h>

#include "tests/store/fixture.h"

namespace respite::store {
namespace {

WebhookRecord hook(const std::string& url, std::vector<HookEvent> events) {
  WebhookRecord record;
  record.url = url;
  record.secret = "s3cret";
  record.events = std::move(events);
  record.created = hour(0);
  record.by = "lea";
  return record;
}

std::vector<std::string> told(const std::vector<Delivery>& deliveries) {
  std::vector<std::string> found;
  found.reserve(deliveries.size());
  for (const Delivery& delivery : deliveries) {
    found.push_back(std::to_string(delivery.webhook) + " " + delivery.event);
  }
  return found;
}

using Strings = std::vector<std::string>;

TEST(PutDeliveries, ReachWhoeverWantsToHearOfIt) {
  Database database = Database::in_memory();
  (void)add_webhook(database, hook("https://a", {HookEvent::kPublish}));
  (void)add_webhook(database, hook("https://b", {HookEvent::kConsent, HookEvent::kPromise}));
  const WebhookId ended = add_webhook(database, hook("https://c", {HookEvent::kPublish}));
  end_webhook(database, ended, hour(1));
  put_deliveries(database, HookEvent::kPublish, "p1", hour(2), "{}");
  put_deliveries(database, HookEvent::kPromise, "q1", hour(2), "{}");
  EXPECT_EQ(told(read_deliveries(database)), (Strings{"1 p1", "2 q1"}));
  EXPECT_EQ(read_webhooks(database)[1].events,
            (std::vector<HookEvent>{HookEvent::kConsent, HookEvent::kPromise}));
}

TEST(PutDeliveries, AnEventIsToldOnce) {
  Database database = Database::in_memory();
  (void)add_webhook(database, hook("https://a", {HookEvent::kPublish}));
  put_deliveries(database, HookEvent::kPublish, "p1", hour(2), "first");
  put_deliveries(database, HookEvent::kPublish, "p1", hour(3), "second");
  ASSERT_EQ(read_deliveries(database).size(), 1u);
  EXPECT_EQ(read_deliveries(database)[0].body, "first");
}

TEST(PutDeliveries, MayBeDueLater) {
  Database database = Database::in_memory();
  (void)add_webhook(database, hook("https://a", {HookEvent::kConsent}));
  put_deliveries(database, HookEvent::kConsent, "c1", hour(2), "{}", hour(7));
  EXPECT_TRUE(due_deliveries(database, 1, hour(6)).empty());
  EXPECT_EQ(told(due_deliveries(database, 1, hour(7))), (Strings{"1 c1"}));
}

TEST(PutDeliveries, GoWithTheTransactionTheyTellOf) {
  Database database = Database::in_memory();
  (void)add_webhook(database, hook("https://a", {HookEvent::kPublish}));
  EXPECT_THROW(database.write([&] {
    put_deliveries(database, HookEvent::kPublish, "p1", hour(2), "{}");
    throw StoreError("it did not happen");
  }),
               StoreError);
  EXPECT_TRUE(read_deliveries(database).empty());
}

TEST(DueDeliveries, AreOldestFirstAndNeitherDoneNorLater) {
  Database database = Database::in_memory();
  (void)add_webhook(database, hook("https://a", {HookEvent::kPublish}));
  for (const char* event : {"p1", "p2", "p3", "p4"}) {
    put_deliveries(database, HookEvent::kPublish, event, hour(2), "{}");
  }
  EXPECT_TRUE(due_deliveries(database, 1, hour(1)).empty());
  const std::vector<Delivery> due = due_deliveries(database, 1, hour(2));
  ASSERT_EQ(told(due), (Strings{"1 p1", "1 p2", "1 p3", "1 p4"}));
  note_delivered(database, due[0], hour(2), "HTTP 200");
  EXPECT_TRUE(begin_try(database, due[1], hour(3)));
  give_up(database, due[2].number, hour(2), "HTTP 500");
  EXPECT_EQ(told(due_deliveries(database, 1, hour(2))), (Strings{"1 p4"}));
  EXPECT_EQ(told(due_deliveries(database, 1, hour(3))), (Strings{"1 p2", "1 p4"}));
}

TEST(BeginTry, IsForOneOnly) {
  Database database = Database::in_memory();
  (void)add_webhook(database, hook("https://a", {HookEvent::kPublish}));
  put_deliveries(database, HookEvent::kPublish, "p1", hour(2), "{}");
  const Delivery delivery = due_deliveries(database, 1, hour(2)).at(0);
  EXPECT_TRUE(begin_try(database, delivery, hour(3)));
  EXPECT_FALSE(begin_try(database, delivery, hour(3)));
  const Delivery tried = read_deliveries(database).at(0);
  EXPECT_EQ(tried.tries, 1);
  EXPECT_EQ(tried.next_try, hour(3));
  EXPECT_EQ(tried.last_answer, "no answer was seen");  // until somebody has seen one
}

TEST(EndWebhook, LeavesNoSecretAndNothingToTry) {
  Database database = Database::in_memory();
  const WebhookId id = add_webhook(database, hook("https://a", {HookEvent::kPublish}));
  put_deliveries(database, HookEvent::kPublish, "p1", hour(2), "{}");
  end_webhook(database, id, hour(3));
  end_webhook(database, id, hour(4));
  const WebhookRecord record = read_webhooks(database).at(0);
  EXPECT_EQ(record.ended, hour(3));
  EXPECT_EQ(record.secret, "");
  EXPECT_TRUE(due_deliveries(database, 1, hour(9)).empty());
  EXPECT_EQ(read_deliveries(database).at(0).given_up, hour(3));
}

TEST(DropDone, LeavesWhatWaits) {
  Database database = Database::in_memory();
  (void)add_webhook(database, hook("https://a", {HookEvent::kPublish}));
  for (const char* event : {"p1", "p2", "p3"}) {
    put_deliveries(database, HookEvent::kPublish, event, hour(2), "{}");
  }
  note_delivered(database, read_deliveries(database).at(0), hour(2), "HTTP 200");
  give_up(database, 2, hour(2), "HTTP 500");
  drop_done(database, hour(2));
  EXPECT_EQ(read_deliveries(database).size(), 3u);
  drop_done(database, hour(3));
  EXPECT_EQ(told(read_deliveries(database)), (Strings{"1 p3"}));
  put_deliveries(database, HookEvent::kPublish, "p4", hour(4), "{}");
  EXPECT_EQ(read_deliveries(database).back().number, 4);
}

TEST(HookEvent, ReadsWhatItWrites) {
  for (const HookEvent event : {HookEvent::kPublish, HookEvent::kConsent, HookEvent::kPromise}) {
    EXPECT_EQ(parse_hook_event(to_text(event)), event);
  }
  EXPECT_EQ(parse_hook_event("published"), std::nullopt);
}

}  // namespace
}  // namespace respite::store
