// What is cited, so that two who judge alike say alike.
#include "scheduler/boundary/steps.h"

namespace respite::steps {
namespace {

constexpr RuleSet kSaidOfGroups = rules(RuleId::kBlkNn, RuleId::kLeave, RuleId::kRestD11);

// Whose requests always get a dated offer: the role that comes first, leads aside; "partner" where
// the desk declares no roles.
bool is_vip(const Desk& desk, const std::string& role) {
  const Role* first = nullptr;
  const Role* last = nullptr;
  for (const Role& declared : desk.roles) {
    if (declared.id == "lead") continue;
    if (first == nullptr || declared.rank < first->rank) first = &declared;
    if (last == nullptr || declared.rank > last->rank) last = &declared;
  }
  if (first == nullptr) return role == "partner";
  return first->rank < last->rank && role == first->id;
}

}  // namespace

void cite_used(Case& judged, Group group, const Offer& offer) {
  if (group == Group::kTeam && judged.request.person) judged.rules.add(RuleId::kShield);
  if (group == Group::kOtherTeams) judged.rules.add(RuleId::kFollowSun);
  const PersonTime& time = judged.known.of(offer.person);
  const PackId pack = judged.pack(offer.person);
  if (count_blocks_in(time, offer.slot, Firmness::kMovable) > 0) {
    judged.rules.add(RuleId::kBlkMov, pack);
  }
  if (count_favours_in(time, offer.slot) > 0) judged.rules.add(RuleId::kPreemptPers, pack);
}

void cite_what_held(Case& judged, const std::vector<Candidates>& groups, const Search& search,
                    const std::optional<Served>& served) {
  const Instant first = search.first;
  const Interval slot = judged.slot(first);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool serves = served && served->group == i;
    const bool asked = groups[i].group == Group::kAskedFor;
    const bool at_once = serves && served->offer.slot.begin == first;
    for (const PersonIndex person : groups[i].people) {
      Looked looked{person, groups[i].group, std::nullopt, {}};
      if (serves) looked.start = first_start(judged.known.of(person), search, served->displaces);
      if (!looked.start) looked.held = judged.breaches(person, slot).in_the_way;
      if (asked ? !at_once : !serves) {
        RuleSet held = judged.breaches(person, slot).in_the_way;
        // A movable block that merely held is not cited; who is off shift there was never a choice.
        if (asked) {
          held.remove(RuleId::kBlkMov);
        } else if (groups[i].group == Group::kOtherTeams && held.has(RuleId::kPerHours)) {
          held = {};
        } else {
          held = held & kSaidOfGroups;
        }
        judged.rules.add(held, judged.pack(person));
      }
      judged.trace.looked.push_back(looked);
    }
    if (serves) return;  // later groups were not looked at
  }
}

void cite_vip(const Case& judged, Verdict& verdict) {
  const bool emergency = verdict.rules.has(RuleId::kEmgOk);
  if (is_vip(judged.desk(), judged.request.role) && !emergency &&
      (verdict.slot || verdict.promise)) {
    verdict.rules.add(RuleId::kVipNorefuse);
  }
}

}  // namespace respite::steps
