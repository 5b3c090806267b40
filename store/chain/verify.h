// Whether what was published and settled is still what it was.
#pragma once

#include <string>
#include <vector>

#include "store/database.h"
#include "store/published.h"

namespace respite::store {

struct Damage {
  Revision revision = 0;
  std::string words;  // "revision 7: its content is not what was published"
};

// Recomputes the digest of every publication and of what it settled, each chained to the one
// before; empty where all is sound. What `forget` erased is no damage.
[[nodiscard]] std::vector<Damage> verify(const Database& database);

}  // namespace respite::store
