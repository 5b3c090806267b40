// A verdict: a time or a person, the rules it rests on, and what was looked at to reach it.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "scheduler/team/index.h"
#include "scheduler/team/packs/rule_pack.h"
#include "scheduler/time/interval.h"

namespace respite {

enum class VerdictKind { kAcceptNow, kScheduleAt, kQueue, kEscalate, kNeedsConsent };
[[nodiscard]] std::string_view to_text(VerdictKind kind);  // "accept_now"

enum class Consenter { kPerson, kLead };
[[nodiscard]] std::string_view to_text(Consenter consenter);  // "person"

struct Offer {
  PersonIndex person{};
  Interval slot;
  friend bool operator==(const Offer&, const Offer&) = default;
};

// Rules cited, each under the pack of whoever it was cited for.
class CitedRules {
 public:
  void add(RuleId rule, PackId pack = PackId::kNone) { by_pack_[index(pack)].add(rule); }
  void add(RuleSet rules, PackId pack) { by_pack_[index(pack)] |= rules; }
  [[nodiscard]] bool has(RuleId rule) const { return all().has(rule); }
  [[nodiscard]] RuleSet all() const;
  // A rule cited by two packs stands there twice. In the order of RuleId.
  struct Citation {
    RuleId rule;
    PackId pack;
  };
  [[nodiscard]] std::vector<Citation> citations() const;

 private:
  [[nodiscard]] static std::size_t index(PackId pack) { return static_cast<std::size_t>(pack); }
  std::array<RuleSet, kPackCount> by_pack_;
};

// How somebody came to be looked at: as the one asked for, as a colleague of the team that may
// serve, or from another team that is on shift.
enum class Group { kAskedFor, kTeam, kOtherTeams };

// One person as the search saw them.
struct Looked {
  PersonIndex person{};
  Group group = Group::kTeam;
  std::optional<Instant> start;  // first start they could have taken in time
  RuleSet held;                  // else what was in the way at the first instant looked at
};
struct Trace {
  std::vector<Interval> windows;     // of service time that the target was counted over
  std::optional<Interval> searched;  // first instant looked at to the last start
  std::vector<Looked> looked;
  bool ran_out = false;  // a search came to the end of what was worked out
};

// Why somebody is asked although the request alone does not say so; for words and --explain.
enum class Remark {
  kNoSuchSkill,      // nobody has it
  kNeverFits,        // nobody ever has so much time in one piece
  kSeatEmpty,        // nobody holds the seat, or its holder rests
  kUnskilledOnDuty,  // nobody on call; who is on duty does not have the skill
  kTakenOnDuty,      // nobody on call; who is on duty is taken
  kNobodyOnCall,     // nobody on duty either: a lead is called
  kNoQuietTime,      // no tentative slot before the promise
};

struct Verdict {
  VerdictKind kind = VerdictKind::kNeedsConsent;
  std::optional<PersonIndex> person;
  std::optional<Interval> slot;     // tentative where queued
  std::vector<Offer> alternatives;  // up to three; what is still possible without any consent
  std::optional<Instant> promise;
  std::optional<Instant> ack_by;
  std::vector<Consenter> consent;
  CitedRules rules;
  std::vector<Remark> remarks;
  Priority priority = Priority::kP3;  // as handled, which may not be as asked
  Trace trace;
};

}  // namespace respite
