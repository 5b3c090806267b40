// What has been committed to a store, counted by what it is about.
#pragma once

#include <cstdint>

#include "store/database.h"

namespace respite::store {

// Each count rises with every commit that changes something of its topic, whoever commits it.
struct Changes {
  std::int64_t rota = 0;  // what is published and settled, the names and files it is judged by
  std::int64_t draft = 0;
  std::int64_t requests = 0;  // and all that follows from them: bookings, consents, call-outs
  std::int64_t tokens = 0;    // but for when they were used
  std::int64_t webhooks = 0;  // but for what they are told
  friend bool operator==(const Changes&, const Changes&) = default;
};

[[nodiscard]] Changes count_changes(const Database& database);

}  // namespace respite::store
