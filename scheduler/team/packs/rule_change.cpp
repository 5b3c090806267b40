#include "scheduler/team/packs/rule_change.h"

#include <algorithm>

namespace respite {
namespace {

PackId pack_at(std::size_t i) { return static_cast<PackId>(i); }

// Nothing where neither verdicts nor rotas go by it.
std::optional<RuleSeverity> severity_in(PackId pack, std::string_view id,
                                        std::span<const RuleChange> changes) {
  const std::optional<RuleId> decided = parse_rule(id);
  if (decided && static_cast<std::size_t>(*decided) < kBreachCount)
    return resolve(pack, changes)[*decided].severity;
  const std::vector<const PackRule*> rules = rota_rules_of(pack);
  const auto rule = std::ranges::find(rules, id, &PackRule::id);
  if (rule == rules.end()) return std::nullopt;
  return severity_of(pack, **rule, changes);
}

}  // namespace

ChangeOutcome outcome_of(const RuleChange& change, std::span<const RuleChange> before) {
  const std::vector<std::string_view> known = rule_ids(change.pack);
  if (std::find(known.begin(), known.end(), change.rule) == known.end()) {
    return {ChangeEffect::kNoSuchRule, PackId::kNone, RuleSeverity::kOff};
  }
  if (change.rule == to_text(RuleId::kBlkMov))
    return {ChangeEffect::kBudget, PackId::kNone, RuleSeverity::kOff};
  std::vector<RuleChange> all(before.begin(), before.end());
  all.push_back(change);
  ChangeOutcome outcome{ChangeEffect::kNothingActs, PackId::kNone, RuleSeverity::kOff};
  for (std::size_t i = 0; i < kPackCount; ++i) {
    const PackId pack = pack_at(i);
    if (!change.pack.empty() && change.pack != to_text(pack)) continue;
    const auto was = severity_in(pack, change.rule, before);
    const auto is = severity_in(pack, change.rule, all);
    if (!was || !is) continue;
    if (change.severity < *was && change.reason.empty()) {
      return {ChangeEffect::kWantsReason, pack, *was};
    }
    if (outcome.effect == ChangeEffect::kNothingActs) outcome.effect = ChangeEffect::kTaken;
    if (change.severity < *is) outcome = {ChangeEffect::kHeld, pack, *is};
    if (change.severity > *is) outcome = {ChangeEffect::kOnlyTold, pack, *is};
  }
  return outcome;
}

std::vector<std::string_view> pack_ids() {
  std::vector<std::string_view> ids;
  for (std::size_t i = 0; i < kPackCount; ++i) {
    if (pack_at(i) != PackId::kNone) ids.push_back(to_text(pack_at(i)));
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<std::string_view> rule_ids(std::string_view pack) {
  std::vector<std::string_view> ids;
  for (std::size_t i = 0; i < kPackCount; ++i) {
    const bool meant = pack.empty() || pack_at(i) == PackId::kNone || to_text(pack_at(i)) == pack;
    if (!meant) continue;
    for (const PackRule& rule : rules_of(pack_at(i))) {
      if (std::find(ids.begin(), ids.end(), rule.id) == ids.end()) ids.push_back(rule.id);
    }
  }
  return ids;
}

}  // namespace respite
