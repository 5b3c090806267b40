#include "scheduler/rota/layout.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "scheduler/rota/load.h"

namespace respite {
namespace {

using Place = std::tuple<RotaIndex, std::string, std::uint32_t>;  // rota, seat, place
using Name = std::tuple<Wall, bool, Place>;  // with the civil begin, and whether its second pass

Place place_of(const Turn& turn) { return {turn.rota, turn.seat_id, turn.place}; }

Name name_of(const Turn& turn) { return {turn.begin, turn.second_pass(), place_of(turn)}; }

// What is known of one place.
struct PlaceTime {
  std::vector<const Turn*> asked_before;  // begun before the window, running into it
  std::vector<const HeldTurn*> before;    // published, begun before the window
  std::vector<const HeldTurn*> after;     // published, begun after it
  std::optional<Instant> handover;        // the first in the window
};

bool is_open(const HeldTurn& held) { return !held.person && held.holder.empty(); }

IntervalSet published_time(const std::vector<const HeldTurn*>& turns) {
  std::vector<Interval> spans;
  for (const HeldTurn* held : turns)
    for (const Slot& slot : held->turn.slots) spans.push_back(slot.span);
  return IntervalSet(std::move(spans));
}

// When a turn begun before the window ends at the latest, if somebody else is to have the rest:
// what nobody holds, at once.
std::optional<Instant> given_up(const HeldTurn& held, Instant window_begin) {
  if (is_open(held)) return window_begin;
  if (held.loose_from) return std::max(*held.loose_from, window_begin);
  return std::nullopt;
}

// What of those turns begun before the window stays with whoever holds them.
IntervalSet staying_time(const std::vector<const HeldTurn*>& turns, Instant window_begin) {
  std::vector<Interval> spans;
  for (const HeldTurn* held : turns) {
    const Interval stays{Instant::min(), given_up(*held, window_begin).value_or(Instant::max())};
    for (const Slot& slot : held->turn.slots) spans.push_back(intersection(slot.span, stays));
  }
  return IntervalSet(std::move(spans));
}

IntervalSet time_of(const Turn& turn) {
  std::vector<Interval> spans;
  spans.reserve(turn.slots.size());
  for (const Slot& slot : turn.slots) spans.push_back(slot.span);
  return IntervalSet(std::move(spans));
}

// Slots that begin as published ones do are those; what a change gave still is.
void name_as_published(Turn& turn, const std::vector<const HeldTurn*>& parts) {
  for (Slot& slot : turn.slots)
    for (const HeldTurn* part : parts)
      for (const Slot& published : part->turn.slots) {
        if (published.span.begin == slot.span.begin) slot.key = published.key;
        if (published.span.overlaps(slot.span)) slot.change = published.change;
      }
}

void end_at(Turn& turn, Instant end) {
  if (turn.span.end <= end) return;
  turn = within(std::move(turn), IntervalSet{{Instant::min(), end}});
  turn.span.end = end;
  turn.end = turn.zone.to_wall(end);
}

class Layer {
 public:
  Layer(const Desk& desk, const DeskCalendars& calendars, const std::vector<HeldTurn>& held,
        Interval window, std::vector<bool> begun)
      : held_(held),
        asked_before_(expand_running_turns(desk, calendars, window)),
        asked_(expand_turns(desk, calendars, window)),
        held_before_(std::move(begun)) {
    layout_.window = window;
    held_before_.resize(desk.rotas.size(), false);
    for (const Turn& turn : asked_before_) places_[place_of(turn)].asked_before.push_back(&turn);
    for (const Turn& turn : asked_) {
      std::optional<Instant>& handover = places_[place_of(turn)].handover;
      handover = std::min(handover.value_or(turn.span.begin), turn.span.begin);
    }
    for (const HeldTurn& turn : held) note(turn);
  }

  Layout lay() {
    lay_beside();
    for (Turn& turn : asked_) lay_asked(std::move(turn));
    for (const auto& [place, time] : places_) lay_leftover(time);
    for (const auto& [name, parts] : in_window_)
      for (const HeldTurn* part : parts)
        if (!asked_for_.contains(part)) layout_.gone.push_back(part);
    std::ranges::sort(layout_.turns, {}, [](const LaidTurn& laid) {
      const Turn& turn = laid.turn;
      return std::tuple(turn.span.begin, turn.rota, turn.seat, turn.place, turn.begin, turn.end);
    });
    return std::move(layout_);
  }

 private:
  void note(const HeldTurn& held) {
    const Instant begin = held.turn.whole().begin;
    if (is_replaced(layout_.window, held.turn.whole())) {
      in_window_[name_of(held.turn)].push_back(&held);
    } else if (begin < layout_.window.begin) {
      places_[place_of(held.turn)].before.push_back(&held);
      held_before_[at(held.turn.rota)] = true;
    } else {
      places_[place_of(held.turn)].after.push_back(&held);
    }
  }

  void lay_beside() {
    for (const HeldTurn& held : held_) {
      if (is_replaced(layout_.window, held.turn.whole())) continue;
      layout_.beside.push_back(held);
      if (held.turn.whole().begin < layout_.window.begin) cut(held, layout_.beside.back().turn);
    }
  }

  // At its first handover, or where it is given up.
  void cut(const HeldTurn& held, Turn& turn) {
    std::optional<Instant> end = places_[place_of(turn)].handover;
    if (const auto up = given_up(held, layout_.window.begin))
      end = std::min(end.value_or(*up), *up);
    if (!end || turn.span.end <= *end) return;
    end_at(turn, *end);
    layout_.cut.push_back({held.key, *end, held.turn.part_of ? time_of(held.turn) : IntervalSet{}});
  }

  void lay_asked(Turn turn) {
    const PlaceTime& time = places_[place_of(turn)];
    for (const HeldTurn* after : time.after) end_at(turn, after->turn.span.begin);
    if (turn.slots.empty()) return;
    const auto found = in_window_.find(name_of(turn));
    if (found == in_window_.end()) return add(std::move(turn), nullptr, false);
    const std::vector<const HeldTurn*>& parts = found->second;
    if (parts.size() == 1 && !parts.front()->turn.part_of) {
      name_as_published(turn, parts);
      return add(std::move(turn), parts.front(), false);
    }
    lay_parts(turn, parts);
  }

  // What changes gave, as far as it is asked for; the rest is whose the rest was.
  void lay_parts(const Turn& asked, const std::vector<const HeldTurn*>& parts) {
    const auto planned =
        std::ranges::find_if(parts, [](const HeldTurn* part) { return !is_by_change(part->turn); });
    const HeldTurn* const rest = planned == parts.end() ? nullptr : *planned;
    IntervalSet left = time_of(asked);
    for (const HeldTurn* part : parts) {
      if (part == rest) continue;
      add_part(asked, time_of(part->turn), parts, part);
      left = subtract(left, time_of(part->turn));
    }
    add_part(asked, left, parts, rest);
  }

  void add_part(const Turn& asked, const IntervalSet& time,
                const std::vector<const HeldTurn*>& parts, const HeldTurn* held) {
    Turn part =
        part_within(asked, time, {asked.slots.front().span.begin, asked.slots.back().span.end});
    if (part.slots.empty()) return;
    name_as_published(part, parts);
    add(std::move(part), held, false);
  }

  void add(Turn turn, const HeldTurn* held, bool leftover) {
    if (held) asked_for_.insert(held);
    layout_.turns.push_back({std::move(turn), held, leftover});
  }

  // From the window's begin to the first handover in it, or to the end of the turn begun before.
  void lay_leftover(const PlaceTime& time) {
    if (time.asked_before.empty()) return;
    const Turn& last = *time.asked_before.back();
    const Interval rest{layout_.window.begin,
                        std::min(last.span.end, time.handover.value_or(last.span.end))};
    std::vector<Interval> asked;
    for (const Turn* turn : time.asked_before)
      for (const Slot& slot : turn->slots) asked.push_back(intersection(slot.span, rest));
    const IntervalSet held =
        unite(staying_time(time.before, layout_.window.begin), published_time(time.after));
    const IntervalSet left = subtract(IntervalSet(std::move(asked)), held);
    if (left.empty() || !held_before_[at(last.rota)]) return;
    Turn turn = last;
    turn.span = {left.begin()->begin, rest.end};
    turn.begin = turn.zone.to_wall(turn.span.begin);
    turn.end = rest.end == last.span.end ? last.end : turn.zone.to_wall(rest.end);
    turn.slots.clear();
    for (const Interval& span : left)
      turn.slots.push_back({turn.zone.to_wall(span.begin), turn.zone.to_wall(span.end), span});
    // Planned as such before: it stays. A turn of the file that happens to begin here is another.
    const auto found = in_window_.find(name_of(turn));
    const bool same = found != in_window_.end() && found->second.front()->turn.whole() == turn.span;
    end_where_begins(layout_.beside, turn);
    if (same && found->second.front()->turn.part_of) return lay_parts(turn, found->second);
    add(std::move(turn), same ? found->second.front() : nullptr, true);
  }

  const std::vector<HeldTurn>& held_;
  std::vector<Turn> asked_before_;
  std::vector<Turn> asked_;
  std::map<Place, PlaceTime> places_;
  std::map<Name, std::vector<const HeldTurn*>> in_window_;
  std::set<const HeldTurn*> asked_for_;  // of those in the window
  std::vector<bool> held_before_;        // [rota]
  Layout layout_;
};

}  // namespace

void end_where_begins(std::vector<HeldTurn>& published, const Turn& rest) {
  const Instant begin = rest.slots.front().span.begin;
  for (HeldTurn& held : published) {
    const Interval span = held.turn.span;
    const bool runs_on = span.begin < begin && begin < span.end && !held.turn.slots.empty() &&
                         held.turn.slots.back().span.end <= begin;
    if (runs_on && place_of(held.turn) == place_of(rest)) end_at(held.turn, begin);
  }
}

Interval still_ahead(Interval window, std::optional<Instant> now) {
  if (!now || *now <= window.begin || window.end <= *now) return window;
  constexpr Seconds kMinute = std::chrono::minutes{1};
  const Seconds past = now->time_since_epoch() % kMinute;
  const Instant next = past == Seconds{0} ? *now : *now + (kMinute - past);
  return next < window.end ? Interval{next, window.end} : window;
}

Layout lay_out(const Desk& desk, const DeskCalendars& calendars, const std::vector<HeldTurn>& held,
               Interval window, std::vector<bool> begun) {
  return Layer(desk, calendars, held, window, std::move(begun)).lay();
}

}  // namespace respite
