#include "store/requests.h"

#include <gtest/gtest.h>

#include "store/consents.h"
#include "store/forget.h"
#include "store/incidents.h"
#include "tests/store/fixture.h"

namespace respite::store {
namespace {

[[nodiscard]] RequestRecord a_request() {
  RequestRecord record;
  record.received = hour(0);
  record.requester = "pat";
  record.role = "partner";
  record.category = "work";
  record.priority = "P2";
  record.length = Seconds{1800};
  record.skill = "macos";
  record.question = R"({"request":{}})";
  record.verdict = "schedule_at";
  record.person = "ana";
  record.promise = hour(40);
  return record;
}

[[nodiscard]] BookingRecord a_booking(RequestId request, int begin, int end, bool firm = true) {
  return {0,       request,
          "ana",   {hour(begin), hour(end)},
          firm,    firm ? BookingPurpose::kWork : BookingPurpose::kFavour,
          hour(0), {}};
}

TEST(Requests, AreReadBackAsTheyWereAdded) {
  Database database = Database::in_memory();
  const RequestId id = add_request(database, a_request());
  const auto read = read_request(database, id);
  ASSERT_TRUE(read);
  EXPECT_EQ(id, 1);
  EXPECT_EQ(read->requester, "pat");
  EXPECT_EQ(read->role, "partner");
  EXPECT_EQ(read->category, "work");
  EXPECT_EQ(read->priority, "P2");
  EXPECT_EQ(read->length, Seconds{1800});
  EXPECT_EQ(read->skill, "macos");
  EXPECT_EQ(read->question, R"({"request":{}})");
  EXPECT_EQ(read->verdict, "schedule_at");
  EXPECT_EQ(read->person, "ana");
  EXPECT_EQ(read->promise, hour(40));
  EXPECT_EQ(read->ack_by, std::nullopt);
  EXPECT_EQ(read->state, RequestState::kBooked);
  EXPECT_FALSE(read_request(database, 2));
}

TEST(Requests, EveryStateIsReadBack) {
  Database database = Database::in_memory();
  const RequestId id = add_request(database, a_request());
  for (const RequestState state :
       {RequestState::kWaiting, RequestState::kConsent, RequestState::kEscalated,
        RequestState::kBooked, RequestState::kClosed, RequestState::kWithdrawn}) {
    set_state(database, id, state, hour(3));
    const auto read = read_request(database, id);
    EXPECT_EQ(read->state, state);
    const bool ended = state == RequestState::kClosed || state == RequestState::kWithdrawn;
    EXPECT_EQ(read->closed, ended ? std::optional(hour(3)) : std::nullopt);
  }
}

TEST(Requests, TheFirstStartStays) {
  Database database = Database::in_memory();
  const RequestId id = add_request(database, a_request());
  set_started(database, id, hour(2));
  set_started(database, id, hour(5));
  EXPECT_EQ(read_request(database, id)->started, hour(2));
}

TEST(Requests, ANewPromiseReplacesTheOldOne) {
  Database database = Database::in_memory();
  const RequestId id = add_request(database, a_request());
  set_promise(database, id, std::nullopt, hour(2));
  EXPECT_EQ(read_request(database, id)->promise, std::nullopt);
  EXPECT_EQ(read_request(database, id)->ack_by, hour(2));
  set_promise(database, id, hour(50), std::nullopt);
  EXPECT_EQ(read_request(database, id)->promise, hour(50));
  EXPECT_EQ(read_request(database, id)->ack_by, std::nullopt);
}

TEST(Requests, MovesAndAdditionsAreReadBackAndStay) {
  Database database = Database::in_memory();
  const RequestId id = add_request(database, a_request());
  const RequestId other = add_request(database, a_request());
  add_move(database, id, hour(12), hour(1));
  add_move(database, id, hour(9), hour(2));
  add_addition(database, id, "louder", hour(3));
  add_addition(database, id, "", hour(4));
  const auto read = read_request(database, id);
  EXPECT_EQ(read->wanted, hour(9));
  ASSERT_EQ(read->additions.size(), 2U);
  EXPECT_EQ(read->additions[0].text, "louder");
  EXPECT_EQ(read->additions[0].at, hour(3));
  EXPECT_EQ(read->additions[1].text, "");
  EXPECT_EQ(read_requests(database)[0].additions.size(), 2U);
  EXPECT_EQ(read_open_requests(database)[0].wanted, hour(9));
  EXPECT_TRUE(read_request(database, other)->additions.empty());
  EXPECT_FALSE(read_request(database, other)->wanted);
  for (const char* sql : {"UPDATE request_moves SET wanted = 0", "DELETE FROM request_moves",
                          "UPDATE request_additions SET text = 'softer'",
                          "UPDATE request_additions SET at = 0", "DELETE FROM request_additions"}) {
    EXPECT_THROW(database.write([&](Connection& connection) { connection.run(sql); }), StoreError)
        << sql;
  }
}

TEST(Requests, WhatIsForgottenTakesItsAdditionsAlong) {
  Database database = Database::in_memory();
  const RequestId id = add_request(database, a_request());
  add_addition(database, id, "louder", hour(3));
  set_state(database, id, RequestState::kClosed, hour(4));
  EXPECT_EQ(forget(database, {"pat", true, hour(5)}).questions, 2);
  const auto read = read_request(database, id);
  ASSERT_EQ(read->additions.size(), 1U);  // that something was added stays
  EXPECT_FALSE(read->additions[0].text);
}

TEST(Bookings, FirmOnesOfOnePersonNeverOverlap) {
  Database database = Database::in_memory();
  const RequestId id = add_request(database, a_request());
  const BookingId first = add_booking(database, a_booking(id, 10, 12));
  EXPECT_THROW(add_booking(database, a_booking(id, 11, 13)), StoreError);
  EXPECT_NO_THROW(add_booking(database, a_booking(id, 12, 13)));         // touches
  EXPECT_NO_THROW(add_booking(database, a_booking(id, 10, 12, false)));  // yields
  release_booking(database, first, hour(1));
  EXPECT_NO_THROW(add_booking(database, a_booking(id, 11, 12)));
  EXPECT_EQ(read_bookings(database)[0].released, hour(1));
  EXPECT_EQ(read_bookings(database)[0].made, hour(0));
}

TEST(Bookings, AreNeverChangedOrDeleted) {
  Database database = Database::in_memory();
  const RequestId id = add_request(database, a_request());
  (void)add_booking(database, a_booking(id, 10, 12));
  for (const char* sql : {"UPDATE bookings SET begin_at = 0", "UPDATE bookings SET person = 'bo'",
                          "DELETE FROM bookings", "DELETE FROM requests"}) {
    EXPECT_THROW(database.write([&](Connection& connection) { connection.run(sql); }), StoreError)
        << sql;
  }
}

TEST(Requests, WhatHasEndedIsLeftOutOfWhatIsOpen) {
  Database database = Database::in_memory();
  const RequestId open = add_request(database, a_request());
  const RequestId closed = add_request(database, a_request());
  const BookingId long_past = add_booking(database, a_booking(closed, 1, 2));
  const BookingId past = add_booking(database, a_booking(closed, 8, 10));
  const BookingId forgotten = add_booking(database, a_booking(open, 3, 4));
  const BookingId given_up = add_booking(database, a_booking(open, 20, 21));
  const BookingId ahead = add_booking(database, a_booking(open, 22, 23));
  release_booking(database, given_up, hour(9));
  for (const RequestId request : {open, closed}) {
    ConsentRecord consent;
    consent.request = request;
    consent.person = "ana";
    consent.signer = "person";
    consent.expires = hour(5);
    static_cast<void>(add_consent(database, consent));
  }
  set_state(database, closed, RequestState::kClosed, hour(9));

  const auto requests = read_open_requests(database);
  ASSERT_EQ(requests.size(), 1U);
  EXPECT_EQ(requests[0].id, open);
  const auto consents = read_open_consents(database);
  ASSERT_EQ(consents.size(), 1U);
  EXPECT_EQ(consents[0].request, open);
  std::vector<BookingId> held;
  for (const BookingRecord& booking : read_held_bookings(database, hour(10))) {
    held.push_back(booking.id);
  }
  EXPECT_EQ(held, (std::vector<BookingId>{past, forgotten, ahead}));
  EXPECT_NE(long_past, past);
}

TEST(Consents, AreAnsweredAndReadBack) {
  Database database = Database::in_memory();
  ConsentRecord asked;
  asked.request = add_request(database, a_request());
  asked.person = "ana";
  asked.signer = "lead";
  asked.slot = {hour(10), hour(11)};
  asked.rules = {"PER-HOURS", "REST-D11"};
  asked.asked = hour(1);
  asked.expires = hour(10);
  const ConsentId id = add_consent(database, asked);
  EXPECT_EQ(read_consents(database)[0].state, ConsentState::kAsked);
  answer_consent(database, id, ConsentState::kGiven, "farah", hour(2));
  const ConsentRecord read = read_consents(database)[0];
  EXPECT_EQ(read.state, ConsentState::kGiven);
  EXPECT_EQ(read.answered_by, "farah");
  EXPECT_EQ(read.answered, hour(2));
  EXPECT_EQ(read.signer, "lead");
  EXPECT_EQ(read.slot, (Interval{hour(10), hour(11)}));
  EXPECT_EQ(read.rules, asked.rules);
  EXPECT_EQ(read_consent(database, id)->rules, asked.rules);
  EXPECT_EQ(read.expires, hour(10));
}

TEST(Incidents, EndOnceAndStayOpenUntilThen) {
  Database database = Database::in_memory();
  const IncidentId id = add_incident(database, {0, std::nullopt, "ana", hour(3), std::nullopt});
  EXPECT_EQ(read_incidents(database)[0].ended, std::nullopt);
  end_incident(database, id, hour(5));
  EXPECT_EQ(read_incidents(database)[0].ended, hour(5));
  EXPECT_THROW(end_incident(database, id, hour(2)), StoreError);  // before it began
}

TEST(Owed, NamesWhatItIsOwedForUntilItIsDropped) {
  Database database = Database::in_memory();
  const RequestId id = add_request(database, a_request());
  const IncidentId incident = add_incident(database, {0, id, "ana", hour(1), hour(2)});
  add_owed(database, {"ana", OwedKind::kRest, Seconds{3600}, hour(2), id, {}});
  add_owed(database, {"ana", OwedKind::kLoad, Seconds{60}, hour(2), {}, incident});
  const auto owed = read_owed(database);
  ASSERT_EQ(owed.size(), 2U);
  EXPECT_EQ(owed[0].kind, OwedKind::kRest);
  EXPECT_EQ(owed[0].request, id);
  EXPECT_EQ(owed[1].time, Seconds{60});
  EXPECT_EQ(owed[1].incident, incident);
  EXPECT_EQ(read_call_outs(database).size(), 1U);
  drop_owed(database, id + 1, hour(3));
  EXPECT_EQ(read_owed(database).size(), 2U);
  drop_owed(database, id, hour(3));
  EXPECT_EQ(read_owed(database).size(), 1U);
  withdraw_incident(database, incident, hour(3));
  EXPECT_TRUE(read_owed(database).empty());
  EXPECT_TRUE(read_call_outs(database).empty());
}

TEST(Owed, IsForARequestOrACallOutThatThereIs) {
  Database database = Database::in_memory();
  EXPECT_THROW(add_owed(database, {"ana", OwedKind::kRest, Seconds{1}, hour(2), 7, {}}),
               StoreError);
  EXPECT_THROW(add_owed(database, {"ana", OwedKind::kRest, Seconds{1}, hour(2), {}, 7}),
               StoreError);
}

TEST(MovedBlocks, AreReadBackPlacedOrOwed) {
  Database database = Database::in_memory();
  const RequestId id = add_request(database, a_request());
  MovedBlockRecord moved{0,  id,   "ana",  "learning", "movable", {hour(9), hour(11)},
                         {}, true, hour(1)};
  add_moved_block(database, moved);
  moved.placed = Interval{hour(13), hour(15)};
  moved.interruption = false;
  add_moved_block(database, moved);
  const auto read = read_moved_blocks(database);
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].placed, std::nullopt);
  EXPECT_TRUE(read[0].interruption);
  EXPECT_EQ(read[1].placed, moved.placed);
  EXPECT_FALSE(read[1].interruption);
  EXPECT_EQ(read[1].was, moved.was);
}

}  // namespace
}  // namespace respite::store
