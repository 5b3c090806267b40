// What commands about changes to a published rota answer, field by field.
#pragma once

#include "app/view/change.h"
#include "app/view/rota_fields.h"

namespace respite {

void fields(auto& visit, const Stretch& stretch) {
  visit("rota", stretch.rota, "id of the rota");
  visit("seat", stretch.seat, "id of the seat, or of the shift");
  visit("place", stretch.place, "which of several equal places");
  fields(visit, stretch.span);
  visit("from", stretch.from, "id of who is replaced; null: it was open");
  visit("to", stretch.to, "id of who holds it then; null: offered to whoever takes it");
}

void fields(auto& visit, const DutyChangeView& view) {
  const DutyChange& change = view.change;
  visit("id", change.id > 0 ? std::optional(change.id) : std::nullopt,
        "its number; null where nothing was written");
  visit("kind", to_text(change.kind), "override, swap or cover");
  visit("state", to_text(change.state), "proposed, stands, declined or withdrawn");
  visit("proposed", change.proposed, "when");
  visit("by", change.by, "who proposed it");
  visit("note", change.note, "why");
  visit("despite", change.despite, "hard rules that a lead set aside");
  visit("stretches", change.stretches, "what goes from whom to whom");
  visit("asks", view.asks, "ids of those who must still agree");
  visit("open", view.open, "offered to whoever takes it");
  visit("over", view.over, "its time has begun: nobody can accept it any more");
  visit("revision", change.revision, "that made it stand");
}

void fields(auto& visit, const CandidateView& candidate) {
  visit("person", candidate.person, "id");
  visit("name", candidate.name, "");
  visit("may", candidate.may, "no rule is in the way");
  visit("above", candidate.above, "load seconds above their fair share, were it theirs");
  visit("reasons", candidate.reasons, "why they stand here, in words");
}

void fields(auto& visit, const ChangedView& view) {
  visit("change", view.change, "");
  visit("rehearsed", view.rehearsed, "nothing was written: what it would do");
  visit("changes", view.slots, "slots, by begin");
  visit("changed_people", view.people, "");
  visit("breaks", view.breaks, "hard rules that it breaks and nothing broke before");
  visit("bends", view.bends, "weighted rules that it bends");
  visit("candidates", view.candidates, "of what is offered: best first");
}

void fields(auto& visit, const DutyChangesView& view) {
  visit("changes", view.changes, "latest first");
}

void fields(auto& visit, const LeaveRecord& leave) {
  visit("id", leave.id > 0 ? std::optional(leave.id) : std::nullopt,
        "its number; null where nothing was written");
  visit("person", leave.person, "id");
  fields(visit, leave.span);
  visit("state", to_text(leave.state), "asked, stands, declined or ended");
  visit("rest", leave.rest, "it makes up for rest that is owed");
  visit("by", leave.by, "who recorded it");
  visit("added", leave.added, "when");
}

void fields(auto& visit, const LeaveView& view) {
  visit("leaves", view.leaves, "");
  visit("rehearsed", view.rehearsed, "nothing was written: what it would do");
  visit("uncovers", view.uncovers, "published duty that its person can no longer hold");
}

}  // namespace respite
