#include "scheduler/boundary/free.h"

#include <algorithm>
#include <cstdint>
#include <tuple>

#include "scheduler/boundary/breaches.h"
#include "scheduler/boundary/candidates.h"

namespace respite {
namespace {

// What a start would mean for one person.
struct Disturbance {
  bool possible = false;
  bool consent = false;
  int cost = 0;
  Seconds focus{};
  int interruptions = 0;

  friend auto operator<=>(const Disturbance& a, const Disturbance& b) {
    return std::tie(a.consent, a.cost, a.focus, a.interruptions) <=>
           std::tie(b.consent, b.cost, b.focus, b.interruptions);
  }
};

// The starts on the grid that lie in the time asked about.
struct Starts {
  Instant first;
  std::size_t count = 0;
  [[nodiscard]] Instant at(std::size_t i) const { return first + kGrid * static_cast<int>(i); }
};

Starts starts_in(const FreeQuery& query) {
  const Instant first = next_on_grid(query.within.begin);
  const Instant last = query.within.end - query.length;
  if (last < first) return {first, 0};
  return {first, static_cast<std::size_t>((last - first) / kGrid) + 1};
}

enum Room : std::uint8_t { kNone, kOpen, kKept };  // kOpen: a movable block would have to give way

// How much room one person has at each start, from their intervals alone.
std::vector<Room> room_of(const PersonTime& time, const Starts& starts, Seconds length) {
  std::vector<Room> rooms(starts.count, kNone);
  const auto mark = [&](const IntervalSet& set, Room room) {
    for (const Interval& window :
         intersect(set, {starts.first, starts.at(starts.count - 1) + length})) {
      const Instant begin =
          next_on_grid(std::max(window.begin, time.rested.value_or(window.begin)));
      for (auto i = static_cast<std::size_t>((begin - starts.first) / kGrid);
           i < starts.count && starts.at(i) + length <= window.end; ++i) {
        rooms[i] = room;
      }
    }
  };
  mark(time.open, kOpen);
  mark(time.kept, kKept);
  return rooms;
}

Seconds focus_broken(const PersonTime& time, Interval slot) {
  Seconds broken{};
  for (const Block& block : blocks_in(time, slot, Firmness::kMovable))
    broken += block.span.length();
  return broken;
}

class Finder {
 public:
  Finder(const Availability& known, const FreeQuery& query)
      : known_(known), query_(query), starts_(starts_in(query)) {
    people_ = query.people;
    std::sort(people_.begin(), people_.end(), [&](PersonIndex a, PersonIndex b) {
      return known.place_by_id[at(a)] < known.place_by_id[at(b)];
    });
    for (const PersonIndex person : people_) {
      rooms_.push_back(starts_.count == 0 ? std::vector<Room>{}
                                          : room_of(known.of(person), starts_, query.length));
    }
  }

  [[nodiscard]] FreeAnswer find() const {
    FreeAnswer answer;
    std::vector<std::size_t> others;  // starts that take somebody's consent, or are none
    for (std::size_t i = 0; i < starts_.count; ++i) {
      if (auto time = at_start(i, false)) {
        answer.times.push_back(std::move(*time));
      } else {
        others.push_back(i);
      }
    }
    // Those that need nobody's consent come first; often there are enough of them.
    if (query_.with_consent && answer.times.size() < query_.most) {
      for (const std::size_t i : others) {
        if (auto time = at_start(i, true)) answer.times.push_back(std::move(*time));
      }
    }
    std::stable_sort(
        answer.times.begin(), answer.times.end(), [](const FreeTime& a, const FreeTime& b) {
          return std::tuple(a.consents.size(), a.cost, a.focus, a.interruptions, a.slot.begin) <
                 std::tuple(b.consents.size(), b.cost, b.focus, b.interruptions, b.slot.begin);
        });
    if (answer.times.empty()) explain(answer);
    if (answer.times.size() > query_.most) answer.times.resize(query_.most);
    return answer;
  }

 private:
  [[nodiscard]] Disturbance disturbance(std::size_t p, std::size_t start, bool with_consent) const {
    const PersonTime& time = known_.of(people_[p]);
    const Interval slot{starts_.at(start), starts_.at(start) + query_.length};
    const Room room = rooms_[p][start];
    Disturbance found;
    if (room != kKept) {
      const int budget = known_.desk->desk.policy.displaced_blocks_per_week;
      const bool within = room == kOpen && count_over_budget(time, slot, query_.now, budget) == 0;
      if (!within) {
        if (!with_consent) return found;
        const Breaches breaches = find_breaches(time, slot, query_.now, budget);
        if (!breaches.permitted()) return found;
        found.consent = true;
        found.cost = breaches.cost;
      }
      found.focus = focus_broken(time, slot);
    }
    found.possible = true;
    found.interruptions = interruptions_in_week_of(time, slot.begin, query_.now);
    return found;
  }

  // The people least disturbed at that start, where there are enough.
  [[nodiscard]] std::optional<FreeTime> at_start(std::size_t start, bool with_consent) const {
    if (!with_consent && !enough_room(start)) return std::nullopt;
    std::vector<std::pair<Disturbance, std::size_t>> able;
    for (std::size_t p = 0; p < people_.size(); ++p) {
      const Disturbance found = disturbance(p, start, with_consent);
      if (found.possible) able.emplace_back(found, p);
      const std::size_t left = people_.size() - p - 1;
      if (able.size() + left < query_.needed) return std::nullopt;
    }
    const auto last = able.begin() + static_cast<std::ptrdiff_t>(query_.needed);
    std::partial_sort(able.begin(), last, able.end());
    able.erase(last, able.end());
    std::sort(able.begin(), able.end(),
              [](const auto& a, const auto& b) { return a.second < b.second; });
    FreeTime time;
    time.slot = {starts_.at(start), starts_.at(start) + query_.length};
    for (const auto& [found, p] : able) {
      time.people.push_back(people_[p]);
      if (found.consent) time.consents.push_back(people_[p]);
      time.cost += found.cost;
      time.focus += found.focus;
      time.interruptions += found.interruptions;
    }
    return time;
  }

  [[nodiscard]] bool enough_room(std::size_t start) const {
    std::size_t count = 0;
    for (const std::vector<Room>& rooms : rooms_) {
      if (rooms[start] != kNone) ++count;
    }
    return count >= query_.needed;
  }

  void explain(FreeAnswer& answer) const {
    if (people_.size() < query_.needed) {
      answer.why_not = NotFree::kTooFewPeople;
    } else if (starts_.count == 0) {
      answer.why_not = NotFree::kTooShort;
    } else {
      for (std::size_t p = 0; p < people_.size(); ++p) {
        bool ever = false;
        for (std::size_t i = 0; i < starts_.count && !ever; ++i)
          ever = disturbance(p, i, query_.with_consent).possible;
        if (!ever) answer.never.push_back(people_[p]);
      }
      const bool too_few = people_.size() - answer.never.size() < query_.needed;
      answer.why_not = too_few ? NotFree::kSomebodyNever : NotFree::kNeverTogether;
      if (!too_few) answer.never.clear();
    }
  }

  const Availability& known_;
  const FreeQuery& query_;
  Starts starts_;
  std::vector<PersonIndex> people_;
  std::vector<std::vector<Room>> rooms_;  // [person][start]
};

}  // namespace

FreeAnswer find_free(const Availability& known, const FreeQuery& query) {
  if (query.needed == 0) return {};
  return Finder(known, query).find();
}

}  // namespace respite
