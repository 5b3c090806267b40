// Rows of the outbox, as both kinds of letters read them. Private to store/.
#pragma once

#include "store/columns.h"
#include "store/messages/outbox.h"

namespace respite::store {

inline constexpr const char* kPending = " delivered IS NULL AND given_up IS NULL";

void columns(auto& visit, OutboxLetter& letter) {
  visit("letter, event, made, body, next_try", letter.number, letter.event, letter.made,
        letter.body, letter.next_try);
  visit("tries, delivered, given_up, last_answer", letter.tries, letter.delivered, letter.given_up,
        letter.last_answer);
}

}  // namespace respite::store
