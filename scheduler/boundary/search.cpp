// Step 7: the time that breaks nobody's boundaries and meets the target.
#include <algorithm>

#include "scheduler/boundary/steps.h"

namespace respite::steps {
namespace {

std::optional<Seconds> target_of(const Policy& policy, Priority priority) {
  const auto target = std::find_if(policy.targets.begin(), policy.targets.end(),
                                   [&](const Target& t) { return t.priority == priority; });
  return target == policy.targets.end() ? std::nullopt : target->start;
}

}  // namespace

Instant first_looked_at(const Request& request) {
  return next_on_grid(std::max(request.now, request.earliest.value_or(request.now)));
}

std::optional<Search> time_to_search(Case& judged) {
  const Request& request = judged.request;
  Search search{first_looked_at(request), judged.farthest() - request.length, request.length,
                request.now, judged.budget()};
  if (request.deadline) {
    search.last = std::min(*request.deadline, judged.farthest()) - request.length;
  } else if (const auto target = target_of(judged.desk().policy, request.priority)) {
    if (const auto due = judged.known.service.add(request.now, *target)) {
      search.last = due->at;
      judged.trace.windows = due->windows;
    }
  }
  judged.trace.searched = {search.first, std::max(search.first, search.last)};
  if (search.last < search.first) return std::nullopt;
  return search;
}

std::optional<Served> find_in_time(Case& judged, const std::vector<Candidates>& groups,
                                   const Search& search) {
  const auto among_all = [&](Displaces displaces) -> std::optional<Served> {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const auto offer = first_offer(judged.known, groups[i].people, search, displaces);
      if (offer) return Served{i, *offer, displaces};
    }
    return std::nullopt;
  };
  if (judged.request.priority == Priority::kP2) return among_all(Displaces::kMovableBlocks);
  // P3 moves a block only where nothing else meets its target.
  if (const auto served = among_all(Displaces::kFavours)) return served;
  return among_all(Displaces::kMovableBlocks);
}

Verdict accept_or_schedule(Case& judged, const Offer& offer) {
  Verdict verdict;
  const bool now = offer.slot.begin - judged.request.now <= kGrid;
  verdict.kind = now ? VerdictKind::kAcceptNow : VerdictKind::kScheduleAt;
  verdict.person = offer.person;
  verdict.slot = offer.slot;
  return verdict;
}

std::optional<Offer> first_compliant(Case& judged, const std::vector<PersonIndex>& people) {
  const Request& request = judged.request;
  const Search search{first_looked_at(request), judged.farthest() - request.length, request.length,
                      request.now, 0};
  auto offer = first_offer(judged.known, people, search, Displaces::kNothing);
  if (!offer) judged.trace.ran_out = true;
  return offer;
}

std::vector<Offer> other_times(const Case& judged, const std::vector<PersonIndex>& people,
                               Instant from) {
  const Request& request = judged.request;
  std::vector<Offer> found;
  Search search{next_on_grid(from), judged.farthest() - request.length, request.length, request.now,
                0};
  for (int i = 0; i < 3; ++i) {
    if (i == 2) {
      const Zone zone = judged.known.of(found.back().person).parts.zone;
      const Day day = day_of(zone.to_wall(found.back().slot.begin)) + std::chrono::days{1};
      search.first = next_on_grid(zone.at_transition(day));
    }
    const auto offer = first_offer(judged.known, people, search, Displaces::kNothing);
    if (!offer) break;
    found.push_back(*offer);
    search.first = next_on_grid(offer->slot.end);
  }
  return found;
}

}  // namespace respite::steps
