// The rules verdicts rest on, by id, and sets of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace respite {

enum class RuleId : std::uint8_t {
  // What can be in the way of a slot, cheapest first.
  kBlkMov,    // a movable block
  kBlkDef,    // lunch, drop-in
  kBudgetW,   // one interruption more than the week's budget
  kPerHours,  // outside personal hours
  kBlkNn,     // a non-negotiable block
  kRestD11,   // daily rest, working span, rest after an intervention
  kLeave,
  kBusy,
  // What a request sets off.
  kPers5bd,
  kBatchP4,
  kScope,
  kEmgTest,
  kEmgOk,
  kOnc2x12,
  kSvcHours,
  kVipNorefuse,
  // What an answer uses, and what decides in the end.
  kPreemptPers,
  kShield,
  kFollowSun,
  kSlaRisk,
  kDeadlineMissed,
  // Rules of packs that forbid what the desk would allow with consent.
  kRtdPt,
};
inline constexpr std::size_t kBreachCount = 8;  // the first so many can be in the way
inline constexpr std::size_t kRuleCount = 22;

[[nodiscard]] std::string_view to_text(RuleId rule);  // "BLK-NN"
[[nodiscard]] std::optional<RuleId> parse_rule(std::string_view text);

class RuleSet {
 public:
  constexpr void add(RuleId rule) { bits_ |= bit(rule); }
  constexpr void remove(RuleId rule) { bits_ &= ~bit(rule); }
  [[nodiscard]] constexpr bool has(RuleId rule) const { return (bits_ & bit(rule)) != 0; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  constexpr RuleSet& operator|=(RuleSet other) {
    bits_ |= other.bits_;
    return *this;
  }
  [[nodiscard]] friend constexpr RuleSet operator&(RuleSet a, RuleSet b) {
    RuleSet both;
    both.bits_ = a.bits_ & b.bits_;
    return both;
  }
  friend constexpr bool operator==(RuleSet, RuleSet) = default;

  // Visits the rules in the order of the enumeration.
  template <class Visit>
  constexpr void for_each(Visit visit) const {
    for (std::size_t i = 0; i < kRuleCount; ++i) {
      if (has(static_cast<RuleId>(i))) visit(static_cast<RuleId>(i));
    }
  }

 private:
  [[nodiscard]] static constexpr std::uint32_t bit(RuleId rule) {
    return std::uint32_t{1} << static_cast<unsigned>(rule);
  }
  std::uint32_t bits_ = 0;
};

template <class... Rules>
[[nodiscard]] constexpr RuleSet rules(Rules... rule) {
  RuleSet set;
  (set.add(rule), ...);
  return set;
}

}  // namespace respite
