// The steps a decision is made of; only for decide.cpp, ladder.cpp and the
// files of the steps.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "scheduler/boundary/availability.h"
#include "scheduler/boundary/breaches.h"
#include "scheduler/boundary/candidates.h"
#include "scheduler/boundary/request.h"
#include "scheduler/boundary/verdict.h"

namespace respite::steps {

// One request on its way through the steps. The request is as handled: a step may have changed its
// priority.
struct Case {
  const Availability& known;
  Request request;
  CitedRules rules;
  std::vector<Remark> remarks;
  Trace trace;

  [[nodiscard]] const Desk& desk() const { return known.desk->desk; }
  [[nodiscard]] Interval slot(Instant start) const { return {start, start + request.length}; }
  // The first lead who is not the one that asks, else the first; the first person where the desk
  // names no lead.
  [[nodiscard]] PersonIndex lead() const;
  // Nothing is looked for later: the policy's horizon, as far as is known.
  [[nodiscard]] Instant farthest() const {
    return std::min(known.span.end, request.now + desk().policy.horizon);
  }
  [[nodiscard]] int budget() const { return desk().policy.displaced_blocks_per_week; }
  [[nodiscard]] PackId pack(PersonIndex p) const { return known.of(p).parts.rulings.pack; }
  [[nodiscard]] Breaches breaches(PersonIndex p, Interval slot) const {
    return find_breaches(known.of(p), slot, request.now, budget());
  }
};

// Verdicts of one kind each, with the rules cited so far.
[[nodiscard]] Verdict accept_or_schedule(Case& judged, const Offer& offer);
[[nodiscard]] Verdict ask_lead(Case& judged);

// Steps 3 and 6.
[[nodiscard]] Verdict queue_favour(Case& judged, const std::vector<Candidates>& groups);
[[nodiscard]] Verdict queue_routine(Case& judged, const std::vector<Candidates>& groups);
// Step 5.
[[nodiscard]] Verdict answer_emergency(Case& judged);
// Of an emergency that nobody on shift can take: whoever is on call, else on duty at all, else the
// first lead (called.cpp).
[[nodiscard]] PersonIndex who_is_called(Case& judged);
// Neither away nor resting after an intervention when the request comes.
[[nodiscard]] bool may_be_called(const Case& judged, PersonIndex person);
// Steps 7 and 8.
struct Served {
  std::size_t group = 0;  // into the groups
  Offer offer;
  Displaces displaces = Displaces::kNothing;
};
[[nodiscard]] std::optional<Search> time_to_search(Case& judged);
[[nodiscard]] std::optional<Served> find_in_time(Case& judged,
                                                 const std::vector<Candidates>& groups,
                                                 const Search& search);
[[nodiscard]] Verdict answer_too_late(Case& judged, const std::vector<Candidates>& groups,
                                      const std::optional<Search>& search);

// What is cited (cite.cpp).
void cite_used(Case& judged, Group group, const Offer& offer);
void cite_what_held(Case& judged, const std::vector<Candidates>& groups, const Search& search,
                    const std::optional<Served>& served);
void cite_vip(const Case& judged, Verdict& verdict);

// Other times, displacing nothing: the next two after `from`, and the first of a later day; those
// on the later day make three.
[[nodiscard]] std::vector<Offer> other_times(const Case& judged,
                                             const std::vector<PersonIndex>& people, Instant from);
// The first time that displaces nothing, as far as is known.
[[nodiscard]] std::optional<Offer> first_compliant(Case& judged,
                                                   const std::vector<PersonIndex>& people);
// The first instant looked at.
[[nodiscard]] Instant first_looked_at(const Request& request);

}  // namespace respite::steps
