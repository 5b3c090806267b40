#include "tests/app/rota/timeline/naive_timeline.h"

#include <algorithm>

#include "tests/support/times.h"

namespace respite::test {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

Zone zone_or(const std::string& name, const std::string& other) {
  return zone(name.empty() ? other : name);
}

bool on_day(const std::vector<unsigned>& days_on, Day day) {
  return std::ranges::find(days_on, weekday_of(day).c_encoding()) != days_on.end();
}

Interval on(const Stretch& stretch, Zone zone, Day day) {
  const Day last = stretch.to <= stretch.from ? day + days{1} : day;
  return {zone.at_transition(day + minutes{stretch.from}),
          zone.at_transition(last + minutes{stretch.to})};
}

bool within(const Stretch& stretch, Zone zone, Instant at) {
  const Day today = day_of(zone.to_wall(at));
  for (Day day = today - days{2}; day <= today + days{1}; day += days{1})
    if (on_day(stretch.days, day) && on(stretch, zone, day).contains(at)) return true;
  return false;
}

// From the first at `from` on, so far as `last`.
std::vector<Instant> handovers(const TeamRota& rota, Zone zone, Instant last) {
  std::vector<Instant> found;
  const Instant first = zone.at_transition(rota.from + minutes{rota.at});
  if (rota.every == Every::kHours) {
    for (Instant next = first; next <= last; next += hours{rota.step}) found.push_back(next);
    return found;
  }
  for (Day day = rota.from;; day += days{1}) {
    const Instant next = zone.at_transition(day + minutes{rota.at});
    const bool is_one = rota.every == Every::kDays ? (day - rota.from) % days{rota.step} == days{0}
                                                   : on_day(rota.weekdays, day);
    if (is_one) found.push_back(next);
    if (next > last && found.size() > 1) return found;
  }
}

}  // namespace

NaiveDesk::NaiveDesk(const Team& team, Interval around) : team_(team) {
  const Interval known{around.begin - days{14}, around.end + days{14}};
  for (const TeamRota& rota : team_.rotas) {
    const Zone zone = zone_or(rota.zone, team_.zone);
    for (const TeamShift& shift : rota.shifts) {
      const Zone own = shift.zone.empty() ? zone : test::zone(shift.zone);
      const Day last = day_of(own.to_wall(known.end));
      for (Day day = day_of(own.to_wall(known.begin)); day <= last; day += days{1})
        if (on_day(shift.when.days, day))
          turns_.push_back(
              {{{rota.id, shift.id}, shift.staff, true, on(shift.when, own, day)}, &rota});
    }
    if (!rota.shifts.empty()) continue;
    const std::vector<Instant> found = handovers(rota, zone, known.end);
    for (std::size_t i = 0; i + 1 < found.size(); ++i)
      for (const TeamSeat& seat : rota.seats)
        turns_.push_back({{{rota.id, seat.id}, 1, !seat.shadow, {found[i], found[i + 1]}}, &rota});
  }
}

bool NaiveDesk::covered(const TeamRota& rota, Instant at) const {
  if (!rota.shifts.empty() || rota.covers == Covers::kAlways) return true;
  if (rota.covers == Covers::kOutsideService) return !in_service(at);
  return within(rota.listed, zone_or(rota.zone, team_.zone), at);
}

std::map<SeatName, int> NaiveDesk::wanted(Instant at, bool required_alone) const {
  std::map<SeatName, int> found;
  for (const auto& [turn, rota] : turns_)
    if (turn.span.contains(at) && (turn.required || !required_alone) && covered(*rota, at))
      found[turn.seat] += turn.heads;
  return found;
}

bool NaiveDesk::begins(const Piece& piece) const {
  for (const auto& [turn, rota] : turns_) {
    if (turn.span.begin != piece.turn || turn.seat != SeatName{piece.rota, piece.seat}) continue;
    if (static_cast<int>(piece.place) >= turn.heads) continue;
    for (Instant at = turn.span.begin; at < turn.span.end; at += minutes{15})
      if (covered(*rota, at)) return true;
  }
  return false;
}

bool NaiveDesk::able(const std::string& id, Instant at) const {
  const auto person = std::ranges::find(team_.people, id, &TeamPerson::id);
  if (person == team_.people.end()) return false;
  const Day today = day_of(zone_or(person->zone, team_.zone).to_wall(at));
  if (person->joins && today < *person->joins) return false;
  if (person->leaves && today >= *person->leaves) return false;
  return std::ranges::none_of(
      person->leave, [&](const auto& away) { return away.first <= today && today < away.second; });
}

bool NaiveDesk::in_service(Instant at) const {
  const Zone here = zone(team_.zone);
  const Day today = day_of(here.to_wall(at));
  return std::ranges::find(team_.holidays, today) == team_.holidays.end() &&
         within(team_.service, here, at);
}

std::optional<bool> NaiveDesk::in_own_hours(const std::string& id, Instant at) const {
  const auto person = std::ranges::find(team_.people, id, &TeamPerson::id);
  if (person == team_.people.end() || !person->hours) return std::nullopt;
  const Zone own = zone_or(person->zone, team_.zone);
  const Day today = day_of(own.to_wall(at));
  if (std::ranges::find(team_.holidays, today) != team_.holidays.end()) return false;
  return within(*person->hours, own, at);
}

std::vector<const Piece*> at_moment(const Pieces& pieces, Instant at) {
  std::vector<const Piece*> found;
  for (const Piece& piece : pieces)
    if (piece.span.contains(at)) found.push_back(&piece);
  return found;
}

Pieces spliced(const Pieces& before, const Pieces& after, Instant from) {
  Pieces pieces;
  const auto add = [&](Piece piece, Interval part) {
    piece.span = intersection(piece.span, part);
    if (!piece.span.empty()) pieces.push_back(std::move(piece));
  };
  for (const Piece& piece : before) add(piece, {Instant::min(), from});
  for (const Piece& piece : after) add(piece, {from, Instant::max()});
  return pieces;
}

Pieces laid_over(const Pieces& published, const Pieces& slots, const Pieces& reaching,
                 Interval window) {
  Pieces after = slots;
  after.insert(after.end(), reaching.begin(), reaching.end());
  for (const Piece& piece : published)
    if (piece.turn >= window.end) after.push_back(piece);
  Pieces before;
  for (const Piece& piece : published)
    if (piece.turn < window.begin) before.push_back(piece);
  return spliced(before, after, window.begin);
}

}  // namespace respite::test
