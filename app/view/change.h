// What commands about changes to a published rota answer.
#pragma once

#include "app/view/publication.h"
#include "scheduler/rota/life/change.h"
#include "store/life/duty_changes.h"
#include "store/life/leaves.h"

namespace respite {

void fields(auto& visit, const Stretch& stretch) {
  visit("rota", stretch.rota, "id of the rota");
  visit("seat", stretch.seat, "id of the seat, or of the shift");
  visit("place", stretch.place, "which of several equal places");
  fields(visit, stretch.span);
  visit("from", stretch.from, "id of who is replaced; null: it was open");
  visit("to", stretch.to, "id of who holds it then; null: offered to whoever takes it");
}

// A change as it was proposed, and how it stands; of an open call, what is left of it. Without an
// id where nothing was written.
struct DutyChangeView {
  DutyChange change;
  std::vector<std::string> asks;  // ids of who must still agree; empty of an open call
  bool open = false;              // offered to whoever takes it
  // Proposed, and nobody can accept it any more: its time has begun, or all of it was taken in
  // parts.
  bool over = false;
};

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
  visit("stretches", change.stretches,
        "what goes from whom to whom; of an open call, what is left of it");
  visit("asks", view.asks, "ids of those who must still agree");
  visit("open", view.open, "offered to whoever takes it");
  visit("over", view.over,
        "nobody can accept it any more: its time has begun, or all of it was taken in parts");
  visit("revision", change.revision, "that made it stand");
}

// Somebody who could take what is offered, best first.
struct CandidateView {
  std::string person;  // id
  std::string name;
  bool may = false;                  // no rule is in the way
  std::int64_t above = 0;            // load seconds above their fair share, were it theirs
  std::vector<std::string> rules;    // that bar them, or that it would bend: "rest"
  std::vector<std::string> reasons;  // the same in words, and of whoever may how fair it would be
};

void fields(auto& visit, const CandidateView& candidate) {
  visit("person", candidate.person, "id");
  visit("name", candidate.name, "");
  visit("may", candidate.may, "no rule is in the way");
  visit("above", candidate.above, "load seconds above their fair share, were it theirs");
  visit("rules", candidate.rules, "that bar them, or that it would bend");
  visit("reasons", candidate.reasons, "why they stand here, in words");
}

// A turn that somebody else could give in return for what is offered.
struct ExchangeView {
  std::string turn;  // its key
  std::string rota;  // ids
  std::string seat;
  Interval span;  // handover to handover
  std::string person;
  std::vector<std::string> rules;  // that it would bend
  std::vector<std::string> bends;  // the same in words
};

void fields(auto& visit, const ExchangeView& exchange) {
  visit("turn", exchange.turn, "its key, to be named in `swap`");
  visit("rota", exchange.rota, "id of the rota");
  visit("seat", exchange.seat, "id of the seat, or of the shift");
  fields(visit, exchange.span);
  visit("person", exchange.person, "id of who holds it");
  visit("rules", exchange.rules, "that the exchange would bend");
  visit("bends", exchange.bends, "what the exchange would bend, in words");
}

// What a change does, or would do.
struct ChangedView {
  std::string zone;  // of the desk
  DutyChangeView change;
  Names names;
  bool rehearsed = false;         // nothing was written: what it would do
  std::vector<ChangeView> slots;  // by begin; none while it is only proposed to nobody
  std::vector<PersonChangeView> people;
  std::vector<ViolationView> breaks;      // hard rules that it breaks, and nothing did before
  std::vector<ViolationView> bends;       // weighted ones, and protected time
  std::vector<CandidateView> candidates;  // of an open call
  std::vector<ExchangeView> exchanges;    // of an open call that is only rehearsed
  std::optional<Revision> revision;       // that makes it stand
  std::optional<ChangeId> part_of;        // the open call that a part was taken of
  std::vector<Stretch> left_open;         // what of that call is still offered
};

void fields(auto& visit, const ChangedView& view) {
  visit("change", view.change, "");
  visit("rehearsed", view.rehearsed, "nothing was written: what it would do");
  visit("changes", view.slots, "slots, by begin");
  visit("changed_people", view.people, "");
  visit("breaks", view.breaks, "hard rules that it breaks and nothing broke before");
  visit("bends", view.bends, "weighted rules that it bends");
  visit("candidates", view.candidates, "of what is offered: best first");
  visit("exchanges", view.exchanges,
        "turns that others could give in return; where it is only rehearsed");
  visit("part_of", view.part_of, "number of the open call that this is a part of");
  visit("left_open", view.left_open, "what of that call is still offered");
}

struct DutyChangesView {
  std::string zone;
  Names names;
  std::vector<DutyChangeView> changes;  // latest first
};

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

// Leave recorded, and what it uncovers.
struct LeaveView {
  std::string zone;  // of the desk
  Names names;
  std::vector<LeaveRecord> leaves;  // what was done, or all there is
  bool rehearsed = false;
  std::vector<SlotView> uncovers;  // published duty that its person can no longer hold
};

void fields(auto& visit, const LeaveView& view) {
  visit("leaves", view.leaves, "");
  visit("rehearsed", view.rehearsed, "nothing was written: what it would do");
  visit("uncovers", view.uncovers, "published duty that its person can no longer hold");
}

}  // namespace respite
