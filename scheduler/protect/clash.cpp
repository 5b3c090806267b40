#include "scheduler/protect/clash.h"

#include <algorithm>

#include "scheduler/protect/own_time.h"
#include "scheduler/rota/protected_block.h"
#include "scheduler/team/service_time.h"

namespace respite {
namespace {

using protect::no_calendars;
using std::chrono::days;

struct Element {
  enum class Kind { kWant, kAccessible, kWhiteSpace } kind{};
  std::size_t index = 0;  // declaration, or rule
  PersonIndex person{};
};

// Whoever is at lunch is back within the hour.
bool leaves_nobody(BlockKind kind) { return is_wall(kind) && kind != BlockKind::kLunch; }

Interval week_from(const Desk& desk, Day day) {
  const Day first = day - (weekday_of(day) - desk.week_start);
  return {desk.zone.at_transition(first), desk.zone.at_transition(first + days{7})};
}

PlacementInput usual_week(const Desk& desk, const DeskCalendars& none, const Timeline& nothing,
                          Interval week) {
  return {.desk = desk, .calendars = none, .timeline = nothing, .window = week};
}

class Finder {
 public:
  Finder(const Desk& desk, Interval week) : desk_(desk), week_(week), none_(no_calendars(desk)) {
    const Protection& protection = desk.protection;
    for (std::size_t d = 0; d < protection.blocks.size(); ++d)
      for (const PersonIndex person : protection.blocks[d].people)
        elements_.push_back({Element::Kind::kWant, d, person});
    for (std::size_t a = 0; a < protection.accessible.size(); ++a)
      elements_.push_back({Element::Kind::kAccessible, a, {}});
    if (protection.white_space > 0) elements_.push_back({Element::Kind::kWhiteSpace, 0, {}});
  }

  std::optional<Clash> find() {
    if (!clashes(elements_)) return std::nullopt;
    return clash_of(smallest({}, elements_, true));
  }

 private:
  using Elements = std::vector<Element>;

  // Whether something of them is not met, and provably so.
  bool clashes(const Elements& elements) {
    Desk part = desk_;
    for (ProtectedTime& declared : part.protection.blocks) declared.people.clear();
    part.protection.accessible.clear();
    part.protection.white_space = 0;
    for (const Element& element : elements) {
      switch (element.kind) {
        case Element::Kind::kWant:
          part.protection.blocks[element.index].people.push_back(element.person);
          break;
        case Element::Kind::kAccessible:
          part.protection.accessible.push_back(desk_.protection.accessible[element.index]);
          break;
        case Element::Kind::kWhiteSpace:
          part.protection.white_space = desk_.protection.white_space;
          break;
      }
    }
    const Placement placement =
        place_protected_time(usual_week(part, none_, nothing_, week_), kEffort);
    return placement.cost == placement.bound &&
           std::ranges::any_of(placement.targets, [](const TargetMet& target) {
             return target.placed < target.wanted;
           });
  }

  // QuickXplain (Junker, "Preferred explanations and relaxations for over-constrained problems",
  // AAAI 2004): of `open`, what clashes with `kept` and cannot be less.
  Elements smallest(const Elements& kept, const Elements& open, bool added) {
    if (added && !kept.empty() && clashes(kept)) return {};
    if (open.size() == 1) return open;
    const auto middle = open.begin() + static_cast<std::ptrdiff_t>(open.size() / 2);
    const Elements first(open.begin(), middle), second(middle, open.end());
    const Elements of_second = smallest(together(kept, first), second, !first.empty());
    const Elements of_first = smallest(together(kept, of_second), first, !of_second.empty());
    return together(of_first, of_second);
  }
  static Elements together(Elements a, const Elements& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
  }

  static Clash clash_of(const Elements& elements) {
    Clash clash;
    for (const Element& element : elements) {
      if (element.kind == Element::Kind::kWant)
        clash.wants.emplace_back(element.index, element.person);
      if (element.kind == Element::Kind::kAccessible) clash.accessible.push_back(element.index);
      if (element.kind == Element::Kind::kWhiteSpace) clash.white_space = true;
    }
    return clash;
  }

  static constexpr int kEffort = 20;

  const Desk& desk_;
  Interval week_;
  DeskCalendars none_;
  Timeline nothing_;
  Elements elements_;
};

}  // namespace

std::optional<Clash> find_clash(const Desk& desk, Day week) {
  if (desk.protection.blocks.empty()) return std::nullopt;
  return Finder(desk, week_from(desk, week)).find();
}

std::optional<Interval> find_deserted(const Desk& desk, Day day) {
  if (!desk.protection.accessible.empty()) return std::nullopt;
  const Interval week = week_from(desk, day);
  const DeskCalendars none = no_calendars(desk);
  const Timeline nothing;
  const std::vector<protect::OwnTime> own =
      protect::usual_times(usual_week(desk, none, nothing, week), week);
  IntervalSet there, reached;
  for (std::size_t i = 0; i < own.size(); ++i) {
    std::vector<Interval> walls;
    for (const ProtectedBlock& block : fixed_blocks_of(desk, index_of<PersonIndex>(i), {}, week))
      if (leaves_nobody(desk.protection.blocks[block.declared].kind)) walls.push_back(block.span);
    there = unite(there, own[i].hours);
    reached = unite(reached, subtract(own[i].hours, IntervalSet(std::move(walls))));
  }
  const IntervalSet deserted =
      subtract(intersect(there, service_time(desk, none.desk, week)), reached);
  if (deserted.empty()) return std::nullopt;
  return deserted.intervals().front();
}

}  // namespace respite
