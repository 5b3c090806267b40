#include "scheduler/rota/coverage.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "scheduler/rota/load.h"

namespace respite {
namespace {

using SeatName = std::pair<std::string, std::string>;  // rota, seat
using Places = std::map<std::uint32_t, IntervalSet>;

struct Held {
  Places able;                                // time held by somebody who can
  std::map<std::string, IntervalSet> unable;  // time held by somebody who cannot, by who
};

template <class Key>
std::map<Key, IntervalSet> sets_of(std::map<Key, std::vector<Interval>> spans) {
  std::map<Key, IntervalSet> sets;
  for (auto& [key, each] : spans) sets.emplace(key, IntervalSet(std::move(each)));
  return sets;
}

std::map<SeatName, Held> held_in(const Desk& desk, const DeskCalendars& calendars,
                                 const Timeline& timeline, Interval window) {
  struct Spans {
    std::map<std::uint32_t, std::vector<Interval>> able;
    std::map<std::string, std::vector<Interval>> unable;
  };
  std::map<SeatName, Spans> spans;
  for (const Duty& duty : timeline.duties()) {
    const Interval span = intersection(duty.span, window);
    if (!duty.person || span.empty()) continue;
    const IntervalSet able = able_time(desk, calendars, duty, span);
    Spans& seat = spans[called_now(desk, duty.rota, duty.seat)];
    std::ranges::copy(able, std::back_inserter(seat.able[duty.place]));
    std::ranges::copy(gaps(able, span), std::back_inserter(seat.unable[*duty.person]));
  }
  std::map<SeatName, Held> held;
  for (auto& [seat, each] : spans)
    held[seat] = {sets_of(std::move(each.able)), sets_of(std::move(each.unable))};
  return held;
}

// Time of places that no turn asks for, to stand in for those that are missing.
std::vector<IntervalSet> spare_of(const Places& able, const Places& asked) {
  std::vector<IntervalSet> spare;
  for (const auto& [place, time] : able) {
    const auto own = asked.find(place);
    IntervalSet left = own == asked.end() ? time : subtract(time, own->second);
    if (!left.empty()) spare.push_back(std::move(left));
  }
  return spare;
}

void take_from(std::vector<IntervalSet>& spare, IntervalSet& left) {
  for (IntervalSet& time : spare) {
    const IntervalSet taken = intersect(time, left);
    if (taken.empty()) continue;
    left = subtract(left, taken);
    time = subtract(time, taken);
  }
}

// When each rota's first duty begins.
std::map<std::string, Instant> begins_of(const Timeline& timeline) {
  std::map<std::string, Instant> begins;
  for (const Duty& duty : timeline.duties()) begins.emplace(duty.rota, duty.span.begin);
  return begins;
}

}  // namespace

std::vector<Gap> find_gaps(const Desk& desk, const DeskCalendars& calendars,
                           const Timeline& timeline, Interval window, Instant first) {
  std::vector<Gap> gaps;
  if (window.empty()) return gaps;
  std::vector<Turn> wanted = expand_running_turns(desk, calendars, window);
  std::ranges::move(expand_turns(desk, calendars, window), std::back_inserter(wanted));
  std::erase_if(wanted, [&](const Turn& turn) {
    return !is_required(desk.rotas[at(turn.rota)], turn.seat_id, turn.place);
  });

  const auto seat_of = [&](const Turn& turn) {
    return SeatName{desk.rotas[at(turn.rota)].id, turn.seat_id};
  };
  std::map<SeatName, std::map<std::uint32_t, std::vector<Interval>>> asked;
  for (const Turn& turn : wanted)
    std::ranges::copy(covered_time(turn), std::back_inserter(asked[seat_of(turn)][turn.place]));
  std::map<SeatName, Held> held = held_in(desk, calendars, timeline, window);
  std::map<SeatName, std::vector<IntervalSet>> spare;
  for (auto& [seat, places] : asked)
    spare[seat] = spare_of(held[seat].able, sets_of(std::move(places)));

  const auto begins = begins_of(timeline);
  const auto add = [&](const Turn& turn, const IntervalSet& time, std::optional<std::string> who) {
    if (time.empty()) return;
    const auto begin = begins.find(desk.rotas[at(turn.rota)].id);
    gaps.push_back({within(turn, time), std::move(who),
                    time.begin()->begin < (begin == begins.end() ? first : begin->second)});
  };
  for (const Turn& turn : wanted) {
    const SeatName seat = seat_of(turn);
    Held& own = held[seat];
    IntervalSet left = subtract(intersect(covered_time(turn), window), own.able[turn.place]);
    if (left.empty()) continue;
    take_from(spare[seat], left);
    for (auto& [person, time] : own.unable) {
      const IntervalSet theirs = intersect(left, time);
      add(turn, theirs, person);
      left = subtract(left, theirs);
      time = subtract(time, theirs);
    }
    add(turn, left, std::nullopt);
  }
  std::ranges::stable_sort(gaps, {}, [](const Gap& gap) { return gap.turn.slots.front().span; });
  return gaps;
}

}  // namespace respite
