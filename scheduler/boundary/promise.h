// Promises: how long somebody has waited, and when a time must be given to keep one.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "scheduler/boundary/availability.h"
#include "scheduler/boundary/request.h"
#include "scheduler/boundary/verdict.h"
#include "scheduler/time/service_clock.h"

namespace respite {

// On this business day after receipt a promise without a firm time gets one.
inline constexpr int kForcedOnDay = 4;

// How long requests have waited by now, in business days. Walks through the days once: what it
// costs does not grow with how many requests there are times how old they are.
class BusinessDays {
 public:
  // For requests received from `first` on. The clock must outlive it.
  BusinessDays(const ServiceClock& service, Instant first, Instant now);

  struct Waited {
    int age = 0;                        // days that have closed since that of receipt, day 0
    std::optional<Instant> close;       // of the day that has not; nothing: no service for a year
    std::optional<Instant> next_close;  // of the one after
  };
  [[nodiscard]] Waited since(Instant received) const;

 private:
  const ServiceClock* service_;
  Instant now_;
  std::vector<Instant> closes_;  // of every business day, in order
};

enum class PromiseStanding {
  kOnTrack,
  kDue,     // the day has come to give it a firm time
  kAtRisk,  // less than one business day is left, or its time no longer holds
  kBroken,  // it has passed
};

[[nodiscard]] std::string_view to_text(PromiseStanding standing);  // "at risk"

struct PromiseState {
  Instant received;
  Instant promise;
  std::optional<Instant> firm_end;  // of the time booked for it, where that is firm
  bool holds = true;                // whether what is booked is still possible
};

// Nothing waits any more once its firm time lies within the promise. The day it is due is the
// fourth, or the last one before the promise where that comes first.
[[nodiscard]] PromiseStanding standing_of(const BusinessDays& business_days,
                                          const PromiseState& state, Instant now);

// The first time from now that keeps the promise: in the order of who, displacing nothing, else
// only favours. Quiet hours are waited for no longer.
[[nodiscard]] std::optional<Offer> forced_offer(const Availability& known, const Request& request,
                                                Instant promise, Instant now);

}  // namespace respite
