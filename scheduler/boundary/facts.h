// What verdicts are judged by besides the team file and its calendars.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "scheduler/rota/timeline.h"
#include "scheduler/team/calendars.h"
#include "scheduler/team/desk.h"
#include "scheduler/time/interval_set.h"

namespace respite {

struct Block {
  Interval span;
  Firmness firmness = Firmness::kMovable;
  BlockKind kind = BlockKind::kFocus;
  friend bool operator==(const Block&, const Block&) = default;
};

// Of one person.
struct PersonFacts {
  IntervalSet booked;                 // by earlier verdicts, besides the busy calendar
  IntervalSet leave;                  // besides the leave calendar
  IntervalSet favours;                // soft: personal work that yields to any work
  std::vector<Block> placed;          // blocks as published, and what was moved
  std::vector<Interval> lifted;       // fixed blocks that gave way: their whole spans
  std::vector<Instant> displaced;     // begins of blocks that interruptions took
  std::vector<Instant> incidents;     // begins of call-outs
  std::optional<Instant> work_ended;  // end of the last intervention
};

struct DeskFacts {
  std::vector<PersonFacts> people;  // [person]
  Timeline timeline;                // who is on, standing by or at work
  // Where protected time is published: the blocks the team file fixes are among those placed, as
  // far as they found a place. Elsewhere they are as the file says.
  IntervalSet blocks_published{};
};

// Everything a verdict may depend on but the request. Desk and calendars are shared, and kept, by
// all that work with them.
struct DeskSnapshot {
  DeskSnapshot(std::shared_ptr<const Desk> said, std::shared_ptr<const DeskCalendars> read,
               DeskFacts known)
      : shared_desk(std::move(said)), shared_calendars(std::move(read)), facts(std::move(known)) {}

  std::shared_ptr<const Desk> shared_desk;
  std::shared_ptr<const DeskCalendars> shared_calendars;
  const Desk& desk = *shared_desk;
  const DeskCalendars& calendars = *shared_calendars;
  DeskFacts facts;
};

// Facts a what-if lays over those of the desk: times are added, numbers replace.
struct PersonOverlay {
  IntervalSet busy;
  IntervalSet leave;
  IntervalSet favours;
  IntervalSet rostered;  // work duty besides the timeline's
  std::optional<int> interruptions_this_week;
  std::optional<int> incidents_last_12h;
  std::optional<Instant> work_ended;
};
using Overlay = std::map<PersonIndex, PersonOverlay>;

}  // namespace respite
