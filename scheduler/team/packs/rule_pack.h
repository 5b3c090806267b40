// Rule packs as data: which rule holds where, how hard, and on whose authority.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "scheduler/team/packs/rule_id.h"
#include "scheduler/team/policy.h"

namespace respite {

// What a rule asks of a rota.
struct PackBound {
  enum class Kind {
    kNone,
    kRest,        // `amount` hours between two work duties
    kWeeklyRest,  // `amount` hours without work at a stretch, in each week
    kAverage,     // at most `amount` hours of work a week, in any `span` weeks
    kOnCall,      // at most `amount` percent of a plan's window on call
    // What no plan can be held to, and is only told of.
    kNightAverage,  // as kAverage, of whoever works nights
    kTeamSize,      // `amount` people to a rota at one site, `span` at each of several
    kIdle,          // everybody on call `amount` times in `span` weeks
    kNotice,        // standby told `amount` days ahead
  };
  Kind kind = Kind::kNone;
  int amount = 0;
  int span = 0;
  // A limit of the law, on one person's line.
  [[nodiscard]] constexpr bool is_limit() const {
    return kind != Kind::kNone && kind <= Kind::kNightAverage;
  }
};

// Nothing here is legal advice: a rule that nobody has checked against its source says so, and the
// desk's lead signs the policy.
struct PackRule {
  std::string_view id;  // "REST-D11"; rules that nothing decides by are listed too
  RuleSeverity severity;
  std::string_view version;
  std::string_view effective;  // since when the source holds; empty: the desk's own word
  std::string_view citation;
  std::string_view text;  // in one sentence, for whoever asks
  bool verified;          // seen in a source; else from memory, to be checked before relying on it
  PackBound bound = {};   // nothing: the rule is not about rotas
};

enum class PackId : std::uint8_t { kNone, kEu, kUk, kFr, kPt, kBe, kAu, kSre };
inline constexpr std::size_t kPackCount = 8;

[[nodiscard]] std::optional<PackId> parse_pack(std::string_view id);  // "uk"; empty is kNone
[[nodiscard]] std::string_view to_text(PackId pack);

// What a pack says beyond the desk's own rules; kNone: what every desk goes by.
[[nodiscard]] std::span<const PackRule> rules_of(PackId pack);

// The rules that hold for a rota under a pack: its own and, beside them, the desk's.
[[nodiscard]] std::vector<const PackRule*> rota_rules_of(PackId pack);

// How hard a rule is under a pack after the policy's changes, of which one that relaxes needs a
// reason. What can only be told of is a warning at most.
[[nodiscard]] RuleSeverity severity_of(PackId pack, const PackRule& rule,
                                       std::span<const RuleChange> changes);

// The words a rule is cited with under a pack: the pack's, else the desk's own.
[[nodiscard]] const PackRule& citation_of(RuleId rule, PackId pack);

// How hard each thing that can be in the way is for one person.
struct Ruling {
  RuleSeverity severity = RuleSeverity::kOff;
  std::optional<RuleId> forbidden_by;  // where another rule than its own forbids it
};
struct Rulings {
  PackId pack = PackId::kNone;
  std::array<Ruling, kBreachCount> of;
  [[nodiscard]] const Ruling& operator[](RuleId rule) const {
    return of[static_cast<std::size_t>(rule)];
  }
};

// The pack laid over the desk's own rules, and the policy's changes over both. A change that
// relaxes needs a reason, else it is not taken; and whatever a policy says, personal hours, leave
// and bookings never yield without the person.
[[nodiscard]] Rulings resolve(PackId pack, std::span<const RuleChange> changes);

// What a breach costs when the cheapest one is sought (docs/decisions/verdicts.md).
[[nodiscard]] int cost_of(RuleId breach);

}  // namespace respite
