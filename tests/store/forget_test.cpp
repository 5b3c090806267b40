#include "store/forget.h"

#include <gtest/gtest.h>

#include "store/answered.h"
#include "store/audit.h"
#include "store/chain/verify.h"
#include "store/requests.h"
#include "store/tokens.h"
#include "tests/store/fixture.h"

namespace respite::store {
namespace {

// Two revisions: ana's learning and a note by her, then only ben. A request of hers, closed.
class ForgetTest : public testing::Test {
 protected:
  ForgetTest() {
    PublishRequest first = request(0, -5, {slot("ana", 0, 24), slot("ben", 24, 48)});
    first.slots[0].topic = "her therapy";
    first.slots[1].topic = "his thesis";
    first.by = "ana";
    first.note = "ben is away";
    first.documents = {
        {"team.toml", "ana", {"ana"}}, {"leave.ics", "away in May"}, {"holidays.ics", "new year"}};
    first.names.people = {{"ana", "Ana Silva"}, {"ben", "Ben Osei"}};
    (void)taken(publish(database_, first));
    PublishRequest second = request(1, -4, {slot("ben", 0, 48)});
    second.note = "her time given to ben";
    second.documents = {{"team.toml", "ben", {"ben"}}, {"holidays.ics", "new year"}};
    (void)taken(publish(database_, second));
    add(RequestState::kClosed, "she told us why");
  }

  void add(RequestState state, const std::string& note) {
    RequestRecord record;
    record.requester = "ana";
    record.length = Seconds{60};
    record.question = "{\"requester\":\"ana\"}";
    record.state = state;
    const RequestId id = add_request(database_, record);
    const std::string subject = "request " + std::to_string(id);
    (void)record_as("taken", subject, "verdict=queue person=ana");
    if (state == RequestState::kClosed) (void)record_as("closed", subject, note);
  }

  std::int64_t record_as(const std::string& act, const std::string& subject,
                         const std::string& detail) {
    return record(database_, {hour(-3), "lea", "lea-os", act, subject, detail});
  }

  Forgotten forget_ana(bool gone = true) { return forget(database_, {"ana", gone, hour(0)}); }

  Database database_ = Database::in_memory();
};

TEST_F(ForgetTest, TakesTextAndLeavesWhatWasDecided) {
  const Forgotten forgotten = forget_ana();
  EXPECT_EQ(forgotten.topics, 1);
  EXPECT_EQ(forgotten.notes, 2);    // by her, and of what was hers
  EXPECT_EQ(forgotten.details, 1);  // on her request; that it was taken is made of ids
  EXPECT_EQ(forgotten.questions, 1);
  EXPECT_EQ(forgotten.requests, 1);
  EXPECT_EQ(forgotten.names, 1);
  EXPECT_EQ(forgotten.files, 2);  // hers too, which does not name her
  EXPECT_EQ(forgotten.still_named, 0);
  EXPECT_EQ(read_document(database_, read_publication(database_, 1)->judged_by.at(0).second),
            "new year");  // which the latest needs

  const auto then = read_published(database_, std::nullopt, 1);
  ASSERT_EQ(then.size(), 2u);
  EXPECT_EQ(then[0].slot.person, "ana");
  EXPECT_EQ(then[0].slot.topic, "");
  EXPECT_EQ(then[1].slot.topic, "his thesis");
  EXPECT_EQ(read_request(database_, 1)->requester, "");
  EXPECT_EQ(read_request(database_, 1)->question, std::nullopt);
  EXPECT_EQ(read_audit(database_).at(2).act.detail, "verdict=queue person=ana");
  EXPECT_EQ(read_names(database_).people.size(), 1u);
}

TEST_F(ForgetTest, LeavesTheRecordSound) {
  (void)forget_ana();
  EXPECT_TRUE(verify(database_).empty());
  EXPECT_TRUE(verify_audit(database_).empty());
  EXPECT_EQ(forget_ana().all(), 0);
}

// Whoever only asked was told by a pseudonym in the chain; then by nothing else.
TEST_F(ForgetTest, ARequestersNameIsGoneFromAuditTokensAndAnsweredKeys) {
  (void)record(database_, {hour(-2), "wendy", "wendy", "withdrawn", "request 1", ""});
  (void)record(database_, {hour(-2), "wendy", "lea-os", "taken", "request 2", ""});
  Token token;
  token.purpose = "session";
  token.subject = token.by = "wendy";
  token.created = hour(-2);
  const std::string id = create_token(database_, token).token.id;
  keep_answer(database_, {id, "k", "{}", hour(-1)}, {201, "text/plain", "what was asked"});
  keep_answer(database_, {"member wendy", "k", "{}", hour(-1)}, {201, "text/plain", "the same"});
  const std::string before = read_audit_end(database_).digest;
  const Forgotten forgotten = forget(database_, {"wendy", true, hour(0)});
  EXPECT_EQ(forgotten.names, 1);
  EXPECT_EQ(forgotten.tokens, 1);
  EXPECT_EQ(forgotten.answers, 2);
  const auto entries = read_audit(database_);
  EXPECT_EQ(read_audit_end(database_).digest, before);
  const std::string told = entries.back().act.by;
  EXPECT_TRUE(told.starts_with("forgotten-")) << told;
  EXPECT_EQ(entries[entries.size() - 2].act.by, told) << "the same, whoever they were";
  EXPECT_EQ(entries[entries.size() - 2].act.os_user, told);
  EXPECT_EQ(entries.back().act.os_user, "lea-os");
  EXPECT_TRUE(verify_audit(database_).empty());
  database_.read([](Connection& connection) {
    for (const char* sql : {"SELECT group_concat(by || os_user || subject || act) FROM audit",
                            "SELECT group_concat(IFNULL(name, '')) FROM actors",
                            "SELECT group_concat(subject || by || label) FROM tokens",
                            "SELECT group_concat(token || body) FROM answered"}) {
      EXPECT_EQ(connection.text(sql).find("wendy"), std::string::npos) << sql;
    }
  });
  (void)record(database_, {hour(1), "wendy", "lea-os", "taken", "request 3", ""});
  EXPECT_EQ(read_audit(database_).back().act.by, "wendy") << "somebody new, for all it knows";
}

TEST_F(ForgetTest, WhoHeldDutiesKeepsTheIdInTheAuditToo) {
  (void)record(database_, {hour(-2), "ana", "ana-os", "consent given", "consent 1", ""});
  (void)forget_ana();
  EXPECT_EQ(read_audit(database_).back().act.by, "ana");
}

TEST_F(ForgetTest, FilesOfTheLatestPublicationStayAndAreTold) {
  PublishRequest third = request(2, -2, {slot("ben", 0, 49)});
  third.documents = {{"team.toml", "ana again", {"ana"}}};
  (void)taken(publish(database_, third));
  const Forgotten forgotten = forget_ana();
  EXPECT_EQ(forgotten.files, 3);
  EXPECT_EQ(forgotten.still_named, 3);
  EXPECT_EQ(forgotten.names, 1);
  (void)taken(publish(database_, request(3, -1, {slot("ben", 0, 50)})));
  EXPECT_EQ(forget_ana().files, 1);
}

TEST_F(ForgetTest, SomebodyStillThereKeepsNameAndFiles) {
  const Forgotten forgotten = forget_ana(false);
  EXPECT_EQ(forgotten.topics, 1);
  EXPECT_EQ(forgotten.names, 0);
  EXPECT_EQ(forgotten.files, 0);
}

TEST_F(ForgetTest, OthersKeepTheirs) {
  const Forgotten forgotten = forget(database_, {"ben", true, hour(0)});
  EXPECT_EQ(forgotten.topics, 2);  // published, and taken back
  EXPECT_EQ(forgotten.questions, 0);
  EXPECT_EQ(read_request(database_, 1)->requester, "ana");
  EXPECT_EQ(forget(database_, {"cleo", true, hour(0)}).all(), 0);
}

// They may tell of whoever was forgotten, and are kept for a day only.
TEST_F(ForgetTest, AnswersToOthersGoWithWhateverElseWasTheirs) {
  keep_answer(database_, {"a lead's", "k", "{}", hour(-1)}, {200, "text/plain", "ana is on call"});
  EXPECT_EQ(forget(database_, {"cleo", true, hour(0)}).answers, 0);
  EXPECT_EQ(forget_ana().answers, 1);
}

TEST_F(ForgetTest, NotesOnRequestsThatTheyWereBookedForGo) {
  add(RequestState::kClosed, "ana knows why");
  BookingRecord booking;
  booking.request = 2;
  booking.person = "ben";
  booking.span = {hour(-2), hour(-1)};
  (void)add_booking(database_, booking);
  EXPECT_EQ(forget(database_, {"ben", true, hour(0)}).details, 1);
  EXPECT_EQ(read_audit(database_).back().act.detail, "");
}

TEST_F(ForgetTest, OpenRequestsAreTold) {
  EXPECT_TRUE(open_requests_of(database_, "ana").empty());
  add(RequestState::kWaiting, "");
  EXPECT_EQ(open_requests_of(database_, "ana"), (std::vector<std::int64_t>{2}));
}

}  // namespace
}  // namespace respite::store
