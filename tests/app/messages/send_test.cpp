// When mails are tried, and which are no longer.
#include "app/messages/send.h"

#include <gtest/gtest.h>

#include "app/messages/due.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "render/letter/letter.h"
#include "store/messages/mails.h"
#include "tests/app/requests/emergency_files.h"
#include "tests/app/rota/account/desk_of_a_lead.h"
#include "tests/support/times.h"

namespace respite {
namespace {

using std::chrono::hours;
using Texts = std::vector<std::string>;

const Instant kPutAt = test::instant("2026-12-08T12:00:00Z");

class Sending : public test::DeskOfALead {
 public:
  explicit Sending(const std::string& remind = "remind = []") {
    std::string file = test::emergency_file("plain");
    const std::string none = "remind = []";
    file.replace(file.find(none), none.size(), remind);
    write("team.toml", file);
  }

  // Of that kind, to ana.
  void put(const std::string& kind, std::optional<Instant> until = {}) const {
    store::Database database = store::Database::open(folder());
    MailRecord mail;
    mail.recipient = "ana";
    mail.kind = kind;
    mail.event = kind;
    mail.made = mail.next_try = kPutAt;
    mail.until = until;
    Letter letter;
    letter.language = "en";
    letter.subject = kind;
    mail.body = to_json(letter);
    store::put_mail(database, mail);
  }

  // What went out; `status`: what the relay answers.
  std::vector<OutgoingMail> send(Instant now, int status = 250) const {
    std::vector<OutgoingMail> tried;
    static_cast<void>(send_mails(open(now), {[now] { return now; },
                                             [&](const OutgoingMail& mail) {
                                               tried.push_back(mail);
                                               return Answer{status, "SMTP"};
                                             }}));
    return tried;
  }

  std::string state(Instant now) const {
    const Outcome list = run("message list", "{}", now);
    std::string text;
    for (const MessageView& message : list.as<MessagesView>().messages)
      text += (text.empty() ? "" : ", ") + std::string(to_text(message.state));
    return text;
  }

  Outcome run(const std::string& name, const std::string& said, Instant now) const {
    const OpenDesk desk = open(now);
    const auto found = std::ranges::find(operations(), name, &Operation::name);
    const Prepared prepared = found->prepare();
    const auto tree = parse_tree(said);
    static_cast<void>(read_members(prepared.arguments, std::get<Members>(tree->value)));
    return prepared.run({.invocation = desk.invocation, .opened = &desk});
  }
};

struct Tries {
  const char* kind;
  std::vector<int> at;  // seconds since it was put, in the first quarter of an hour
};

TEST(Send, AnEmergencyIsTriedAgainWithinSeconds) {
  const Tries kinds[] = {
      {"emergency", {0, 15, 45, 105, 225, 525}}, {"duty", {0, 60, 360}}, {"consent", {0, 60, 360}}};
  for (const Tries& wanted : kinds) {
    for (const int status : {0, 451}) {
      const Sending desk;
      desk.put(wanted.kind);
      std::vector<int> at;
      for (int second = 0; second < 900; second += 15)
        if (!desk.send(kPutAt + Seconds{second}, status).empty()) at.push_back(second);
      EXPECT_EQ(at, wanted.at) << wanted.kind << ' ' << status;
    }
  }
}

TEST(Send, AnEmergencyIsGivenUpAfterThreeDaysToo) {
  const Sending desk;
  desk.put("emergency");
  int tries = 0;
  for (Instant now = kPutAt; now < kPutAt + hours{24 * 5}; now += std::chrono::minutes{30})
    tries += static_cast<int>(desk.send(now, 451).size());
  EXPECT_EQ(tries, 12);
  EXPECT_EQ(desk.state(kPutAt + hours{24 * 5}), "given up");
}

TEST(Send, WhatIsNoLongerTrueIsNotSent) {
  const Sending desk;
  desk.put("reminder", kPutAt + hours{1});
  desk.put("duty");
  EXPECT_EQ(desk.send(kPutAt, 451).size(), 2U);
  EXPECT_EQ(desk.state(kPutAt), "waiting, waiting");
  const std::vector<OutgoingMail> sent = desk.send(kPutAt + hours{1});
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(std::ranges::count(sent[0].headers, "Subject: duty"), 1);
  EXPECT_EQ(desk.state(kPutAt + hours{1}), "sent, too late");
  EXPECT_THROW(desk.run("message retry", R"({"id": 1})", kPutAt + hours{2}), Failure);
  EXPECT_TRUE(desk.send(kPutAt + hours{2}).empty());
}

TEST(Send, AReminderIsOfNoUseOnceTheDutyHasBegun) {
  const Instant begin = test::instant("2026-12-14T18:00:00Z");
  const Sending desk("remind = [\"1h\"]");
  desk.publish(kPutAt, "2026-12-14", 1);
  EXPECT_FALSE(desk.send(kPutAt).empty());
  static_cast<void>(put_what_is_due(desk.open(begin - hours{1}), false));
  EXPECT_EQ(desk.send(begin - hours{1}, 0).size(), 1U);
  EXPECT_TRUE(desk.send(begin).empty());
  EXPECT_EQ(desk.state(begin).substr(0, 9), "too late,");
}

TEST(Send, TurnsThatAreOverAreNoInvitations) {
  const auto invited = [](Instant now) {
    const Sending desk;
    desk.publish(kPutAt, "2026-12-14", 3);
    std::size_t files = 0;
    std::size_t mails = 0;
    for (const OutgoingMail& mail : desk.send(now)) {
      ++mails;
      files += mail.attached.size();
    }
    EXPECT_GT(mails, 0U);
    return files;
  };
  const std::size_t all = invited(kPutAt);
  EXPECT_GT(all, 0U);
  EXPECT_LT(invited(test::instant("2026-12-23T12:00:00Z")), all);
  EXPECT_EQ(invited(test::instant("2027-01-20T12:00:00Z")), 0U);
}

}  // namespace
}  // namespace respite
