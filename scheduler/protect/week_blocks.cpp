#include "scheduler/protect/week_blocks.h"

#include <algorithm>
#include <tuple>

#include "scheduler/rota/protected_block.h"

namespace respite::protect {
namespace {

constexpr int kWorkingDays = 5;  // within which a block is placed again

bool works_on(const WeeklyHours& hours, Day day) {
  return std::ranges::any_of(
      hours, [&](const WeeklySpan& span) { return span.weekday == weekday_of(day); });
}

const KnownBlock* known_as(const PlacementInput& input, PersonIndex person, BlockKind kind,
                           Wall origin, std::size_t& index) {
  const auto found = std::ranges::find_if(input.known, [&](const KnownBlock& block) {
    return block.person == person && block.kind == kind && block.origin == origin && !block.again;
  });
  if (found == input.known.end()) return nullptr;
  index = static_cast<std::size_t>(found - input.known.begin());
  return &*found;
}

// How a block that would stand is ranked against others.
struct Claim {
  PlacedTime block;
  int rank = 0;  // 0: begun; 1: chosen; 2: near; 3 and up: by firmness
};

class Claims {
 public:
  Claims(const PlacementInput& input, const WeekOf& week, const std::vector<OwnTime>& own)
      : input_(input),
        week_(week),
        own_(own),
        near_(input.now == Instant::min() ? Instant::min()
                                          : input.now + input.desk.protection.freeze) {
    for (std::size_t i = 0; i < own.size(); ++i) add_fixed(index_of<PersonIndex>(i));
    for (std::size_t k = 0; k < input.known.size(); ++k) add_published(k);
  }

  std::vector<Claim> claims;
  std::vector<MakeUp> make_up;

  // It must find another place.
  void give_way(const PlacedTime& block, Hindrance why) {
    const Day day = day_of(block.origin);
    const bool same_day =
        input_.desk.protection.blocks[block.declared].firmness == Firmness::kDefended;
    make_up.push_back(
        {block.person,
         block.declared,
         block.span,
         block.origin,
         block.known,
         {same_day ? day
                   : day_of(input_.desk.people[at(block.person)].zone.to_wall(week_.span.begin)),
          same_day ? day : last_day_for(input_, block.person, day)},
         why});
  }

 private:
  [[nodiscard]] int rank_of(const ProtectedTime& declared, Interval span, bool published,
                            bool chosen) const {
    if (published && span.begin < input_.now) return 0;
    if (chosen) return 1;
    if (published && span.begin < near_) return 2;
    return 3 + static_cast<int>(declared.firmness);
  }

  void add_fixed(PersonIndex person) {
    const Desk& desk = input_.desk;
    const OwnTime& own = own_[at(person)];
    const OffTime off{own.by(Hindrance::kLeave), own.by(Hindrance::kHoliday)};
    for (const ProtectedBlock& block : fixed_blocks_of(desk, person, off, week_.span)) {
      if (!week_.span.contains(block.span.begin)) continue;
      const ProtectedTime& declared = desk.protection.blocks[block.declared];
      if (is_given_up(input_, person, declared.kind, block.begin)) continue;
      std::size_t index = 0;
      const KnownBlock* known = known_as(input_, person, declared.kind, block.begin, index);
      if (known == nullptr && block.span.begin < input_.now) continue;  // too late
      PlacedTime placed{.person = person,
                        .declared = block.declared,
                        .span = block.span,
                        .origin = block.begin,
                        .known = {}};
      if (known) {
        // Elsewhere, it is claimed where it lies; more or less of it is there for leave.
        if (!known->span.contains(block.span) && !block.span.contains(known->span)) continue;
        placed.known = index;
      }
      add(placed, rank_of(declared, placed.span, known != nullptr, known && known->chosen),
          busy_in(own, placed.span));
    }
  }

  void add(PlacedTime block, int rank, std::optional<Hindrance> why) {
    const bool begun = rank == 0;
    if (why && (!begun || !is_made_up(input_, input_.known[*block.known]))) give_way(block, *why);
    if (why && !begun) return;
    block.taken = why.has_value();
    claims.push_back({block, rank});
  }

  // What lies in the week and not where the file fixes it: what has moved; and what floats and has
  // begun, was chosen, or is near.
  void add_published(std::size_t k) {
    const KnownBlock& known = input_.known[k];
    if (!week_.span.contains(known.span.begin) ||
        is_given_up(input_, known.person, known.kind, known.origin))
      return;
    auto declared = declaration_of(input_.desk, known, true);
    const bool floats = declared.has_value();
    if (!floats) declared = declaration_of(input_.desk, known, false);
    if (!declared || (!floats && is_as_fixed(*declared, known))) return;
    const int rank =
        rank_of(input_.desk.protection.blocks[*declared], known.span, true, known.chosen);
    const OwnTime& own = own_[at(known.person)];
    const auto why = rank > 0 ? own.in_the_way_of(known.span) : busy_in(own, known.span);
    if (floats && (rank > 2 || (rank > 0 && why))) return;
    add({.person = known.person,
         .declared = *declared,
         .span = known.span,
         .origin = known.origin,
         .known = k,
         .moved = !floats,
         .again = known.again},
        rank, why);
  }

  [[nodiscard]] bool is_as_fixed(std::size_t declared, const KnownBlock& known) const {
    if (known.again) return false;
    const Interval around{known.span.begin - std::chrono::days{1},
                          known.span.end + std::chrono::days{1}};
    return std::ranges::any_of(fixed_blocks_of(input_.desk, known.person, {}, around),
                               [&](const ProtectedBlock& block) {
                                 return block.declared == declared && block.begin == known.origin &&
                                        block.span.contains(known.span);
                               });
  }

  // Blocks the file fixes stand on duty and outside of hours: it says when.
  static std::optional<Hindrance> busy_in(const OwnTime& own, Interval span) {
    for (const Hindrance by : {Hindrance::kBusy, Hindrance::kBooked})
      if (own.by(by).overlaps(span)) return by;
    return std::nullopt;
  }

  const PlacementInput& input_;
  const WeekOf& week_;
  const std::vector<OwnTime>& own_;
  Instant near_;
};

}  // namespace

std::optional<std::size_t> declaration_of(const Desk& desk, const KnownBlock& block,
                                          bool floating) {
  for (std::size_t i = 0; i < desk.protection.blocks.size(); ++i) {
    const ProtectedTime& declared = desk.protection.blocks[i];
    if (declared.kind == block.kind && declared.topic == block.topic &&
        std::holds_alternative<FloatingTime>(declared.time) == floating &&
        std::ranges::binary_search(declared.people, block.person))
      return i;
  }
  return std::nullopt;
}

bool is_given_up(const PlacementInput& input, PersonIndex person, BlockKind kind, Wall origin) {
  return std::ranges::any_of(input.given_up, [&](const GivenUpBlock& block) {
    return block.person == person && block.kind == kind && block.origin == origin;
  });
}

bool is_made_up(const PlacementInput& input, const KnownBlock& block) {
  return std::ranges::any_of(input.known, [&](const KnownBlock& one) {
    return one.again && one.person == block.person && one.kind == block.kind &&
           one.origin == block.origin;
  });
}

Day last_day_for(const PlacementInput& input, PersonIndex index, Day day) {
  const Person& person = input.desk.people[at(index)];
  const HolidayCalendar& holidays =
      person.site ? input.calendars.sites.at(at(*person.site)) : input.calendars.desk;
  for (int left = kWorkingDays; left > 0;) {
    day += std::chrono::days{1};
    const bool works = works_on(person.hours, day) || works_on(input.desk.service_hours, day);
    if (!works && person.hours.empty() && input.desk.service_hours.empty()) return day;
    if (works && !holidays.contains(day)) --left;
  }
  return day;
}

namespace {

// Whether walls take more of that day than white space leaves them.
bool is_too_full(const PlacementInput& input, const std::vector<OwnTime>& own,
                 const WeekBlocks& blocks, const PlacedTime& block) {
  const Zone zone = input.desk.people[at(block.person)].zone;
  const Interval day = zone.day_span(day_of(zone.to_wall(block.span.begin)));
  std::vector<Interval> walls;
  for (const PlacedTime& other : blocks.stand)
    if (other.person == block.person && is_wall(input.desk.protection.blocks[other.declared].kind))
      walls.push_back(other.span);
  const Seconds walled = intersect(IntervalSet(std::move(walls)), day).length();
  const Seconds worked = intersect(own[at(block.person)].worked(), day).length();
  return static_cast<double>(walled.count()) >
         static_cast<double>(worked.count()) * (1 - input.desk.protection.white_space) + 0.5;
}

}  // namespace

WeekBlocks blocks_of_week(const PlacementInput& input, const WeekOf& week,
                          const std::vector<OwnTime>& own, Reach& reach,
                          std::vector<Seconds>& gave_way) {
  Claims all(input, week, own);
  std::ranges::stable_sort(all.claims, {}, [&](const Claim& claim) {
    return std::tuple(claim.rank, -gave_way[at(claim.block.person)], claim.block.span.begin,
                      claim.block.person, claim.block.declared);
  });
  WeekBlocks blocks;
  for (const Claim& claim : all.claims) {
    const PlacedTime& block = claim.block;
    const bool wall = is_wall(input.desk.protection.blocks[block.declared].kind);
    const bool meets = std::ranges::any_of(blocks.stand, [&](const PlacedTime& other) {
      return other.person == block.person && other.span.overlaps(block.span) &&
             (other.moved || block.moved);  // where the file puts both, both stand
    });
    if (claim.rank > 0 && (meets || (wall && !reach.allows(block.person, block.span)))) {
      all.give_way(block, meets ? Hindrance::kBlocks : Hindrance::kAccessible);
      if (!meets) gave_way[at(block.person)] += block.span.length();
      continue;
    }
    if (wall) reach.take(block.person, block.span);
    blocks.stand.push_back(block);
  }
  // What moved keeps the white space of the day it moved to, also where the file's own come back.
  for (const Claim& claim : all.claims) {
    const PlacedTime& block = claim.block;
    if (claim.rank <= 2 || !block.moved || !is_too_full(input, own, blocks, block)) continue;
    if (std::erase(blocks.stand, block) > 0) all.give_way(block, Hindrance::kWhiteSpace);
  }
  blocks.make_up = std::move(all.make_up);
  return blocks;
}

}  // namespace respite::protect
