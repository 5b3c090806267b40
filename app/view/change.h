// What commands about changes to a published rota answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/view/rota.h"
#include "scheduler/rota/life/change.h"
#include "store/life/duty_changes.h"
#include "store/life/leaves.h"

namespace respite {

// A change as it was proposed, and how it stands. Without an id where nothing was written.
struct DutyChangeView {
  DutyChange change;
  std::vector<std::string> asks;  // ids of who must still agree; empty of an open call
  bool open = false;              // offered to whoever takes it
  bool over = false;              // proposed, and its time has begun: nobody can accept it any more
};

// Somebody who could take what is offered, best first.
struct CandidateView {
  std::string person;  // id
  std::string name;
  bool may = false;                  // no rule is in the way
  std::int64_t above = 0;            // load seconds above their fair share, were it theirs
  std::vector<std::string> reasons;  // why, in words: what bars them, what it would bend, how fair
};

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
  std::optional<Revision> revision;       // that makes it stand
};

struct DutyChangesView {
  std::string zone;
  Names names;
  std::vector<DutyChangeView> changes;  // latest first
};

// Leave recorded, and what it uncovers.
struct LeaveView {
  std::string zone;  // of the desk
  Names names;
  std::vector<LeaveRecord> leaves;  // what was done, or all there is
  bool rehearsed = false;
  std::vector<SlotView> uncovers;  // published duty that its person can no longer hold
};

}  // namespace respite
