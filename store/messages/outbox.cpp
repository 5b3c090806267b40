#include "store/messages/outbox.h"

#include "store/messages/outbox_rows.h"
#include "store/queries.h"

namespace respite::store {

std::int64_t count_waiting(const Database& database) {
  return read_one(database, number_at, std::string("SELECT COUNT(*) FROM outbox WHERE") + kPending)
      .value_or(0);
}

bool begin_try(Database& database, const OutboxLetter& letter, Instant next_try) {
  return run(database,
             std::string("UPDATE outbox SET tries = tries + 1, next_try = :next_try,"
                         " last_answer = 'no answer was seen' WHERE letter = :letter"
                         " AND tries = :tries AND next_try = :was AND") +
                 kPending,
             {{":next_try", next_try},
              {":letter", letter.number},
              {":tries", letter.tries},
              {":was", letter.next_try}}) == 1;
}

void note_delivered(Database& database, const OutboxLetter& letter, Instant at,
                    const std::string& answer) {
  database.write([&](Connection& connection) {
    run(connection,
        "UPDATE outbox SET delivered = :at, given_up = NULL, last_answer = :answer"
        " WHERE letter = :letter",
        {{":at", at}, {":answer", answer}, {":letter", letter.number}});
    run(connection, "UPDATE ladder_steps SET told = :at WHERE event = :event AND told IS NULL",
        {{":at", at}, {":event", letter.event}});
  });
}

void take_back_try(Database& database, const OutboxLetter& letter) {
  run(database,
      "UPDATE outbox SET tries = :tries, next_try = :next_try, last_answer = :answer"
      " WHERE letter = :letter",
      {{":tries", letter.tries},
       {":next_try", letter.next_try},
       {":answer", letter.last_answer},
       {":letter", letter.number}});
}

void note_failed(Database& database, std::int64_t number, const std::string& answer) {
  run(database, "UPDATE outbox SET last_answer = :answer WHERE letter = :letter",
      {{":answer", answer}, {":letter", number}});
}

void give_up(Database& database, std::int64_t number, Instant at, const std::string& answer) {
  run(database, "UPDATE outbox SET given_up = :at, last_answer = :answer WHERE letter = :letter",
      {{":at", at}, {":answer", answer}, {":letter", number}});
}

bool try_again(Database& database, std::int64_t number, Instant now) {
  return run(database,
             "UPDATE outbox SET next_try = :now, tries = 0, given_up = NULL, digest = 0"
             " WHERE letter = :letter AND delivered IS NULL AND body <> ''",
             {{":now", now}, {":letter", number}}) == 1;
}

void drop_done(Database& database, Instant before) {
  run(database, "DELETE FROM outbox WHERE COALESCE(delivered, given_up) < :before",
      {{":before", before}});
}

}  // namespace respite::store
