// Why the store cannot go on.
#pragma once

#include <stdexcept>

namespace respite::store {

// The store is missing where it is needed, damaged, locked, read-only or full. what() says so in
// plain words, with the path. Whatever was being written was not.
class StoreError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
  [[nodiscard]] static constexpr int exit_code() { return 4; }
};

}  // namespace respite::store
