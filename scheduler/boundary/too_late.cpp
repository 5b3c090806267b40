// Step 8: nothing in time without a breach.
#include <algorithm>
#include <tuple>

#include "scheduler/boundary/night.h"
#include "scheduler/boundary/steps.h"

namespace respite::steps {
namespace {

// The cheapest comes first; ties go to what touches nobody's night, then to the earliest, then to
// the order of who.
struct Option {
  int cost = 0;
  bool night = false;
  Instant start;
  std::size_t group = 0;
  Tie tie;
  PersonIndex person{};
  Breaches breaches;

  [[nodiscard]] auto nearness() const { return std::tuple(cost, night, start, group); }
  friend bool operator<(const Option& a, const Option& b) {
    return std::pair(a.nearness(), a.tie) < std::pair(b.nearness(), b.tie);
  }
};

struct Options {
  std::optional<Option> cheapest;
  CitedRules forbidden;  // every forbidden breach met, and what forbids it
};

Options weigh(const Case& judged, const std::vector<Candidates>& groups, const Search& search) {
  Options options;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (const PersonIndex person : groups[g].people) {
      const PersonTime& time = judged.known.of(person);
      for (Instant start = search.first; start <= search.last; start += kGrid) {
        const Interval slot = judged.slot(start);
        // Another team helps while it is on shift; nobody there is asked out of hours.
        if (groups[g].group == Group::kOtherTeams && !time.shift.contains(slot)) continue;
        const Breaches found = judged.breaches(person, slot);
        if (!found.permitted()) {
          options.forbidden.add(found.forbidden, judged.pack(person));
          options.forbidden.add(found.forbidden_by, judged.pack(person));
          continue;
        }
        // Neither the night nor the tie is worked out for what cannot win.
        if (options.cheapest && options.cheapest->cost < found.cost) continue;
        const bool night = touches_night(time.parts.zone, slot);
        if (options.cheapest &&
            options.cheapest->nearness() < std::tuple(found.cost, night, start, g)) {
          continue;
        }
        const Tie tie = tie_of(judged.known, person, slot, search.now);
        const Option option{found.cost, night, start, g, tie, person, found};
        if (!options.cheapest || option < *options.cheapest) options.cheapest = option;
      }
    }
  }
  return options;
}

Verdict ask_for_consent(Case& judged, const std::vector<Candidates>& groups, const Option& option) {
  const Offer offer{option.person, judged.slot(option.start)};
  judged.rules.add(option.breaches.in_the_way, judged.pack(option.person));
  cite_used(judged, groups[option.group].group, offer);
  Verdict verdict;
  verdict.kind = VerdictKind::kNeedsConsent;
  verdict.person = option.person;
  verdict.slot = offer.slot;
  if (option.breaches.person_consents) verdict.consent.push_back(Consenter::kPerson);
  if (option.breaches.lead_consents) verdict.consent.push_back(Consenter::kLead);
  if (const auto first = first_compliant(judged, groups.front().people)) {
    verdict.alternatives = other_times(judged, groups.front().people, first->slot.begin);
  }
  return verdict;
}

}  // namespace

Verdict answer_too_late(Case& judged, const std::vector<Candidates>& groups,
                        const std::optional<Search>& search) {
  // Nobody is asked to give up a boundary for a soft target.
  const bool soft = judged.request.priority == Priority::kP3 && !judged.request.deadline;
  Options options;
  if (!soft && search) options = weigh(judged, groups, *search);
  if (options.cheapest) return ask_for_consent(judged, groups, *options.cheapest);

  const auto first = first_compliant(judged, groups.front().people);
  if (!first) {
    judged.remarks.push_back(Remark::kNeverFits);
    return ask_lead(judged);
  }
  judged.rules.add(soft ? RuleId::kSlaRisk : RuleId::kDeadlineMissed);
  for (const CitedRules::Citation& met : options.forbidden.citations()) {
    judged.rules.add(met.rule, met.pack);
  }
  cite_used(judged, groups.front().group, *first);
  Verdict verdict = accept_or_schedule(judged, *first);
  verdict.kind = VerdictKind::kScheduleAt;
  verdict.alternatives = other_times(judged, groups.front().people, first->slot.end);
  return verdict;
}

PersonIndex Case::lead() const {
  // A lead does not sign what they ask for; the other one does.
  const std::vector<PersonIndex>& leads = desk().leads;
  for (const PersonIndex lead : leads) {
    if (desk().people[at(lead)].id != request.requester) return lead;
  }
  return leads.empty() ? PersonIndex{0} : leads.front();
}

Verdict ask_lead(Case& judged) {
  judged.rules.add(RuleId::kScope);
  Verdict verdict;
  verdict.kind = VerdictKind::kNeedsConsent;
  verdict.person = judged.lead();
  verdict.consent = {Consenter::kLead};
  return verdict;
}

}  // namespace respite::steps
