// Writes that were asked for under a key of the asker's (Idempotency-Key), so that asking again
// does nothing twice, also across a crash.
#pragma once

#include <optional>
#include <string>
#include <variant>

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

enum class WriteState {
  kNew,       // go on: nobody asked before; it is now kept as under way
  kOther,     // the key was used for something else
  kUnderWay,  // it was begun and no answer kept: still being done, or the program was killed
};

// What to do with a write: its answer, where it was given before. Forgets what is older than a day.
[[nodiscard]] std::variant<WriteState, WriteAnswer> begin_write(Database& database,
                                                                const AskedWrite& asked);
void finish_write(Database& database, const AskedWrite& asked, const WriteAnswer& answer);
// It was not done after all: the key is free again.
void drop_write(Database& database, const AskedWrite& asked);

}  // namespace respite::store
