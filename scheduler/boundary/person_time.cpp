#include "scheduler/boundary/person_time.h"

#include <algorithm>
#include <utility>

namespace respite {
namespace {

// Monday of the ISO week a moment is in, on the person's clock.
Day week_of(Zone zone, Instant at) {
  const Day day = day_of(zone.to_wall(at));
  return day - (weekday_of(day) - std::chrono::Monday);
}

std::vector<Interval> working_spans(const IntervalSet& work) {
  std::vector<Interval> spans;
  for (const Interval& next : work) {
    if (!spans.empty() && next.begin - spans.back().end < kDailyRest) {
      spans.back().end = next.end;
    } else {
      spans.push_back(next);
    }
  }
  return spans;
}

IntervalSet spans_of(const std::vector<Block>& blocks, Firmness firmness) {
  std::vector<Interval> spans;
  for (const Block& block : blocks) {
    if (block.firmness == firmness) spans.push_back(block.span);
  }
  return IntervalSet(std::move(spans));
}

// Whether a rule of that severity keeps work out, unless somebody consents.
bool holds(RuleSeverity severity) { return severity >= RuleSeverity::kConsentPerson; }

IntervalSet too_long(const std::vector<Interval>& spans) {
  std::vector<Interval> found;
  for (const Interval& span : spans) {
    if (span.length() > kLongestSpan) found.push_back(span);
  }
  return IntervalSet(std::move(found));
}

// Visits the blocks of that firmness that the slot overlaps, in order.
template <class Visit>
void for_each_block_in(const PersonTime& time, Interval slot, Firmness firmness, Visit visit) {
  const std::vector<Block>& blocks = time.parts.blocks;
  auto block = std::partition_point(blocks.begin(), blocks.end(), [&](const Block& b) {
    return b.span.begin + time.longest_block <= slot.begin;
  });
  for (; block != blocks.end() && block->span.begin < slot.end; ++block) {
    if (block->firmness == firmness && block->span.overlaps(slot)) visit(*block);
  }
}

}  // namespace

PersonTime make_person_time(PersonParts parts) {
  PersonTime time;
  time.parts = std::move(parts);
  const PersonParts& p = time.parts;
  for (const Block& block : p.blocks) {
    time.longest_block = std::max(time.longest_block, block.span.length());
  }
  for (const Instant displaced : p.displaced) {
    time.interrupted.push_back(week_of(p.zone, displaced));
  }
  std::sort(time.interrupted.begin(), time.interrupted.end());
  const IntervalSet hours = unite(p.hours, p.turns);
  time.shift = unite(hours, p.rostered);

  IntervalSet work = unite(subtract(hours, p.leave), p.rostered);
  if (p.work_ended) {
    time.rested = *p.work_ended + kDailyRest;
    work = subtract(work, IntervalSet{{*p.work_ended, *time.rested}});
  }
  time.spans = working_spans(work);

  IntervalSet open = subtract(subtract(time.shift, p.leave), p.busy);
  if (holds(p.rulings[RuleId::kBlkNn].severity)) {
    open = subtract(open, spans_of(p.blocks, Firmness::kNonnegotiable));
  }
  if (holds(p.rulings[RuleId::kBlkDef].severity)) {
    open = subtract(open, spans_of(p.blocks, Firmness::kDefended));
  }
  if (holds(p.rulings[RuleId::kRestD11].severity)) open = subtract(open, too_long(time.spans));
  time.kept = subtract(open, spans_of(p.blocks, Firmness::kMovable));
  time.untouched = subtract(time.kept, p.favours);
  time.open = std::move(open);
  return time;
}

std::vector<Block> blocks_in(const PersonTime& time, Interval slot, Firmness firmness) {
  std::vector<Block> found;
  for_each_block_in(time, slot, firmness, [&](const Block& block) { found.push_back(block); });
  return found;
}

int count_blocks_in(const PersonTime& time, Interval slot, Firmness firmness) {
  int count = 0;
  for_each_block_in(time, slot, firmness, [&](const Block&) { ++count; });
  return count;
}

int count_favours_in(const PersonTime& time, Interval slot) {
  const auto favours = time.parts.favours.intervals();
  auto favour = std::partition_point(favours.begin(), favours.end(),
                                     [&](const Interval& f) { return f.end <= slot.begin; });
  int count = 0;
  for (; favour != favours.end() && favour->begin < slot.end; ++favour) ++count;
  return count;
}

Interval span_with(const PersonTime& time, Interval slot) {
  // Spans lie kDailyRest apart, so those that touch the slot with rest too short are in a row.
  auto next = std::partition_point(time.spans.begin(), time.spans.end(), [&](const Interval& span) {
    return slot.begin - span.end >= kDailyRest;
  });
  Interval joined = slot;
  for (; next != time.spans.end() && next->begin - slot.end < kDailyRest; ++next) {
    joined = {std::min(joined.begin, next->begin), std::max(joined.end, next->end)};
  }
  return joined;
}

bool same_week(const PersonTime& time, Instant a, Instant b) {
  return week_of(time.parts.zone, a) == week_of(time.parts.zone, b);
}

int interruptions_in_week_of(const PersonTime& time, Instant at, Instant now) {
  const PersonParts& p = time.parts;
  if (!p.interruptions_this_week && p.displaced.empty()) return 0;
  const Day week = week_of(p.zone, at);
  if (p.interruptions_this_week && week == week_of(p.zone, now)) return *p.interruptions_this_week;
  const auto same = std::equal_range(time.interrupted.begin(), time.interrupted.end(), week);
  return static_cast<int>(same.second - same.first);
}

int incidents_before(const PersonTime& time, Instant now) {
  const PersonParts& p = time.parts;
  if (p.incidents_last_12h) return *p.incidents_last_12h;
  return static_cast<int>(std::count_if(p.incidents.begin(), p.incidents.end(), [now](Instant i) {
    return i <= now && now - i < std::chrono::hours{12};
  }));
}

}  // namespace respite
