// The outbox delivered, to a peer of the test's own; tests/acceptance/webhooks_test.py has a real
// one.
#include "app/record/webhooks.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <mutex>

#include "app/operation/failure.h"
#include "tests/store/fixture.h"

namespace respite {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using store::hour;

// A desk with webhooks, a clock and a peer that answers as it is told.
class DeliverTest : public testing::Test {
 protected:
  DeliverTest() {
    for (const char* url : {"https://one.example.org/", "https://two.example.org/"}) {
      (void)make_webhook(invocation(), {url, {HookEvent::kPublish}, false});
    }
  }

  [[nodiscard]] Invocation invocation() const { return {folder_.path(), now_, "lea", "lea-os"}; }

  void happen(const std::string& event) const {
    store::Database database = store::Database::open(folder_.path());
    store::put_deliveries(database, HookEvent::kPublish, event, now_, "{\"id\":\"" + event + "\"}");
  }

  DeliveryView run() {
    return deliver(invocation(), {[this] { return now_; },
                                  [this](const Message& message) {
                                    {
                                      const std::lock_guard lock(mutex_);
                                      sent_.push_back(message);
                                    }
                                    return answer_(message);
                                  }});
  }

  // "one p1": whom, and what; each webhook's in the order they were sent.
  [[nodiscard]] std::vector<std::string> told() {
    std::ranges::stable_sort(sent_, {}, &Message::url);
    std::vector<std::string> found;
    found.reserve(sent_.size());
    for (const Message& message : sent_) {
      found.push_back(message.url.substr(8, 3) + " " + message.body.substr(7, 2));
    }
    sent_.clear();
    return found;
  }

  store::Folder folder_;
  Instant now_ = hour(0);
  std::function<Answer(const Message&)> answer_ = [](const Message&) {
    return Answer{200, "HTTP 200"};
  };
  std::mutex mutex_;
  std::vector<Message> sent_;
};

using Strings = std::vector<std::string>;

TEST_F(DeliverTest, TellsEachInTheOrderOfEvents) {
  for (const char* event : {"p1", "p2", "p3"}) happen(event);
  EXPECT_EQ(run().waiting, 0);
  EXPECT_EQ(told(), (Strings{"one p1", "one p2", "one p3", "two p1", "two p2", "two p3"}));
  EXPECT_TRUE(run().tried.empty());
  EXPECT_EQ(told(), Strings{});
}

TEST_F(DeliverTest, SignsSecondsAndBody) {
  happen("p1");
  (void)run();
  const Message& message = sent_.at(0);
  // RFC 4231, test case 2, is the same construction with another text.
  EXPECT_EQ(signature_of("Jefe", Instant{Seconds{0}}, "x").substr(0, 7), "t=0,v1=");
  EXPECT_EQ(message.headers.at(2), "Respite-Event: p1");
  EXPECT_TRUE(message.headers.at(3).starts_with("Respite-Signature: t=1796601600,v1="))
      << message.headers.at(3);
}

TEST_F(DeliverTest, TriesAgainLaterAndLaterThenGivesUp) {
  happen("p1");
  answer_ = [](const Message&) { return Answer{500, "HTTP 500"}; };
  std::vector<Seconds> after;  // the event
  const Instant made = now_;
  while (run().waiting > 0) {
    ASSERT_EQ(told(), (Strings{"one p1", "two p1"}));
    after.push_back(now_ - made);
    const Instant next = list_webhooks(invocation()).webhooks[0].next_try.value();
    now_ = next - Seconds{1};
    ASSERT_TRUE(run().tried.empty());
    now_ = next;
  }
  after.push_back(now_ - made);
  EXPECT_EQ(after, (std::vector<Seconds>{minutes{0}, minutes{1}, minutes{6}, minutes{36},
                                         minutes{156}, minutes{516}, minutes{516} + hours{15},
                                         minutes{516} + hours{39}, minutes{516} + hours{63}}));
  const WebhooksView view = list_webhooks(invocation());
  ASSERT_EQ(view.given_up.size(), 2u);
  EXPECT_EQ(view.given_up[0].tries, 9);
  EXPECT_EQ(view.given_up[0].last_answer, "HTTP 500");
  EXPECT_EQ(view.webhooks[0].waiting, 0);
  now_ += hours{48};
  EXPECT_TRUE(run().tried.empty());
}

TEST_F(DeliverTest, AFailureHoldsUpNothingBehindIt) {
  for (const char* event : {"p1", "p2"}) happen(event);
  answer_ = [](const Message& message) {
    const bool bad = message.body.find("p1") != std::string::npos;
    return bad ? Answer{400, "HTTP 400"} : Answer{204, "HTTP 204"};
  };
  EXPECT_EQ(run().waiting, 2);
  EXPECT_EQ(told(), (Strings{"one p1", "one p2", "two p1", "two p2"}));
}

TEST_F(DeliverTest, AWebhookThatDoesNotAnswerHoldsUpNoOther) {
  for (const char* event : {"p1", "p2"}) happen(event);
  std::promise<void> both;
  std::atomic<int> to_two = 0;
  answer_ = [&](const Message& message) {
    if (message.url.find("two") != std::string::npos) {
      if (++to_two == 2) both.set_value();
    } else if (message.body.find("p1") != std::string::npos) {
      both.get_future().wait();  // only a run that goes on meanwhile ends this
    }
    return Answer{200, "HTTP 200"};
  };
  EXPECT_EQ(run().waiting, 0);
  EXPECT_EQ(told(), (Strings{"one p1", "one p2", "two p1", "two p2"}));
}

TEST_F(DeliverTest, WhoGivesNoAnswerIsLeftAloneForTheRun) {
  for (const char* event : {"p1", "p2"}) happen(event);
  answer_ = [](const Message& message) {
    const bool dead = message.url.find("one") != std::string::npos;
    return dead ? Answer{0, "no answer within 10 seconds"} : Answer{200, "HTTP 200"};
  };
  (void)run();
  EXPECT_EQ(told(), (Strings{"one p1", "two p1", "two p2"}));
  (void)run();
  EXPECT_EQ(told(), (Strings{"one p2"}));  // it was due still
  now_ += minutes{1};
  answer_ = [](const Message&) { return Answer{200, "HTTP 200"}; };
  (void)run();
  EXPECT_EQ(told(), (Strings{"one p1", "one p2"}));
}

// Whoever is killed there leaves a delivery that counts as tried and is tried again.
TEST_F(DeliverTest, KilledAfterSendingSendsTheSameAgain) {
  happen("p1");
  answer_ = [](const Message& message) -> Answer {
    if (message.url.find("one") != std::string::npos) throw std::runtime_error("killed");
    return Answer{200, "HTTP 200"};
  };
  EXPECT_THROW((void)run(), std::runtime_error);
  EXPECT_EQ(told(), (Strings{"one p1", "two p1"}));
  answer_ = [](const Message&) { return Answer{200, "HTTP 200"}; };
  EXPECT_EQ(list_webhooks(invocation()).webhooks[0].last_answer, "no answer was seen");
  now_ += minutes{1};
  (void)run();
  EXPECT_EQ(told(), (Strings{"one p1"}));
  EXPECT_EQ(list_webhooks(invocation()).webhooks[0].waiting, 0);
}

TEST_F(DeliverTest, TwoAtOnceSendEachDeliveryOnce) {
  happen("p1");
  std::atomic<bool> inside = false;
  answer_ = [&](const Message&) {
    if (!inside.exchange(true)) (void)run();  // while the first one waits for its answer
    return Answer{200, "HTTP 200"};
  };
  (void)run();
  EXPECT_EQ(told(), (Strings{"one p1", "two p1"}));
}

TEST_F(DeliverTest, ATakenBackWebhookIsToldNothing) {
  happen("p1");
  EXPECT_EQ(revoke_webhook(invocation(), 1).ended, now_);
  (void)run();
  EXPECT_EQ(told(), (Strings{"two p1"}));
  EXPECT_EQ(list_webhooks(invocation()).given_up.size(), 1u);
  EXPECT_THROW((void)revoke_webhook(invocation(), 7), Failure);
}

TEST_F(DeliverTest, WhatWasDeliveredIsKeptAMonth) {
  happen("p1");
  (void)run();
  now_ += hours{24 * 31};
  happen("p2");
  (void)run();
  const auto database = store::Database::open_to_read(folder_.path());
  ASSERT_EQ(store::read_deliveries(database).size(), 2u);
  EXPECT_EQ(store::read_deliveries(database)[0].event, "p2");
}

TEST(Deliver, WithoutAStoreMakesNone) {
  const store::Folder folder;
  const auto never = [](const Message&) { return Answer{}; };
  EXPECT_TRUE(deliver({folder.path(), hour(0), "lea", "lea"}, {[] { return hour(0); }, never})
                  .tried.empty());
  EXPECT_FALSE(std::filesystem::exists(folder.database()));
}

}  // namespace
}  // namespace respite
