// What `replan` answers, field by field.
#pragma once

#include "app/view/replan.h"
#include "app/view/rota_fields.h"

namespace respite {

void fields(auto& visit, const UnmendedView& view) {
  visit("rule", view.rule, "the rule that stays broken; \"empty\": nobody can hold it");
  visit("person", view.person, "who holds it all the same");
  visit("turns", view.turns, "keys of the turns");
  visit("text", view.text, "the same in words");
}

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
