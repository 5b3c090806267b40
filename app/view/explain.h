// What `explain` answers: why a turn is empty or a rule bent, why somebody holds a turn, and why
// somebody carries what they carry. Load is in load seconds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/view/rota.h"
#include "scheduler/solve/explain/solvable.h"

namespace respite {

// A fact or a rule of a smallest set that conflicts.
struct ElementView {
  std::string kind;  // "leave", "limit"
  std::string text;
  std::optional<std::string> person = {};  // id
  std::optional<std::string> rota = {};    // id
  std::optional<std::string> turn = {};    // key
  std::optional<std::string> rule = {};    // "rest"
};

struct FixView {
  std::string kind;  // "limit-of-one"
  std::string text;
  std::optional<std::string> person = {};
  std::optional<std::string> rule = {};
};

// One thing that is wrong, or several of one cause.
struct WhyView {
  std::vector<std::string> turns;          // keys: empty ones, or those of the breach
  std::vector<std::string> texts;          // of what is wrong, one for each turn or breach
  std::optional<std::string> person = {};  // whose limit bent, or who cannot hold what they hold
  std::optional<std::string> rule = {};
  // Whether it could be otherwise with all else that is held.
  Solvable possible = Solvable::kUnknown;
  std::vector<ElementView> core;  // where not
  bool minimal = true;            // without any one of them it could
  std::vector<FixView> fixes;     // tried, what asks least first
  std::vector<std::string> way;   // where it could: who takes what
  std::vector<BarView> barred;    // where unknown: who may not take it as the plan stands
};

struct InsteadView {
  std::string person;  // id
  std::string name;
  bool may = false;
  std::optional<std::string> rule = {};  // that bars them
  std::string text;                      // what it would cost, or what bars them
  std::optional<Score> more = {};        // score with them less score as it is
};

struct SlotWhyView {
  std::string turn;  // key
  Interval span;
  std::optional<std::string> person = {};  // nobody: see `empty`
  std::string name;
  bool published = false;  // before this plan, which leaves it
  std::vector<std::string> reasons;
  std::vector<InsteadView> next;      // who else, what costs least first
  std::optional<WhyView> empty = {};  // why nobody holds it
};

// One turn in an account: what somebody owes of it, and what they carry.
struct AccountEntryView {
  std::string turn;  // key
  std::string text;  // "oncall/primary on Mon 7 Dec 2026 09:00"
  Interval span;
  std::int64_t owed = 0;
  std::int64_t carried = 0;
  BandTimes bands{};  // elapsed seconds, where they hold it
};

struct PersonWhyView {
  std::string person;  // id
  std::string name;
  std::int64_t load = 0;
  std::int64_t owed = 0;  // of the window
  std::int64_t fair = 0;  // after the account
  Balance carried_in{};
  std::vector<AccountEntryView>
      account;  // by begin, each turn of the window that is theirs or owed
  std::vector<std::string> reasons;
  std::optional<WithoutTurnView> without_turn = {};
};

struct ExplainView {
  std::string zone;
  Interval window;
  ShowSource source = ShowSource::kPublished;
  std::vector<WhyView> empty;
  std::vector<WhyView> bent;
  std::vector<WhyView> unable;  // published, with somebody who can no longer hold it
  int more = 0;                 // not looked into
  std::vector<WithoutTurnView> without_turn;
  std::optional<SlotWhyView> slot = {};
  std::optional<PersonWhyView> person = {};
};

}  // namespace respite
