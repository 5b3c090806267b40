// Booking a time: what gives way to it, and where that goes instead.
#pragma once

#include <optional>
#include <vector>

#include "scheduler/boundary/availability.h"
#include "scheduler/boundary/verdict.h"

namespace respite {

// A protected block that the booked time cuts into. It leaves its place as a whole.
struct GivesWay {
  Block block;
  std::optional<Interval> placed;  // as long as before; nothing: no room, so it is owed
};

struct Booking {
  Offer offer;
  std::vector<GivesWay> blocks;   // in order
  std::vector<Interval> favours;  // soft bookings that must find another time
};

// What the offer displaces, and where each block goes: a movable one within the rest of its ISO
// week, a defended one on the same day, a non-negotiable one within five business days; days and
// weeks on the person's clock. Never before `now`, never over anything else, never on duty, unless
// it lay there itself and has no other room; nearest to where it was, the earlier of two.
[[nodiscard]] Booking plan_booking(const Availability& known, const Offer& offer, Instant now);

}  // namespace respite
