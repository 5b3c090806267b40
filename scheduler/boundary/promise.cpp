#include "scheduler/boundary/promise.h"

#include <algorithm>

#include "scheduler/boundary/candidates.h"

namespace respite {

using std::chrono::days;

// Days are walked through once, whatever is asked of how many requests.
BusinessDays::BusinessDays(const ServiceClock& service, Instant first, Instant now)
    : service_(&service), now_(now) {
  constexpr days kNoService{366};  // a desk that does not open for so long keeps no promise
  constexpr int kAhead = 2;
  const Zone zone = service.calendar().zone;
  const Instant latest = std::max(first, now);
  const Day last = day_of(zone.to_wall(latest)) + kNoService;
  int ahead = 0;
  // What began the evening before may be open still.
  for (Day day = day_of(zone.to_wall(first)) - days{1}; day <= last && ahead < kAhead;
       day += days{1}) {
    const auto close = service.close_of(day);
    if (!close) continue;
    closes_.push_back(*close);
    if (latest < *close) ++ahead;
  }
}

BusinessDays::Waited BusinessDays::since(Instant received) const {
  Waited waited;
  const auto day_0 = service_->close_after(received, 0);
  const auto first = day_0 ? std::ranges::lower_bound(closes_, *day_0) : closes_.end();
  const auto today = std::upper_bound(first, closes_.end(), now_);
  waited.age = static_cast<int>(today - first);
  if (today != closes_.end()) waited.close = *today;
  if (today != closes_.end() && today + 1 != closes_.end()) waited.next_close = *(today + 1);
  return waited;
}

PromiseStanding standing_of(const BusinessDays& business_days, const PromiseState& state,
                            Instant now) {
  const bool kept = state.firm_end && *state.firm_end <= state.promise && state.holds;
  if (kept) return PromiseStanding::kOnTrack;
  if (state.promise <= now) return PromiseStanding::kBroken;
  const BusinessDays::Waited waited = business_days.since(state.received);
  if (!state.holds || (waited.close && state.promise <= *waited.close)) {
    return PromiseStanding::kAtRisk;
  }
  const bool last_but_one = waited.next_close && state.promise <= *waited.next_close;
  return waited.age >= kForcedOnDay || last_but_one ? PromiseStanding::kDue
                                                    : PromiseStanding::kOnTrack;
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

std::string_view to_text(PromiseStanding standing) {
  switch (standing) {
    case PromiseStanding::kOnTrack:
      return "on track";
    case PromiseStanding::kDue:
      return "due";
    case PromiseStanding::kAtRisk:
      return "at risk";
    case PromiseStanding::kBroken:
      return "broken";
  }
  return "";
}

}  // namespace respite
