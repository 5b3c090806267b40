// What the server does by itself: the queue settled, webhooks told.
#include "server/background.h"

#include <future>

#include "app/record/webhooks.h"
#include "app/requests/question.h"
#include "app/requests/queue.h"
#include "app/requests/take.h"
#include "tests/server/desk_folder.h"

namespace respite::server {
namespace {

struct Kept {
  std::vector<OutgoingMail> mailed;
  std::vector<std::string> told;
  std::vector<Message> posted;
  Instant now = test::instant("2026-12-07T10:00:00Z");

  Background::Needs needs() {
    return {[this] { return now; },
            [this](const std::string& event, const std::string&, const std::string& words) {
              told.push_back(event + ": " + words);
            },
            [this](const Message& message) {
              posted.push_back(message);
              return Answer{200, "HTTP 200"};
            },
            respite::get,
            [this](const OpenDesk& /*desk*/, const std::atomic<bool>* /*stop*/) -> SendMail {
              return [this](const OutgoingMail& mail) {
                mailed.push_back(mail);
                return Answer{250, "SMTP 250"};
              };
            }};
  }
};

TEST(Background, TellsWebhooksWhatWasPublished) {
  const DeskFolder folder;
  static_cast<void>(make_webhook(folder.invocation(),
                                 {"https://hooks.example.org/x", {HookEvent::kPublish}, false}));
  folder.publish();
  Kept kept;
  Desks desks({folder.invocation()}, kept.needs().clock, kept.needs().tell);
  Background background(desks, kept.needs());
  background.send();
  ASSERT_EQ(kept.posted.size(), 1U);
  EXPECT_EQ(kept.posted[0].url, "https://hooks.example.org/x");
  EXPECT_EQ(kept.told, std::vector<std::string>{"webhooks: 1"});
  background.send();
  EXPECT_EQ(kept.posted.size(), 1U) << "told once";
}

TEST(Background, TellsPeopleByMailWhatWasPublished) {
  const DeskFolder folder;
  folder.replace("team.toml", "# --- Who is on call",
                 "[mail]\nrelay = \"127.0.0.1:25\"\ntls = \"none\"\nfrom = \"desk@example.org\"\n\n"
                 "# --- Who is on call");
  folder.publish();
  Kept kept;
  Desks desks({folder.invocation()}, kept.needs().clock, kept.needs().tell);
  Background background(desks, kept.needs());
  background.send();
  ASSERT_FALSE(kept.mailed.empty());
  EXPECT_EQ(kept.mailed[0].from, "desk@example.org");
  EXPECT_TRUE(kept.mailed[0].to.ends_with("@helpdesk.example")) << kept.mailed[0].to;
  const std::size_t mails = kept.mailed.size();
  EXPECT_EQ(kept.told, std::vector<std::string>{"mails: " + std::to_string(mails)});
  background.send();
  EXPECT_EQ(kept.mailed.size(), mails) << "told once";
}

// A desk with a request that has a promise and no time.
OpenDesk promised(const DeskFolder& folder) {
  folder.publish();
  OpenDesk desk = folder.open();
  desk.invocation.now = test::instant("2026-12-07T10:00:00Z");
  const std::string line = R"({"request": {"category": "personal", "requester": "pat"}})";
  const auto question = read_question(line, desk.desk, desk.invocation.now);
  const TakenView taken = Taker(desk).take(question.value(), line, Language::kEnglish);
  EXPECT_FALSE(taken.booked) << "a promise without a time";
  return desk;
}

TEST(Background, ASlowWebhookHoldsUpNothing) {
  const DeskFolder folder;
  for (const char* url : {"https://slow.example.org/x", "https://hooks.example.org/x"}) {
    static_cast<void>(make_webhook(folder.invocation(), {url, {HookEvent::kPublish}, false}));
  }
  folder.publish();
  Kept kept;
  std::promise<void> told;
  Background::Needs needs = kept.needs();
  needs.tell = [](const auto&...) {};
  needs.post = [&told](const Message& message) {
    if (message.url == "https://hooks.example.org/x") {
      told.set_value();
    } else {
      told.get_future().wait();  // for ever, unless the other one's turn comes meanwhile
    }
    return Answer{200, "HTTP 200"};
  };
  Desks desks({folder.invocation()}, needs.clock, needs.tell);
  Background background(desks, needs);
  background.send();
  EXPECT_EQ(read_outbox(folder.invocation(), kept.now).waiting, 0);
}

TEST(Background, SettlesTheQueue) {
  const DeskFolder folder;
  OpenDesk desk = promised(folder);
  Kept kept;
  Desks desks({folder.invocation()}, kept.needs().clock, kept.needs().tell);
  Background background(desks, kept.needs());
  background.settle();
  EXPECT_TRUE(kept.told.empty());
  kept.now = test::instant("2026-12-14T10:00:00Z");  // its last day
  background.settle();
  EXPECT_EQ(kept.told, std::vector<std::string>{"queue: 1"});
  desk.invocation.now = kept.now;
  const QueueView queue = list_queue(desk);
  ASSERT_EQ(queue.requests.size(), 1U);
  EXPECT_TRUE(queue.requests[0].request.booked && queue.requests[0].request.booked->firm);
}

TEST(Background, CountsWhatWaits) {
  const DeskFolder folder;
  static_cast<void>(promised(folder));
  Kept kept;
  Desks desks({folder.invocation()}, kept.needs().clock, kept.needs().tell);
  Background background(desks, kept.needs());
  background.settle();
  EXPECT_EQ(desks.counts(0).requests_open, 1U);
  EXPECT_EQ(desks.counts(0).promises_broken, 0U);
  kept.now = test::instant("2027-01-14T10:00:00Z");
  background.settle();
  EXPECT_EQ(desks.counts(0).promises_broken, 1U);
}

TEST(Background, TroubleOfOneDeskIsToldAndNoMore) {
  const DeskFolder folder;
  Kept kept;
  Desks desks({folder.invocation()}, kept.needs().clock, kept.needs().tell);
  Background background(desks, kept.needs());
  folder.publish();
  kept.now = test::instant("2026-01-01T00:00:00Z");  // before what is recorded
  background.settle();
  ASSERT_EQ(kept.told.size(), 1U);
  EXPECT_TRUE(kept.told[0].starts_with("queue trouble: ")) << kept.told[0];
}

}  // namespace
}  // namespace respite::server
