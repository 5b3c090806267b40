// Writes that were asked for under a key of the asker's (Idempotency-Key), and their answers, so
// that asking again does nothing twice, also across a crash.
#pragma once

#include <optional>
#include <string>

#include "scheduler/time/instant.h"
#include "store/database.h"

namespace respite::store {

struct AskedWrite {
  std::string token;    // id of whoever asks
  std::string key;      // theirs
  std::string request;  // all that makes it this request; kept as a hash
  Instant at;
};

struct WriteAnswer {
  int status = 0;
  std::string content_type;
  std::string body;
};

struct KnownAnswer {
  std::optional<WriteAnswer> answer;  // given before
  bool other = false;                 // the key was used for something else
};

[[nodiscard]] KnownAnswer find_answer(const Database& database, const AskedWrite& asked);
// Within the transaction of the write itself. Forgets what is older than a day.
void keep_answer(Database& database, const AskedWrite& asked, const WriteAnswer& answer);

}  // namespace respite::store
