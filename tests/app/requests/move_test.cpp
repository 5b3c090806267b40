// A request that was taken gets another time, and words are added to it: what is done, refused,
// told.
#include "app/requests/move.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/start/init.h"
#include "app/view/requests.h"
#include "store/audit.h"
#include "store/messages/mails.h"
#include "store/requests.h"
#include "tests/app/desk/file/desk_folder.h"
#include "tests/support/times.h"

namespace respite {
namespace {

using store::TokenRole;

constexpr const char* kMail =
    "\n[mail]\nrelay = \"127.0.0.1:25\"\ntls = \"none\"\nfrom = \"desk@example.org\"\n";

// The law firm on a Tuesday morning: asha alone knows macOS.
class Moving : public testing::Test {
 protected:
  Moving() {
    static_cast<void>(init(invocation("2026-03-02T08:00:00Z"), "law-firm"));
    std::ofstream(folder_.path() / "team.toml", std::ios::app) << kMail;
  }

  [[nodiscard]] Invocation invocation(std::string_view now, const std::string& by = "lead") const {
    return {folder_.path().string(), test::instant(now), by, "os"};
  }
  void set_now(std::string_view now) { now_ = now; }

  Outcome run(const std::string& name, const std::string& arguments, const std::string& by,
              TokenRole role = TokenRole::kLead) {
    const auto opened = open_desk(invocation(now_, by));
    const auto found = std::ranges::find(operations(), name, &Operation::name);
    const Prepared prepared = found->prepare();
    const auto tree = parse_tree(arguments);
    static_cast<void>(read_members(prepared.arguments, std::get<Members>(tree->value)));
    return prepared.run({.invocation = opened.desk->invocation,
                         .opened = &*opened.desk,
                         .role = role,
                         .subject = by});
  }
  std::string refused(const std::string& name, const std::string& arguments,
                      const std::string& by = "lead", TokenRole role = TokenRole::kLead) {
    try {
      static_cast<void>(run(name, arguments, by, role));
    } catch (const std::exception& error) {
      return error.what();
    }
    return "";
  }
  // A request of nadia's, whose e-mail is known.
  RequestId take(const std::string& fields, const std::string& by = "nadia") {
    const Outcome taken = run(
        "take",
        R"({"request": {"requester": "nadia", "email": "nadia@example.org", "skill": "macos", )" +
            fields + "}}",
        by);
    return taken.as<TakenView>().request;
  }
  ClosedView move(RequestId id, const std::string& at, const std::string& by = "nadia") {
    return run("request move", R"({"id": )" + std::to_string(id) + R"(, "at": ")" + at + "\"}", by)
        .as<ClosedView>();
  }
  std::string not_moved(RequestId id, const std::string& at) {
    return refused("request move", R"({"id": )" + std::to_string(id) + R"(, "at": ")" + at + "\"}");
  }
  [[nodiscard]] store::Database database() const {
    return store::Database::open_to_read(folder_.path().string());
  }
  // "asha Booked with you: ...", oldest first, from then on; lets them be forgotten.
  std::vector<std::string> mails() {
    std::vector<std::string> told;
    for (const MailRecord& mail : store::read_mails(database(), 100)) {
      if (!seen_.insert(mail.number).second) continue;
      told.push_back((mail.recipient.empty() ? mail.address : mail.recipient) + ' ' + mail.kind);
    }
    std::ranges::sort(told);
    return told;
  }

 private:
  DeskFolder folder_;
  std::string now_ = "2026-03-03T09:40:00Z";
  std::set<std::int64_t> seen_;
};

TEST_F(Moving, FreesTheOldTimeAndKeepsItsHistory) {
  const RequestId id = take(R"("priority": "P3", "earliest": "2026-03-04T09:00Z")");
  const ClosedView moved = move(id, "2026-03-04T16:00Z");
  ASSERT_TRUE(moved.request.booked);
  EXPECT_EQ(moved.request.booked->span.begin, test::instant("2026-03-04T16:00:00Z"));
  EXPECT_EQ(moved.request.state, RequestState::kBooked);
  const auto bookings = store::read_bookings_of(database(), id);
  ASSERT_EQ(bookings.size(), 2U);
  EXPECT_EQ(bookings[0].span.begin, test::instant("2026-03-04T09:00:00Z"));
  EXPECT_EQ(bookings[0].released, test::instant("2026-03-03T09:40:00Z"));
  EXPECT_FALSE(bookings[1].released);
  EXPECT_EQ(store::read_request(database(), id)->wanted, test::instant("2026-03-04T16:00:00Z"));
  // The old time may be had by another.
  const RequestId other = take(R"("priority": "P3", "earliest": "2026-03-04T09:00Z")");
  EXPECT_EQ(store::read_bookings_of(database(), other)[0].span.begin,
            test::instant("2026-03-04T09:00:00Z"));
}

TEST_F(Moving, ItsOwnTimeIsFreeInTheJudgement) {
  const RequestId id = take(R"("priority": "P3", "minutes": 60, "earliest": "2026-03-04T09:00Z")");
  const ClosedView moved = move(id, "2026-03-04T09:30Z");  // half an hour into its own time
  EXPECT_EQ(moved.request.booked->span.begin, test::instant("2026-03-04T09:30:00Z"));
}

TEST_F(Moving, ToldTwiceItMovesOnce) {
  const RequestId id = take(R"("priority": "P3", "earliest": "2026-03-04T09:00Z")");
  static_cast<void>(move(id, "2026-03-04T16:00Z"));
  static_cast<void>(move(id, "2026-03-04T16:00Z"));
  EXPECT_EQ(store::read_bookings_of(database(), id).size(), 2U);
}

TEST_F(Moving, KeepsThePromiseOfTheFirstReceipt) {
  const RequestId id = take(R"("category": "personal")");
  const auto promise = store::read_request(database(), id)->promise;
  ASSERT_TRUE(promise);
  set_now("2026-03-04T08:00:00Z");
  const auto times = run("request times", R"({"id": 1})", "nadia").as<TimesView>();
  ASSERT_FALSE(times.offers.empty());
  for (const OfferView& offer : times.offers) EXPECT_LE(offer.slot.end, *promise);
  const ClosedView moved = move(id, to_rfc3339(times.offers.back().slot.begin));
  EXPECT_EQ(moved.request.promise, promise);
  EXPECT_EQ(moved.request.state, RequestState::kWaiting);
  EXPECT_FALSE(moved.request.booked->firm);
}

TEST_F(Moving, EveryTimeThatIsOfferedCanBeHad) {
  for (const char* fields :
       {R"("priority": "P2", "minutes": 60)", R"("priority": "P3")", R"("priority": "P4")",
        R"("category": "personal")", R"("priority": "P3", "skill": "windows", "minutes": 120)"}) {
    const RequestId id = take(fields);
    const std::string asked = R"({"id": )" + std::to_string(id) + "}";
    const auto times = run("request times", asked, "nadia").as<TimesView>();
    for (const OfferView& offer : times.offers) {
      const ClosedView moved = move(id, to_rfc3339(offer.slot.begin));
      EXPECT_EQ(moved.request.booked->span, offer.slot) << fields;
      EXPECT_EQ(moved.request.booked->person, offer.person) << fields;
    }
  }
}

TEST_F(Moving, AnotherMovesNothingOfTheirs) {
  static_cast<void>(take(R"("priority": "P3", "earliest": "2026-03-04T09:00Z")"));
  for (const char* name : {"request times", "request move", "request add"}) {
    EXPECT_EQ(refused(name,
                      std::string(R"({"id": 1)") +
                          (name == std::string("request move")  ? R"(, "at": "2026-03-04T16:00Z"})"
                           : name == std::string("request add") ? R"(, "text": "x"})"
                                                                : "}"),
                      "oliver", TokenRole::kRequester),
              "there is no such request")
        << name;
  }
  EXPECT_EQ(store::read_bookings_of(database(), 1).size(), 1U);
}

struct Refusal {
  const char* name;
  const char* fields;
  const char* then;  // what is done with it before, or nothing
  const char* at;
  const char* why;  // a part of what is said
};

class Refusals : public Moving, public testing::WithParamInterface<Refusal> {};

TEST_P(Refusals, SayWhyAndChangeNothing) {
  const Refusal& refusal = GetParam();
  static_cast<void>(take(R"("priority": "P3", "earliest": "2026-03-04T10:00Z")"));
  const RequestId id = take(refusal.fields);
  if (*refusal.then != '\0') static_cast<void>(run(refusal.then, R"({"id": 2})", "lead"));
  const auto before = store::read_bookings_of(database(), id);
  const std::string said = not_moved(id, refusal.at);
  EXPECT_NE(said.find(refusal.why), std::string::npos) << said;
  const auto after = store::read_bookings_of(database(), id);
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t i = 0; i < after.size(); ++i) EXPECT_EQ(after[i].released, before[i].released);
  EXPECT_FALSE(store::read_request(database(), id)->wanted);
}

INSTANTIATE_TEST_SUITE_P(
    All, Refusals,
    testing::Values(
        Refusal{"Closed", R"("priority": "P3")", "request close", "2026-03-04T16:00Z",
                "request 2 is closed already"},
        Refusal{"Withdrawn", R"("priority": "P3")", "request withdraw", "2026-03-04T16:00Z",
                "request 2 is withdrawn already"},
        Refusal{"Emergency", R"("priority": "P1", "criteria": ["E1"])", "", "2026-03-04T16:00Z",
                "request 2 is an emergency"},
        Refusal{"Taken", R"("priority": "P3")", "", "2026-03-04T10:00Z",
                "nobody is there and free for it then; the nearest times are Wed 2026-03-04 10:30"},
        Refusal{"OffHours", R"("priority": "P3")", "", "2026-03-04T21:00Z",
                "nobody is there and free for it then; the nearest times are Thu 2026-03-05 09:00"},
        Refusal{"OffHoursWithConsent",
                R"("priority": "P2", "minutes": 60, "deadline": "2026-03-03T18:30Z")", "",
                "2026-03-03T17:30Z", "that takes somebody's consent"},
        Refusal{"OffTheGrid", R"("priority": "P3")", "", "2026-03-04T16:05Z",
                "times begin on a quarter hour; the nearest times are Wed 2026-03-04 16:15"},
        Refusal{"Past", R"("priority": "P3")", "", "2026-03-03T09:30Z", "has passed"},
        Refusal{"AfterThePromise", R"("category": "personal")", "", "2026-03-12T10:00Z",
                "nobody is there and free"}),
    [](const auto& each) { return each.param.name; });

TEST_F(Moving, TheTechnicianIsToldAndWhoAskedOnlyOfOthersDoing) {
  const RequestId id = take(R"("priority": "P3", "earliest": "2026-03-04T09:00Z")");
  static_cast<void>(mails());
  static_cast<void>(move(id, "2026-03-04T16:00Z", "nadia"));
  EXPECT_EQ(mails(), (std::vector<std::string>{"asha booking", "asha booking"}));
  static_cast<void>(move(id, "2026-03-04T16:30Z", "asha"));
  EXPECT_EQ(mails(), (std::vector<std::string>{"nadia request"}));
}

TEST_F(Moving, WhatIsAddedIsKeptWithTheTimeAndToldToWhoHelps) {
  const RequestId id =
      take(R"("priority": "P3", "earliest": "2026-03-04T09:00Z", "about": "It hums")");
  static_cast<void>(mails());
  set_now("2026-03-03T11:00:00Z");
  const ClosedView added =
      run("request add", R"({"id": 1, "text": "louder\nnow"})", "nadia", TokenRole::kRequester)
          .as<ClosedView>();
  ASSERT_EQ(added.request.additions.size(), 1U);
  EXPECT_EQ(added.request.additions[0].text, "louder now");
  EXPECT_EQ(added.request.additions[0].at, test::instant("2026-03-03T11:00:00Z"));
  EXPECT_EQ(added.request.said.about, "It hums");
  EXPECT_EQ(mails(), (std::vector<std::string>{"asha booking"}));
  EXPECT_NE(store::read_mails(database(), 1)[0].body.find("louder now"),
            std::string::npos);
  static_cast<void>(run("request add", R"({"id": 1, "text": "I look at it"})", "asha"));
  EXPECT_TRUE(mails().empty());
  const auto acts = store::read_audit(database());
  EXPECT_EQ(acts.back().act.act, "added to");
  EXPECT_EQ(acts.back().act.detail.find("look"), std::string::npos);  // by its hash
  static_cast<void>(run("request close", R"({"id": 1})", "asha"));
  EXPECT_EQ(refused("request add", R"({"id": 1, "text": "thanks"})"),
            "request 1 is closed already");
  EXPECT_EQ(store::read_request(database(), id)->additions.size(), 2U);
}

TEST_F(Moving, AnEmergencyIsAddedToAndWhoeverIsOnItIsTold) {
  static_cast<void>(take(R"("priority": "P1", "criteria": ["E1"])"));
  static_cast<void>(mails());
  static_cast<void>(run("request add", R"({"id": 1, "text": "the whole floor"})", "nadia"));
  EXPECT_EQ(mails(), (std::vector<std::string>{"asha booking"}));
}

}  // namespace
}  // namespace respite
