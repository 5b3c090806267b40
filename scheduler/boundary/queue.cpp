// Steps 3 and 6: promises with a tentative time.
#include <algorithm>

#include "scheduler/boundary/steps.h"

namespace respite::steps {
namespace {

constexpr int kRoutineDays = 2;  // business days

// The earliest start of a person in their slow windows, displacing nothing.
std::optional<Offer> first_quiet_offer(const Case& judged, const std::vector<PersonIndex>& people,
                                       const Search& search) {
  const Interval looked_at{search.first, search.last + search.length};
  std::optional<std::pair<Instant, Tie>> best;
  std::optional<Offer> offer;
  for (const PersonIndex person : people) {
    const PersonTime& time = judged.known.of(person);
    const IntervalSet quiet = intersect(intersect(judged.known.slow[at(person)], looked_at),
                                        intersect(time.untouched, looked_at));
    const auto start = first_start_in(time, quiet, search, Displaces::kNothing);
    if (!start) continue;
    const Interval slot = judged.slot(*start);
    const std::pair found{*start, tie_of(judged.known, person, slot, search.now)};
    if (best && *best < found) continue;
    best = found;
    offer = Offer{person, slot};
  }
  return offer;
}

template <class FirstOffer>
Verdict queue(Case& judged, const std::vector<Candidates>& groups, Instant earliest,
              std::optional<Instant> promise, FirstOffer first_offer_of) {
  Verdict verdict;
  verdict.kind = VerdictKind::kQueue;
  verdict.promise = promise;
  const Request& request = judged.request;
  Instant until = promise.value_or(judged.farthest());
  if (request.deadline) until = std::min(until, *request.deadline);
  const Search search{next_on_grid(std::max(earliest, first_looked_at(request))),
                      until - request.length, request.length, request.now, 0};
  judged.trace.searched = {search.first, std::max(search.first, search.last)};
  if (search.first <= search.last) {
    for (const Candidates& group : groups) {
      const std::optional<Offer> offer = first_offer_of(group.people, search);
      for (const PersonIndex person : group.people) {
        Looked looked{person, group.group, std::nullopt, {}};
        if (const auto own = first_offer_of({person}, search)) looked.start = own->slot.begin;
        if (!looked.start) {
          looked.held = judged.breaches(person, judged.slot(search.first)).in_the_way;
        }
        judged.trace.looked.push_back(looked);
      }
      if (!offer) continue;
      cite_used(judged, group.group, *offer);
      verdict.person = offer->person;
      verdict.slot = offer->slot;
      return verdict;
    }
  }
  judged.remarks.push_back(Remark::kNoQuietTime);
  return verdict;
}

}  // namespace

Verdict queue_favour(Case& judged, const std::vector<Candidates>& groups) {
  judged.rules.add(RuleId::kPers5bd);
  const Instant now = judged.request.now;
  const auto promise =
      judged.known.service.close_after(now, judged.desk().policy.personal_promise_days);
  return queue(judged, groups, now, promise,
               [&](const std::vector<PersonIndex>& people, const Search& search) {
                 return first_quiet_offer(judged, people, search);
               });
}

Verdict queue_routine(Case& judged, const std::vector<Candidates>& groups) {
  judged.rules.add(RuleId::kBatchP4);
  const Instant now = judged.request.now;
  const Instant tomorrow = judged.known.service.end_of_day(now);  // never today
  const auto promise = judged.known.service.close_after(now, kRoutineDays);
  return queue(judged, groups, tomorrow, promise,
               [&](const std::vector<PersonIndex>& people, const Search& search) {
                 return first_offer(judged.known, people, search, Displaces::kNothing);
               });
}

}  // namespace respite::steps
