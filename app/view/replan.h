// What `replan` answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/view/rota.h"

namespace respite {

// What stays broken or empty.
struct UnmendedView {
  std::string rule;                   // "leave"; "empty" where nobody can hold it
  std::optional<std::string> person;  // id of whoever holds it all the same
  std::vector<std::string> turns;     // duty keys
  std::string text;
};

struct ReplanView {
  std::string desk;  // its name
  std::string zone;  // of the desk
  Interval window;
  Revision base = 0;                     // what it mends
  std::string draft;                     // id; empty: nothing would change, so none was kept
  std::vector<ChangeView> changes;       // by begin
  std::vector<PersonChangeView> people;  // those for whom something changes
  std::vector<PersonView> everybody;     // for their names
  int slots = 0;                         // that somebody else holds, or nobody any more
  int touched = 0;                       // turns of which the same is true
  std::optional<int> budget;             // touched at most
  int bound = 0;                         // turns that every full mend touches, at least
  bool proven = false;                   // no mend touches fewer turns
  std::vector<UnmendedView> unmended;
  std::vector<ViolationView> violations;  // hard ones
  std::vector<GapView> gaps;
  std::vector<FrozenView> frozen;       // what the draft takes from frozen time
  std::optional<Instant> frozen_until;  // what begins sooner was left with whoever can hold it
  bool interrupted = false;             // the best so far was kept
};

}  // namespace respite
