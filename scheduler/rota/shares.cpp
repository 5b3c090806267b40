#include "scheduler/rota/shares.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>

#include "scheduler/rota/eligibility.h"
#include "scheduler/rota/week_shares.h"
#include "scheduler/rules/fairness.h"

namespace respite {
namespace {

__extension__ using Wide = __int128;

void add(Loads& sums, const Loads& loads) {
  for (std::size_t p = 0; p < sums.size(); ++p) sums[p] += loads[p];
}

struct SharedSeat {
  RotaIndex rota{};
  std::string id;
  std::vector<std::size_t> people;  // with the skills for a turn, whatever else is in the way
  std::int64_t load = 0;            // of the turns in cells
};

// One seat's turns that begin in one civil week and are still to be given.
struct Cell {
  std::size_t seat = 0;
  Day week;
  std::vector<std::size_t> turns;
};

// The turns of a window, laid out by seat and week.
struct SeatWeeks {
  std::vector<std::int64_t> asked;  // [turn] load; 0 where it asks nothing
  std::vector<SharedSeat> seats;
  std::vector<std::size_t> seat_of;  // [turn]; only where something is asked
  std::vector<Cell> cells;           // by week, then seat
  std::vector<std::size_t> given;    // turns in none: held, and begun or barred for everybody
  std::int64_t turns = 0;            // that ask for something
};

bool can_hold_any(const Problem& problem, const std::vector<std::size_t>& turns,
                  std::size_t person) {
  return std::ranges::any_of(turns, [&](std::size_t t) { return !problem.barred[t][person]; });
}

// The mean over those who may hold the turn; nothing where nobody may.
std::optional<std::int64_t> mean_load(const Problem& problem, std::size_t turn) {
  std::int64_t loads = 0;
  std::int64_t count = 0;
  for (std::size_t i = 0; i < problem.people.size(); ++i) {
    if (problem.barred[turn][i]) continue;
    loads += problem.load[turn][i];
    ++count;
  }
  return count == 0 ? std::nullopt : std::optional((loads + count / 2) / count);
}

bool is_qualified(const Problem& problem, std::size_t turn, std::size_t person) {
  const auto& bar = problem.barred[turn][person];
  return bar != Rule::kNotInRota && bar != Rule::kNotQualified && bar != Rule::kNever;
}

// Skills may grow from one turn to the next.
void add_people(SharedSeat& seat, const Problem& problem, std::size_t turn) {
  if (turn > 0 && are_equal_places(problem.turns[turn - 1], problem.turns[turn])) return;
  std::vector<std::size_t> more;
  for (std::size_t i = 0; i < problem.people.size(); ++i)
    if (is_qualified(problem, turn, i)) more.push_back(i);
  std::vector<std::size_t> all;
  std::ranges::set_union(seat.people, more, std::back_inserter(all));
  seat.people = std::move(all);
}

Day week_of(const Desk& desk, const Turn& turn) {
  const Day day = day_of(desk.rotas[at(turn.rota)].zone.to_wall(turn.whole().begin));
  return day - (weekday_of(day) - desk.week_start);
}

Interval span_of_week(const Desk& desk, RotaIndex rota, Day week) {
  const Zone zone = desk.rotas[at(rota)].zone;
  return {zone.at_transition(Wall{week}), zone.at_transition(Wall{week + std::chrono::weeks{1}})};
}

SeatWeeks seat_weeks(const Problem& problem, Instant now) {
  SeatWeeks layout;
  layout.asked.assign(problem.turns.size(), 0);
  layout.seat_of.assign(problem.turns.size(), 0);
  std::map<std::pair<RotaIndex, std::uint32_t>, std::size_t> seats;
  std::map<std::pair<Day, std::size_t>, std::vector<std::size_t>> cells;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    const auto mean = turn.in_window ? mean_load(problem, t) : std::nullopt;
    if (!turn.in_window || (turn.beyond && !turn.fixed) || (!mean && !turn.fixed)) continue;
    ++layout.turns;
    const auto [seat, first] =
        seats.try_emplace({turn.turn.rota, turn.turn.seat}, layout.seats.size());
    if (first) layout.seats.push_back({turn.turn.rota, turn.turn.seat_id, {}, 0});
    add_people(layout.seats[seat->second], problem, t);
    layout.asked[t] = mean ? *mean : problem.load[t][at(*turn.fixed)];
    layout.seat_of[t] = seat->second;
    if (turn.fixed && (!mean || turn.turn.whole().begin < now)) {
      layout.given.push_back(t);
    } else {
      layout.seats[seat->second].load += layout.asked[t];
      cells[{week_of(problem.desk, turn.turn), seat->second}].push_back(t);
    }
  }
  for (auto& [place, turns] : cells)
    layout.cells.push_back({place.second, place.first, std::move(turns)});
  return layout;
}

// How much of a seat's load each person owes by their share and presence in the window: [seat], by
// its people.
std::vector<std::vector<std::int64_t>> levels_of(const Problem& problem, const SeatWeeks& layout) {
  std::vector<Demand> demands;
  demands.reserve(layout.seats.size());
  for (const SharedSeat& seat : layout.seats) demands.push_back({seat.load, seat.people});
  std::vector<std::int64_t> presence;
  presence.reserve(problem.people.size());
  for (const ProblemPerson& person : problem.people) presence.push_back(person.presence);
  return pour_each(demands, presence, Loads(problem.people.size(), 0));
}

SeatWeek seat_week(const Problem& problem, const SeatWeeks& layout, const Cell& cell,
                   const std::vector<std::int64_t>& levels) {
  const SharedSeat& seat = layout.seats[cell.seat];
  const Interval span = span_of_week(problem.desk, seat.rota, cell.week);
  SeatWeek made;
  for (const std::size_t t : cell.turns) made.load += layout.asked[t];
  std::vector<std::int64_t> there(problem.people.size(), 0);
  made.whole = made.able = there;
  for (std::size_t i = 0; i < seat.people.size(); ++i) {
    const std::size_t p = seat.people[i];
    const auto skilled = [&](std::size_t t) { return is_qualified(problem, t, p); };
    if (std::ranges::none_of(cell.turns, skilled)) continue;
    there[p] = presence_in(problem.desk, problem.calendars, index_of<PersonIndex>(p), span);
    if (problem.people[p].presence > 0)
      made.whole[p] =
          static_cast<std::int64_t>(Wide{levels[i]} * there[p] / problem.people[p].presence);
  }
  // Where those who owe the seat as a rule are all away, whoever else may hold it owes it.
  for (const std::vector<std::int64_t>& weights : {made.whole, there}) {
    for (const std::size_t p : seat.people)
      if (can_hold_any(problem, cell.turns, p)) made.able[p] = weights[p];
    if (std::ranges::any_of(made.able, [](std::int64_t weight) { return weight > 0; })) break;
  }
  return made;
}

// Turns of one week whose rotas run at the same time, or are one: nobody holds two at once.
struct Track {
  IntervalSet time;
  std::vector<std::size_t> turns;
};

void join(Track& track, const Track& other) {
  track.time = unite(track.time, other.time);
  track.turns.insert(track.turns.end(), other.turns.begin(), other.turns.end());
}

std::vector<Track> tracks_of(const Problem& problem, std::span<const Cell> week) {
  std::map<RotaIndex, Track> rotas;
  for (const Cell& cell : week)
    for (const std::size_t t : cell.turns)
      join(rotas[problem.turns[t].turn.rota], {problem.turns[t].time, {t}});
  std::vector<Track> tracks;
  for (auto& [rota, track] : rotas) {
    std::erase_if(tracks, [&](const Track& other) {
      const bool together = !intersect(track.time, other.time).empty();
      if (together) join(track, other);
      return together;
    });
    tracks.push_back(std::move(track));
  }
  return tracks;
}

// The most of these turns' load that one person can hold, one turn after another, with the rest
// between them that work asks for. `turns`: by their end.
std::int64_t most_held(const Problem& problem, const SeatWeeks& layout,
                       const std::vector<std::size_t>& turns, Seconds apart) {
  const auto begin = [&](std::size_t t) { return problem.turns[t].time.intervals().front().begin; };
  const auto end = [&](std::size_t t) { return problem.turns[t].time.intervals().back().end; };
  std::vector<std::int64_t> most = {0};  // of the first so many
  for (const std::size_t t : turns) {
    const Instant free_by = begin(t) - (problem.turns[t].work ? apart : Seconds{0});
    const auto before = std::ranges::upper_bound(turns, free_by, {}, end) - turns.begin();
    most.push_back(std::max(most.back(), most[static_cast<std::size_t>(before)] + layout.asked[t]));
  }
  return most.back();
}

// The same for everybody: [person]. Those who may hold the same and rest as long hold as much.
Loads most_of_track(const Problem& problem, const SeatWeeks& layout, Track track) {
  const auto end = [&](std::size_t t) { return problem.turns[t].time.intervals().back().end; };
  std::ranges::stable_sort(track.turns, {}, end);
  using MayHold = std::pair<Seconds, std::vector<std::size_t>>;  // rest, and turns
  std::map<MayHold, std::int64_t> known;
  Loads most;
  for (std::size_t person = 0; person < problem.people.size(); ++person) {
    MayHold asked{hard_rest(problem.people[person]), {}};
    std::ranges::copy_if(track.turns, std::back_inserter(asked.second),
                         [&](std::size_t t) { return !problem.barred[t][person]; });
    const auto [one, first] = known.try_emplace(std::move(asked), 0);
    if (first) one->second = most_held(problem, layout, one->first.second, one->first.first);
    most.push_back(one->second);
  }
  return most;
}

// [week][person]
std::vector<Loads> most_by_week(const Problem& problem, const SeatWeeks& layout) {
  std::vector<Loads> most;
  const std::span<const Cell> cells = layout.cells;
  for (std::size_t first = 0, last = 0; first < cells.size(); first = last) {
    while (last < cells.size() && cells[last].week == cells[first].week) ++last;
    Loads& week = most.emplace_back(problem.people.size(), 0);
    for (Track& track : tracks_of(problem, cells.subspan(first, last - first)))
      add(week, most_of_track(problem, layout, std::move(track)));
  }
  return most;
}

std::vector<Loads> share_cells(const Problem& problem, const SeatWeeks& layout) {
  const std::vector<std::vector<std::int64_t>> levels = levels_of(problem, layout);
  std::vector<SeatWeek> weeks;
  for (std::size_t c = 0; c < layout.cells.size(); ++c) {
    const Cell& cell = layout.cells[c];
    SeatWeek made = seat_week(problem, layout, cell, levels[cell.seat]);
    const bool same = c > 0 && cell.week == layout.cells[c - 1].week;
    made.week = c == 0 ? 0 : weeks.back().week + (same ? 0 : 1);
    weeks.push_back(std::move(made));
  }
  return share_weeks(std::move(weeks), most_by_week(problem, layout));
}

// Who owes a turn that is given: as was settled, else its holder.
Loads owed_as_given(const Problem& problem, std::int64_t asked, const Facts& facts,
                    std::size_t turn) {
  const Turn& given = problem.turns[turn].turn;
  const std::string& rota = problem.desk.rotas[at(given.rota)].id;
  const auto settled = std::ranges::find_if(facts.settled, [&](const SeatShares& one) {
    return one.rota == rota && one.seat == given.seat_id &&
           one.begins.contains(given.whole().begin);
  });
  Loads owed(problem.people.size(), 0);
  if (settled == facts.settled.end()) {
    owed[at(*problem.turns[turn].fixed)] = asked;
    return owed;
  }
  std::vector<std::int64_t> millionths;
  for (const Share& share : settled->shares) millionths.push_back(share.millionths);
  const std::vector<std::int64_t> parts = spread(asked, millionths);
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (const auto person = find_person(problem.desk, settled->shares[i].person))
      owed[at(*person)] = parts[i];
  return owed;
}

// [turn] the nights, weekends and holidays it is the first of its place to touch, on the clock of
// somebody who may hold it; in millionths.
std::vector<Balance> counts_asked(const Problem& problem, const SeatWeeks& layout) {
  constexpr std::int64_t kOne = 1'000'000;
  std::vector<Balance> asked(problem.turns.size());
  enum class Kind { kNight, kWeekend, kHoliday };
  std::set<std::tuple<RotaIndex, std::uint32_t, std::uint32_t, Kind, int>> known;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    if (layout.asked[t] == 0) continue;
    const ProblemTurn& turn = problem.turns[t];
    const auto& bars = problem.barred[t];
    const auto free = std::ranges::find_if(bars, [](const auto& bar) { return !bar; });
    const std::size_t somebody = turn.fixed ? at(*turn.fixed)
                                 : free == bars.end()
                                     ? 0
                                     : static_cast<std::size_t>(free - bars.begin());
    const Clock& clock = problem.clocks[problem.people[somebody].clock];
    const auto first = [&](Kind kind, int mark) {
      return known.emplace(turn.turn.rota, turn.turn.seat, turn.turn.place, kind, mark).second;
    };
    for (const int night : clock.nights[t])
      asked[t].nights += first(Kind::kNight, night) ? kOne : 0;
    for (int w = clock.first_weekend[t]; w >= 0 && w <= clock.last_weekend[t]; ++w)
      asked[t].weekends += first(Kind::kWeekend, w) ? kOne : 0;
    for (const HolidayMark& holiday : clock.holidays[t])
      asked[t].holidays += first(Kind::kHoliday, holiday.day) ? kOne : 0;
  }
  return asked;
}

// As load: each week by its shares, what is given by those it was settled with.
void add_counts(Owing& owing, const Problem& problem, const SeatWeeks& layout,
                const std::vector<Loads>& parts, const Facts& facts) {
  const std::vector<Balance> asked = counts_asked(problem, layout);
  owing.counts.resize(layout.seats.size());
  owing.owed_counts.resize(problem.people.size());
  for (const auto count : {&Balance::nights, &Balance::weekends, &Balance::holidays}) {
    const auto owe = [&](const Loads& owed) {
      for (std::size_t p = 0; p < owed.size(); ++p) owing.owed_counts[p].*count += owed[p];
    };
    for (std::size_t c = 0; c < layout.cells.size(); ++c) {
      std::int64_t sum = 0;
      for (const std::size_t t : layout.cells[c].turns) sum += asked[t].*count;
      owe(spread(sum, parts[c]));
    }
    for (const std::size_t turn : layout.given)
      owe(owed_as_given(problem, asked[turn].*count, facts, turn));
    for (std::size_t t = 0; t < problem.turns.size(); ++t)
      if (layout.asked[t] != 0) owing.counts[layout.seat_of[t]].*count += asked[t].*count;
  }
}

// Stretches of a seat with the same shares become one.
std::vector<SeatShares> joined_shares(const Problem& problem, const SeatWeeks& layout,
                                      const std::vector<Loads>& parts) {
  std::vector<SeatShares> all;
  for (std::size_t c = 0; c < layout.cells.size(); ++c) {
    const Cell& cell = layout.cells[c];
    const SharedSeat& seat = layout.seats[cell.seat];
    auto shares = shares_by(problem.desk, parts[c]);
    if (shares.empty()) continue;
    all.push_back({problem.desk.rotas[at(seat.rota)].id, seat.id,
                   span_of_week(problem.desk, seat.rota, cell.week), std::move(shares)});
  }
  std::ranges::sort(all, {},
                    [](const SeatShares& one) { return std::tie(one.rota, one.seat, one.begins); });
  std::vector<SeatShares> joined;
  for (SeatShares& next : all) {
    SeatShares* const last = joined.empty() ? nullptr : &joined.back();
    if (last != nullptr && last->rota == next.rota && last->seat == next.seat &&
        last->begins.end == next.begins.begin && last->shares == next.shares)
      last->begins.end = next.begins.end;
    else
      joined.push_back(std::move(next));
  }
  return joined;
}

}  // namespace

std::int64_t presence_in(const Desk& desk, const DeskCalendars& calendars, PersonIndex person,
                         Interval interval) {
  if (interval.empty()) return 0;
  const Person& who = desk.people[at(person)];
  const Interval there = intersection(interval, presence_of(who));
  Seconds present = there.length();
  if (desk.fairness.leave_lowers_share)
    present -= intersect(calendars.leave[at(person)], there).length();
  return part_of(present, to_millionths(who.share)).count() * 1'000'000 / interval.length().count();
}

Owing owing_in(const Problem& problem, const Facts& facts) {
  const SeatWeeks layout = seat_weeks(problem, facts.now.value_or(Instant::min()));
  const std::vector<Loads> parts = share_cells(problem, layout);
  std::vector<Loads> owed(layout.seats.size(), Loads(problem.people.size(), 0));  // [seat][person]
  for (std::size_t c = 0; c < layout.cells.size(); ++c) add(owed[layout.cells[c].seat], parts[c]);
  for (const std::size_t turn : layout.given)
    add(owed[layout.seat_of[turn]], owed_as_given(problem, layout.asked[turn], facts, turn));

  Owing owing;
  owing.shares = joined_shares(problem, layout, parts);
  owing.owed.assign(problem.people.size(), 0);
  for (const Loads& seat : owed) add(owing.owed, seat);
  for (std::size_t s = 0; s < layout.seats.size(); ++s) {
    Demand& demand = owing.demands.emplace_back();
    for (std::size_t t = 0; t < problem.turns.size(); ++t)
      if (layout.seat_of[t] == s) demand.load += layout.asked[t];
    for (std::size_t p = 0; p < problem.people.size(); ++p) {
      const bool may = std::ranges::binary_search(layout.seats[s].people, p);
      if (owed[s][p] > 0 || (may && owing.owed[p] > 0)) demand.people.push_back(p);
    }
    owing.load += demand.load;
  }
  owing.turns = layout.turns;
  add_counts(owing, problem, layout, parts, facts);
  return owing;
}

}  // namespace respite
