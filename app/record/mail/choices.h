// What people want to be told, and who says so.
#pragma once

#include <map>
#include <string>

#include "scheduler/team/desk.h"
#include "scheduler/team/message_choices.h"
#include "store/database.h"

namespace respite {

// What somebody chose stands before what the team file says of them, that before the desk's.
struct Preferences {
  MessageChoices chosen;  // by themselves; of what no longer reads, nothing
  MessageChoices said;    // by the team file, of them or of all
  MessageChoices held;    // what of both holds
};

// What everybody chose, read once.
class Choices {
 public:
  Choices() = default;  // nobody chose anything
  explicit Choices(const store::Database& database);

  // Of a person or a requester of a desk that names a relay, by id.
  [[nodiscard]] Preferences of(const Desk& desk, const std::string& id) const;

 private:
  std::map<std::string, MessageChoices> chosen_;
};

}  // namespace respite
