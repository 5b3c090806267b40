#include "store/messages/mails.h"

#include <gtest/gtest.h>

#include "store/forget.h"
#include "store/messages/ladder.h"
#include "tests/store/fixture.h"

namespace respite::store {
namespace {

MailRecord mail(const std::string& event, const std::string& recipient, Instant due = hour(0)) {
  MailRecord record;
  record.event = event;
  record.recipient = recipient;
  record.kind = "duty";
  record.made = hour(0);
  record.body = "{}";
  record.next_try = due;
  return record;
}

TEST(PutMail, AnEventIsToldToEachOnce) {
  Database database = Database::in_memory();
  EXPECT_TRUE(put_mail(database, mail("e1", "ana")));
  EXPECT_FALSE(put_mail(database, mail("e1", "ana")));
  EXPECT_TRUE(put_mail(database, mail("e1", "ben")));
  EXPECT_EQ(read_mails(database, 10).size(), 2U);
  EXPECT_EQ(count_waiting(database), 2);
}

TEST(DueMails, AreOldestFirstAndNoPartOfADigest) {
  Database database = Database::in_memory();
  put_mail(database, mail("e1", "ana", hour(3)));
  put_mail(database, mail("e2", "ana", hour(1)));
  MailRecord digest = mail("e3", "ana", hour(1));
  digest.digest = true;
  put_mail(database, digest);
  EXPECT_FALSE(is_mail_due(database, hour(0)));
  EXPECT_TRUE(is_mail_due(database, hour(1)));
  ASSERT_EQ(due_mails(database, hour(1), 10).size(), 1U);
  EXPECT_EQ(due_mails(database, hour(1), 10)[0].event, "e2");
  EXPECT_EQ(due_mails(database, hour(3), 10)[0].event, "e1");
  EXPECT_EQ(due_mails(database, hour(3), 1).size(), 1U);
  ASSERT_EQ(due_for_digest(database, hour(1)).size(), 1U);
  EXPECT_EQ(due_for_digest(database, hour(1))[0].event, "e3");
}

TEST(DueMails, KnowUntilWhenTheyAreTrue) {
  Database database = Database::in_memory();
  MailRecord one = mail("e1", "ana");
  one.until = hour(4);
  put_mail(database, one);
  put_mail(database, mail("e2", "ana"));
  const std::vector<MailRecord> due = due_mails(database, hour(1), 10);
  ASSERT_EQ(due.size(), 2U);
  EXPECT_FALSE(is_too_late(due[0], hour(3)));
  EXPECT_TRUE(is_too_late(due[0], hour(4)));
  EXPECT_FALSE(is_too_late(due[1], hour(400)));
}

TEST(TakeBackTry, LeavesItAsItWas) {
  Database database = Database::in_memory();
  put_mail(database, mail("e1", "ana"));
  const MailRecord due = due_mails(database, hour(0), 1).at(0);
  EXPECT_TRUE(begin_try(database, due, hour(5)));
  EXPECT_TRUE(due_mails(database, hour(4), 1).empty());
  take_back_try(database, due);
  const MailRecord again = due_mails(database, hour(0), 1).at(0);
  EXPECT_EQ(again.tries, 0);
  EXPECT_EQ(again.last_answer, "");
}

TEST(TryAgain, IsForWhatWasNotSent) {
  Database database = Database::in_memory();
  put_mail(database, mail("e1", "ana"));
  put_mail(database, mail("e2", "ana"));
  give_up(database, 1, hour(80), "SMTP 550");
  EXPECT_TRUE(try_again(database, 1, hour(81)));
  EXPECT_EQ(due_mails(database, hour(81), 1).at(0).tries, 0);
  note_delivered(database, read_mail(database, 2).value(), hour(82), "SMTP 250");
  EXPECT_FALSE(try_again(database, 2, hour(83)));
  EXPECT_FALSE(try_again(database, 9, hour(83)));
}

TEST(Choices, TheLastOneStandsUntilItIsTakenBack) {
  Database database = Database::in_memory();
  choose(database, {"ana", "duty", "digest"});
  choose(database, {"ana", "duty", "none"});
  ASSERT_EQ(read_choices(database).size(), 1U);
  EXPECT_EQ(read_choices(database)[0].choice, "none");
  choose_nothing(database, "ana", "duty");
  EXPECT_TRUE(read_choices(database).empty());
}

TEST(Forget, LeavesNoTextOfMailsAndSendsNoneThatWaits) {
  Database database = Database::in_memory();
  put_mail(database, mail("e1", "ana"));
  put_mail(database, mail("e2", "ben"));
  choose(database, {"ana", "duty", "none"});
  const Forgotten forgotten = forget(database, {.id = "ana", .at = hour(1)});
  EXPECT_EQ(forgotten.letters, 2);
  EXPECT_EQ(read_mail(database, 1).value().body, "");
  EXPECT_EQ(read_mail(database, 1).value().given_up, hour(1));
  EXPECT_EQ(read_mail(database, 2).value().body, "{}");
  EXPECT_TRUE(read_choices(database).empty());
}

TEST(Ladder, AStepIsToldOnceAMessageOfItIsTaken) {
  Database database = Database::in_memory();
  RequestRecord request;
  request.priority = "P1";
  request.received = hour(0);
  request.category = "work";
  request.length = std::chrono::minutes{30};
  request.verdict = "escalate";
  request.state = RequestState::kEscalated;
  const RequestId id = add_request(database, request);
  add_ladder_step(database, {id, 1, "ana", "e1", hour(0), {}});
  put_mail(database, mail("e1", "ana"));
  ASSERT_EQ(read_open_ladders(database).size(), 1U);
  EXPECT_EQ(read_ladder(database, id).at(0).told, std::nullopt);
  note_delivered(database, read_mail(database, 1).value(), hour(1), "SMTP 250");
  EXPECT_EQ(read_ladder(database, id).at(0).told, hour(1));
  EXPECT_TRUE(acknowledge(database, id, "ben", hour(2)));
  EXPECT_FALSE(acknowledge(database, id, "ana", hour(3)));
  EXPECT_EQ(read_request(database, id).value().acknowledged_by, "ben");
}

}  // namespace
}  // namespace respite::store
