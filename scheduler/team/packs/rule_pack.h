// Rule packs as data: which rule holds where, how hard, and on whose authority.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "scheduler/team/packs/rule_id.h"
#include "scheduler/team/policy.h"

namespace respite {

// Nothing here is legal advice: a rule that nobody has checked against its source says so, and the
// desk's lead signs the policy.
struct PackRule {
  std::string_view id;  // "REST-D11"; rules that verdicts never decide by are listed too
  RuleSeverity severity;
  std::string_view version;
  std::string_view effective;  // since when the source holds; empty: the desk's own word
  std::string_view citation;
  std::string_view text;  // in one sentence, for whoever asks
  bool verified;          // seen in a source; else from memory, to be checked before relying on it
};

enum class PackId : std::uint8_t { kNone, kEu, kUk, kFr, kPt, kBe, kAu, kSre };
inline constexpr std::size_t kPackCount = 8;

[[nodiscard]] std::optional<PackId> parse_pack(std::string_view id);  // "uk"; empty is kNone
[[nodiscard]] std::string_view to_text(PackId pack);

// What a pack says beyond the desk's own rules; kNone: what every desk goes by.
[[nodiscard]] std::span<const PackRule> rules_of(PackId pack);

// How long ahead somebody is told of standby they are given.
struct Notice {
  std::chrono::days ahead;
  std::string_view rule;  // "FR-NOTICE"
  std::string_view citation;
};
[[nodiscard]] std::optional<Notice> notice_of(PackId pack);  // nothing: the pack asks for none

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
