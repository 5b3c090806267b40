// What `replan` answers.
#pragma once

#include "app/view/publication.h"

namespace respite {

// What stays broken or empty.
struct UnmendedView {
  std::string rule;                   // "leave"; "empty" where nobody can hold it
  std::optional<std::string> person;  // id of whoever holds it all the same
  std::vector<std::string> turns;     // duty keys
  std::string text;
};

void fields(auto& visit, const UnmendedView& view) {
  visit("rule", view.rule, "the rule that stays broken; \"empty\": nobody can hold it");
  visit("person", view.person, "who holds it all the same");
  visit("turns", view.turns, "keys of the turns");
  visit("text", view.text, "the same in words");
}

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

void fields(auto& visit, const ReplanView& view) {
  visit("base", view.base, "the revision it mends");
  visit("draft", maybe(view.draft), "its id; null: nothing would change");
  visit("window", view.window, "");
  visit("changes", view.changes, "by begin");
  visit("people", view.people, "those for whom something changes");
  visit("slots", view.slots, "how many somebody else holds, or nobody any more");
  visit("touched", view.touched, "turns of which the same is true");
  visit("budget", view.budget, "turns that were to be touched at most");
  visit("proven", view.proven, "no mend touches fewer turns");
  visit("bound", view.bound, "every full mend touches at least so many turns");
  visit("unmended", view.unmended, "what stays broken or empty");
  visit("violations", view.violations, "hard rules broken");
  visit("gaps", view.gaps, "");
  visit("frozen", view.frozen, "what the draft takes from frozen time");
  visit("frozen_until", view.frozen_until, "what begins sooner stayed with whoever can hold it");
  visit("interrupted", view.interrupted, "the best so far was kept");
}

}  // namespace respite
