#include "scheduler/team/packs/rule_pack.h"

#include <algorithm>
#include <cassert>

#include "scheduler/team/packs/tables.h"

namespace respite {
namespace {

constexpr std::array<std::string_view, kPackCount> kPackNames = {"",   "eu", "uk", "fr",
                                                                 "pt", "be", "au", "sre"};
constexpr std::array<int, kBreachCount> kCosts = {1, 2, 5, 10, 20, 40, 0, 0};

const PackRule* find(std::span<const PackRule> rules, std::string_view id) {
  const auto found = std::find_if(rules.begin(), rules.end(),
                                  [id](const PackRule& rule) { return rule.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

// The least a policy may make of a rule.
RuleSeverity floor_of(RuleId rule) {
  switch (rule) {
    case RuleId::kPerHours:
    case RuleId::kBlkNn:
      return RuleSeverity::kConsentPerson;
    case RuleId::kLeave:
    case RuleId::kBusy:
      return RuleSeverity::kForbid;
    default:
      return RuleSeverity::kOff;
  }
}

void apply(const RuleChange& change, Rulings& rulings) {
  const std::optional<RuleId> rule = parse_rule(change.rule);
  if (!rule || static_cast<std::size_t>(*rule) >= kBreachCount) return;
  // Not a consent but a budget: how many blocks may move is `displaced_blocks_per_week`.
  if (*rule == RuleId::kBlkMov) return;
  Ruling& ruling = rulings.of[static_cast<std::size_t>(*rule)];
  if (change.severity < ruling.severity && change.reason.empty()) return;
  ruling = {std::max(change.severity, floor_of(*rule)), std::nullopt};
}

}  // namespace

std::optional<PackId> parse_pack(std::string_view id) {
  const auto found = std::find(kPackNames.begin(), kPackNames.end(), id);
  if (found == kPackNames.end()) return std::nullopt;
  return static_cast<PackId>(found - kPackNames.begin());
}

std::string_view to_text(PackId pack) { return kPackNames[static_cast<std::size_t>(pack)]; }

std::span<const PackRule> rules_of(PackId pack) { return packs::table(pack); }

std::vector<const PackRule*> rota_rules_of(PackId pack) {
  std::vector<const PackRule*> rules;
  for (const PackRule& rule : rules_of(pack))
    if (rule.bound.kind != PackBound::Kind::kNone) rules.push_back(&rule);
  if (pack == PackId::kNone) return rules;
  for (const PackRule& rule : rules_of(PackId::kNone))
    if (rule.bound.kind != PackBound::Kind::kNone && find(rules_of(pack), rule.id) == nullptr)
      rules.push_back(&rule);
  return rules;
}

RuleSeverity severity_of(PackId pack, const PackRule& rule, std::span<const RuleChange> changes) {
  RuleSeverity severity = rule.severity;
  for (const RuleChange& change : changes) {
    if (change.rule != rule.id || (!change.pack.empty() && change.pack != to_text(pack))) continue;
    if (change.severity < severity && change.reason.empty()) continue;
    severity = change.severity;
  }
  return rule.bound.kind >= PackBound::Kind::kNightAverage ? std::min(severity, RuleSeverity::kWarn)
                                                           : severity;
}

const PackRule& citation_of(RuleId rule, PackId pack) {
  const PackRule* found = find(rules_of(pack), to_text(rule));
  if (found == nullptr) found = find(rules_of(PackId::kNone), to_text(rule));
  // A pack's own rule may be cited for somebody else's slot.
  if (found == nullptr) found = find(rules_of(PackId::kPt), to_text(rule));
  assert(found != nullptr);
  return *found;
}

Rulings resolve(PackId pack, std::span<const RuleChange> changes) {
  Rulings rulings;
  rulings.pack = pack;
  for (std::size_t i = 0; i < kBreachCount; ++i) {
    const auto rule = static_cast<RuleId>(i);
    rulings.of[i].severity = citation_of(rule, PackId::kNone).severity;
    if (const PackRule* own = find(rules_of(pack), to_text(rule))) {
      rulings.of[i].severity = own->severity;
    }
  }
  // Portugal: who is off-hours is not to be asked at all.
  if (find(rules_of(pack), to_text(RuleId::kRtdPt)) != nullptr) {
    rulings.of[static_cast<std::size_t>(RuleId::kPerHours)] = {RuleSeverity::kForbid,
                                                               RuleId::kRtdPt};
  }
  for (const RuleChange& change : changes) {
    if (change.pack.empty() || change.pack == to_text(pack)) apply(change, rulings);
  }
  return rulings;
}

int cost_of(RuleId breach) {
  const auto i = static_cast<std::size_t>(breach);
  assert(i < kBreachCount);
  return kCosts[i];
}

}  // namespace respite
