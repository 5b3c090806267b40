// What `forget` says it has erased, as plain values.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace respite {

struct ForgetView {
  std::string id;
  std::vector<std::pair<std::string, int>> erased;  // "topics": 3; nothing where none
  std::int64_t still_named = 0;  // the revision whose files name them still; 0: none
  bool purged = true;            // nothing of it is left in the store's file or its log
  bool still_listed = false;     // they are in the team file: what it says comes again
};

}  // namespace respite
