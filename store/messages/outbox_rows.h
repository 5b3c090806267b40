// Rows of the outbox, as both kinds of letters read them. Private to store/.
#pragma once

#include "store/driver/row.h"
#include "store/messages/outbox.h"

namespace respite::store {

inline constexpr const char* kPending = " delivered IS NULL AND given_up IS NULL";
// What read_letter() reads, in that order.
inline constexpr const char* kLetterColumns =
    "letter, event, made, body, next_try, tries, delivered, given_up, last_answer";

inline void read_letter(Row& row, OutboxLetter& letter) {
  row.read(letter.number, letter.event, letter.made, letter.body, letter.next_try);
  letter.tries = static_cast<int>(row.number());
  row.read(letter.delivered, letter.given_up, letter.last_answer);
}

}  // namespace respite::store
