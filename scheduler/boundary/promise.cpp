#include "scheduler/boundary/promise.h"

#include "scheduler/boundary/candidates.h"

namespace respite {

int age_in_business_days(const ServiceClock& service, Instant received, Instant now) {
  int age = 0;
  while (true) {
    const auto close = service.close_after(received, age);
    if (!close || now < *close) return age;
    ++age;
  }
}

PromiseStanding standing_of(const ServiceClock& service, const PromiseState& state, Instant now) {
  const bool kept = state.firm_end && *state.firm_end <= state.promise && state.holds;
  if (kept) return PromiseStanding::kOnTrack;
  if (state.promise <= now) return PromiseStanding::kBroken;
  const int age = age_in_business_days(service, state.received, now);
  const auto close_today = service.close_after(state.received, age);
  if (!state.holds || (close_today && state.promise <= *close_today)) {
    return PromiseStanding::kAtRisk;
  }
  const auto close_tomorrow = service.close_after(state.received, age + 1);
  const bool last_but_one = close_tomorrow && state.promise <= *close_tomorrow;
  return age >= kForcedOnDay || last_but_one ? PromiseStanding::kDue : PromiseStanding::kOnTrack;
}

std::optional<Offer> forced_offer(const Availability& known, const Request& request,
                                  Instant promise, Instant now) {
  const Search search{next_on_grid(now), promise - request.length, request.length, now, 0};
  if (search.last < search.first) return std::nullopt;
  for (const Displaces displaces : {Displaces::kNothing, Displaces::kFavours}) {
    for (const Candidates& group : who_may_serve(known, request)) {
      if (const auto offer = first_offer(known, group.people, search, displaces)) return offer;
    }
  }
  return std::nullopt;
}

}  // namespace respite
