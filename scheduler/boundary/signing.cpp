#include "scheduler/boundary/signing.h"

#include <algorithm>
#include <string>

namespace respite {
namespace {

// Whether `who` is the requester or above them. A line that runs in a circle ends.
bool benefits(const Desk& desk, std::string_view requester, std::string_view who) {
  std::string_view id = requester;
  for (std::size_t steps = 0; !id.empty() && steps <= desk.requesters.size(); ++steps) {
    if (id == who) return true;
    const Requester* known = find_requester(desk, id);
    id = known == nullptr ? std::string_view{} : std::string_view(known->manager);
  }
  return false;
}

}  // namespace

Instant consent_expires(Instant asked, const std::optional<Interval>& slot) {
  const Instant day = asked + std::chrono::hours{24};
  return slot ? std::min(day, slot->begin) : day;
}

std::optional<MayNotSign> why_not_sign(const Desk& desk, const Consent& consent,
                                       std::string_view signer) {
  if (benefits(desk, consent.requester, signer)) return MayNotSign::kBenefits;
  const bool own = consent.person && desk.people[at(*consent.person)].id == signer;
  if (consent.part == Consenter::kPerson) {
    return own ? std::nullopt : std::optional(MayNotSign::kNotAsked);
  }
  const bool leads = std::ranges::any_of(
      desk.leads, [&](PersonIndex lead) { return desk.people[at(lead)].id == signer; });
  return leads && !own ? std::nullopt : std::optional(MayNotSign::kNotAsked);
}

std::vector<PersonIndex> who_may_sign(const Desk& desk, const Consent& consent) {
  std::vector<PersonIndex> able;
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    if (!why_not_sign(desk, consent, desk.people[i].id)) able.push_back(index_of<PersonIndex>(i));
  }
  return able;
}

}  // namespace respite
