#include "scheduler/boundary/targets.h"

#include <algorithm>
#include <array>

#include "scheduler/boundary/candidates.h"
#include "scheduler/boundary/decide.h"

namespace respite {
namespace {

using MaybeWait = std::optional<Seconds>;
constexpr Seconds kMinute = std::chrono::minutes{1};

Seconds round_up(Seconds time, Seconds unit) { return (time + unit - Seconds{1}) / unit * unit; }

const Target* target_of(const Policy& policy, Priority priority) {
  const auto found = std::find_if(policy.targets.begin(), policy.targets.end(),
                                  [&](const Target& t) { return t.priority == priority; });
  return found == policy.targets.end() ? nullptr : &*found;
}

std::optional<Seconds> promised_start(const Policy& policy, Priority priority) {
  const Target* target = target_of(policy, priority);
  return target ? target->start : std::nullopt;
}

std::vector<Instant> quarter_hours(const IntervalSet& times) {
  std::vector<Instant> found;
  for (const Interval& time : times) {
    for (Instant t = next_on_grid(time.begin); t < time.end; t += kGrid) found.push_back(t);
  }
  return found;
}

// What is asked for: anybody, then each skill.
struct Kind {
  std::optional<SkillIndex> skill;
  Request request;
  std::vector<PersonIndex> people;  // all who may serve, whatever their group
};

std::vector<Kind> kinds_of(const Availability& known, Instant now) {
  const Desk& desk = known.desk->desk;
  std::vector<Kind> kinds(1 + desk.skills.size());
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    Kind& kind = kinds[i];
    kind.request.now = now;
    if (!desk.teams.empty()) kind.request.team = index_of<TeamIndex>(0);
    if (i > 0) {
      kind.skill = index_of<SkillIndex>(i - 1);
      kind.request.skill = desk.skills[i - 1];
    }
    for (const Candidates& group : who_may_serve(known, kind.request)) {
      kind.people.insert(kind.people.end(), group.people.begin(), group.people.end());
    }
  }
  return kinds;
}

std::vector<MaybeWait> waits_of(const Availability& known, const Kind& kind,
                                const std::vector<Instant>& arrivals, Displaces displaces) {
  const Seconds length = kind.request.length;
  std::vector<MaybeWait> waits;
  waits.reserve(arrivals.size());
  for (const Instant now : arrivals) {
    const Search search{next_on_grid(now), known.span.end - length, length, now,
                        known.desk->desk.policy.displaced_blocks_per_week};
    const auto offer = first_offer(known, kind.people, search, displaces);
    waits.push_back(offer ? MaybeWait(target_kept(known.service, now, offer->slot.begin))
                          : std::nullopt);
  }
  return waits;
}

StartTargets start_targets(const Availability& known, Priority priority,
                           const std::vector<Kind>& kinds, const std::vector<Instant>& arrivals) {
  const bool moves_focus = priority == Priority::kP2;
  StartTargets targets;
  targets.priority = priority;
  targets.promised = promised_start(known.desk->desk.policy, priority);
  std::vector<MaybeWait> together;
  std::vector<MaybeWait> with_focus;
  for (const Kind& kind : kinds) {
    const auto waits = waits_of(known, kind, arrivals,
                                moves_focus ? Displaces::kMovableBlocks : Displaces::kFavours);
    targets.kinds.push_back({kind.skill, !kind.people.empty(), summarise(waits, targets.promised)});
    if (kind.people.empty()) continue;
    together.insert(together.end(), waits.begin(), waits.end());
    if (moves_focus) continue;
    const auto moved = waits_of(known, kind, arrivals, Displaces::kMovableBlocks);
    with_focus.insert(with_focus.end(), moved.begin(), moved.end());
  }
  targets.together = summarise(std::move(together), targets.promised);
  if (!moves_focus) {
    targets.met_with_focus = summarise(std::move(with_focus), targets.promised).met;
  }
  return targets;
}

Answered answered(const Availability& known, const Kind& kind, const std::vector<Instant>& times) {
  Answered found{kind.skill, static_cast<int>(times.size()), 0};
  Request request = kind.request;
  request.priority = Priority::kP1;
  request.criteria = {known.desk->desk.policy.emergencies.front().id};
  for (const Instant now : times) {
    request.now = now;
    const std::vector<Remark> remarks = decide(known, request).remarks;
    if (std::find(remarks.begin(), remarks.end(), Remark::kNobodyOnCall) == remarks.end()) {
      ++found.answered;
    }
  }
  return found;
}

std::optional<AcknowledgeTargets> acknowledge_targets(const Availability& known,
                                                      const std::vector<Kind>& kinds,
                                                      const std::vector<Instant>& in_service,
                                                      const std::vector<Instant>& outside) {
  const Policy& policy = known.desk->desk.policy;
  if (policy.emergencies.empty()) return std::nullopt;
  AcknowledgeTargets targets;
  if (const Target* target = target_of(policy, Priority::kP1)) {
    targets.promised = target->acknowledge;
  }
  for (const Kind& kind : kinds) targets.in_service.push_back(answered(known, kind, in_service));
  targets.outside = answered(known, kinds.front(), outside);
  return targets;
}

std::vector<MeasuredWaits> measured_waits(const Availability& known,
                                          const std::vector<Measured>& measured, Instant now) {
  std::vector<MeasuredWaits> found;
  for (const Priority priority : {Priority::kP1, Priority::kP2, Priority::kP3, Priority::kP4}) {
    const auto promised = promised_start(known.desk->desk.policy, priority);
    const auto wait = [&](Instant from, Instant to) {
      return priority == Priority::kP1 ? round_up(to - from, kMinute)
                                       : target_kept(known.service, from, to);
    };
    std::vector<MaybeWait> waits;
    for (const Measured& request : measured) {
      if (request.priority != priority) continue;
      if (request.started) {
        waits.emplace_back(wait(request.received, *request.started));
      } else if (promised && wait(request.received, now) > *promised) {
        waits.emplace_back(std::nullopt);
      }
    }
    if (!waits.empty()) found.push_back({priority, summarise(std::move(waits), promised)});
  }
  return found;
}

}  // namespace

Seconds target_kept(const ServiceClock& service, Instant received, Instant start) {
  const Seconds counted = round_up(service.count({received, std::max(received, start)}), kMinute);
  // A start out of service hours comes after a target that ran out at their close.
  const auto due = service.add(received, counted);
  return due && due->at < start ? counted + kMinute : counted;
}

Waits summarise(std::vector<std::optional<Seconds>> waits, std::optional<Seconds> promised) {
  Waits found;
  found.requests = static_cast<int>(waits.size());
  if (promised) {
    found.met = static_cast<int>(std::count_if(
        waits.begin(), waits.end(), [&](const MaybeWait& w) { return w && *w <= *promised; }));
  }
  if (waits.empty()) return found;
  std::sort(waits.begin(), waits.end(), [](const MaybeWait& a, const MaybeWait& b) {
    return a.value_or(Seconds::max()) < b.value_or(Seconds::max());
  });
  const auto share = [&](std::size_t percent) {
    return waits[(waits.size() * percent + 99) / 100 - 1];
  };
  found.half = share(50);
  found.most = share(90);
  found.all = share(100);
  if (found.most) found.tightest = std::max(kGrid, round_up(*found.most, kGrid));
  return found;
}

Targets find_targets(const Availability& known, Interval window,
                     const std::vector<Measured>& measured, Instant now) {
  const IntervalSet service = known.service.windows(window);
  const std::vector<Instant> arrivals = quarter_hours(service);
  const std::vector<Kind> kinds = kinds_of(known, window.begin);
  Targets targets;
  targets.window = window;
  targets.length = kinds.front().request.length;
  targets.acknowledge =
      acknowledge_targets(known, kinds, arrivals, quarter_hours(gaps(service, window)));
  for (const Priority priority : {Priority::kP2, Priority::kP3}) {
    targets.start.push_back(start_targets(known, priority, kinds, arrivals));
  }
  targets.measured = measured_waits(known, measured, now);
  return targets;
}

}  // namespace respite
