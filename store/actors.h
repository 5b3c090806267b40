// Who acts, as the audit keeps them: by a pseudonym that never changes, whose name can be erased.
// Private to store/.
#pragma once

#include <string>

namespace respite::store {

class Connection;

// The pseudonym of that name, made where it has none. It is a keyed hash, so that nobody can put
// another name behind it; once name and key are erased, nobody can find the name by trying either.
[[nodiscard]] std::string pseudonym_of(Connection& connection, const std::string& name);

struct Actor {
  std::string name;      // "forgotten-3fa94c" once erased
  bool is_sound = true;  // the name is the one that the pseudonym was made of
};
[[nodiscard]] Actor actor_of(Connection& connection, const std::string& pseudonym);

// From now on nothing says who stood behind the name's pseudonym. How many were erased: 0 or 1.
int erase_actor(Connection& connection, const std::string& name);

}  // namespace respite::store
