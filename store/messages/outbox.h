// The outbox: what webhooks (store/messages/webhooks.h) and people by mail (store/mails.h) are to
// be told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "scheduler/time/instant.h"
#include "store/database.h"

namespace respite {

// One event for one of those who are told.
struct OutboxLetter {
  std::int64_t number = 0;  // 1, 2, ... of all
  std::string event;        // its id: the same for everybody who is told and for every try
  Instant made;
  std::string body;  // empty once it is forgotten
  Instant next_try;
  int tries = 0;
  std::optional<Instant> delivered;
  std::optional<Instant> given_up;  // since when it is not tried any more
  std::string last_answer;          // of the last try, for people: "HTTP 500"
};

namespace store {

// How many are neither delivered nor given up.
[[nodiscard]] std::int64_t count_waiting(const Database& database);

// Counts a try before it is made and sets the next one, so that whoever is killed in it leaves a
// letter that is tried again. False where somebody else has tried it since it was read.
[[nodiscard]] bool begin_try(Database& database, const OutboxLetter& letter, Instant next_try);
// Also that a step of the ladder that it tells of has reached somebody (store/messages/ladder.h).
void note_delivered(Database& database, const OutboxLetter& letter, Instant at,
                    const std::string& answer);
// As if the try that was begun had not been: nothing was sent.
void take_back_try(Database& database, const OutboxLetter& letter);
void note_failed(Database& database, std::int64_t number, const std::string& answer);
void give_up(Database& database, std::int64_t number, Instant at, const std::string& answer);
// Due again at once, as if it had never been tried. False where it was delivered or is forgotten.
[[nodiscard]] bool try_again(Database& database, std::int64_t number, Instant now);
// Takes letters out that were delivered or given up before then.
void drop_done(Database& database, Instant before);

}  // namespace store
}  // namespace respite
