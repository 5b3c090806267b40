#include "tests/support/naive_families.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <vector>

namespace respite::test {
namespace {

using Days = std::chrono::days;
using Minutes = std::chrono::minutes;

struct Half {  // half an hour on duty
  Day day;
  TimeOfDay time;
};

class Line {
 public:
  Line(const Problem& problem, const Solution& solution, PersonIndex person)
      : problem_(problem), person_(person), zone_(problem.desk.people[at(person)].zone) {
    for (std::size_t t = 0; t < problem.turns.size(); ++t)
      if (solution.holder[t] == person) turns_.push_back(t);
  }

  [[nodiscard]] const std::vector<std::size_t>& turns() const { return turns_; }
  [[nodiscard]] const ProblemTurn& turn(std::size_t t) const { return problem_.turns[t]; }

  [[nodiscard]] std::vector<Half> halves(std::size_t t) const {
    std::vector<Half> all;
    for (const Slot& slot : turn(t).turn.slots)
      for (Instant now = slot.span.begin; now < slot.span.end; now += Minutes{30}) {
        const Wall wall = zone_.to_wall(now);
        all.push_back({day_of(wall), time_of_day(wall)});
      }
    return all;
  }

  // What it makes of that, by day: a key that is the same for what counts once, and how much.
  struct Made {
    Day day;
    std::int64_t key;
    std::int64_t amount;
    bool in_window;
  };
  [[nodiscard]] std::vector<Made> made(const What& what) const {
    std::map<std::tuple<Day, std::int64_t>, Made> all;
    std::int64_t own = 1'000'000;
    const auto add = [&](Day day, std::int64_t key, std::int64_t amount, bool in_window) {
      const auto [place, fresh] = all.try_emplace({day, key}, Made{day, key, amount, in_window});
      if (!fresh) place->second.in_window |= in_window;
    };
    for (const std::size_t t : turns_) {
      const ProblemTurn& held = turn(t);
      const std::vector<Half> time = halves(t);
      switch (what.counted) {
        case Counted::kTurns:
          add(time.front().day, own++, 1, held.in_window);
          break;
        case Counted::kShift:
          if (held.turn.seat_id == what.shift) add(time.front().day, own++, 1, held.in_window);
          break;
        case Counted::kLoad:
          add(time.front().day, own++, problem_.load[t][at(person_)], held.in_window);
          break;
        case Counted::kDays:
        case Counted::kDaysOff:
          if (held.work)
            for (const Slot& slot : held.turn.slots)
              add(day_of(zone_.to_wall(slot.span.begin)), 0, 1, held.in_window);
          break;
        case Counted::kEvenings:
          break;  // no random limit counts them
        case Counted::kHours:
          for (const Half& half : time)
            if (held.work) add(half.day, own++, 1800, held.in_window);
          break;
        case Counted::kOnCall:
          if (!held.work ||
              std::holds_alternative<HandoverPlan>(problem_.desk.rotas[at(held.turn.rota)].plan))
            add(time.front().day, own++, static_cast<std::int64_t>(time.size()) * 1800,
                held.in_window);
          break;
        case Counted::kNights: {
          std::map<Day, int> nights;
          for (const Half& half : time) {
            if (half.time >= std::chrono::hours{22}) ++nights[half.day];
            if (half.time < std::chrono::hours{6}) ++nights[half.day - Days{1}];
          }
          for (const auto& [night, count] : nights)
            if (held.work && count >= 6) add(night, 0, 1, held.in_window);
          break;
        }
        case Counted::kWeekends:
          for (const Half& half : time) {
            if (weekday_of(half.day) == std::chrono::Saturday) add(half.day, 0, 1, held.in_window);
            if (weekday_of(half.day) == std::chrono::Sunday)
              add(half.day - Days{1}, 0, 1, held.in_window);
          }
          break;
        case Counted::kHolidays:
          for (const Half& half : time)
            if (problem_.calendars.desk.contains(half.day)) add(half.day, 0, 1, held.in_window);
          break;
      }
    }
    std::vector<Made> list;
    for (const auto& [key, one] : all) list.push_back(one);
    return list;
  }

  // The days of the window, both included.
  [[nodiscard]] std::pair<Day, Day> window() const {
    return {day_of(zone_.to_wall(problem_.window.begin)),
            day_of(zone_.to_wall(problem_.window.end - Seconds{1}))};
  }
  [[nodiscard]] std::int64_t presence() const { return problem_.people[at(person_)].presence; }
  // Nothing is known of the days before and after all turns.
  [[nodiscard]] std::pair<Day, Day> known() const {
    auto [first, last] = window();
    for (const ProblemTurn& turn : problem_.turns) {
      first = std::min(first, day_of(zone_.to_wall(turn.turn.slots.front().span.begin)));
      last = std::max(last, day_of(zone_.to_wall(turn.turn.slots.back().span.end - Seconds{1})));
    }
    return {first, last};
  }

 private:
  const Problem& problem_;
  PersonIndex person_;
  Zone zone_;
  std::vector<std::size_t> turns_;
};

// The span that begins with a day; nothing where none does. Past its end.
std::optional<Day> end_of_span(const SumSpan& span, Day begin) {
  const std::chrono::year_month_day date{begin};
  switch (span.unit) {
    case SumSpan::Unit::kDays:
      return begin + Days{span.count};
    case SumSpan::Unit::kWeeks:
      if (weekday_of(begin) != std::chrono::Monday) return std::nullopt;
      return begin + Days{7 * span.count};
    case SumSpan::Unit::kMonth:
      if (date.day() != std::chrono::day{1}) return std::nullopt;
      return Day{(date.year() / date.month() + std::chrono::months{1}) / std::chrono::day{1}};
    case SumSpan::Unit::kPlan:
      break;
  }
  return std::nullopt;
}

}  // namespace

bool naively_breaks(const Problem& problem, const Solution& solution, PersonIndex person,
                    const Sequence& sequence) {
  const Line line(problem, solution, person);
  std::map<Day, bool> on;  // whether a turn of the window is there
  for (const Line::Made& one : line.made(sequence.what)) on[one.day] |= one.in_window;
  const auto [first, last] = line.known();
  if (on.empty()) return false;
  const bool off = sequence.what.counted == Counted::kDaysOff;
  for (auto run = on.begin(); run != on.end();) {
    auto end = run;
    bool in_window = false;
    int length = 0;
    Day next = run->first;
    for (; end != on.end() && end->first == next; ++end, ++length, next += Days{1})
      in_window = in_window || end->second;
    if (off) {
      if (end == on.end()) break;
      bool after = false;
      Day day = end->first;
      for (auto later = end; later != on.end() && later->first == day; ++later, day += Days{1})
        after = after || later->second;
      if ((end->first - next) / Days{1} < sequence.count && (in_window || after)) return true;
    } else if (sequence.most) {
      if (length > sequence.count && in_window) return true;
    } else if (run->first != first && next - Days{1} != last) {
      if (length < sequence.count && in_window) return true;
    }
    run = end;
  }
  return false;
}

namespace {

// Part of what is asked for, by the half-hours in which somebody is there and not on leave.
std::int64_t asked_between(const Problem& problem, PersonIndex person, Interval span,
                           const Sum& sum) {
  const Person& who = problem.desk.people[at(person)];
  std::int64_t there = 0;
  std::int64_t all = 0;
  for (Instant now = span.begin; now < span.end; now += Minutes{30}, ++all) {
    const Day day = day_of(who.zone.to_wall(now));
    const bool employed = (!who.joins || *who.joins <= day) && (!who.leaves || day < *who.leaves);
    if (employed && !problem.calendars.leave[at(person)].contains(now)) ++there;
  }
  if (words_of(sum.what.counted).is_time) return sum.amount * there / all;
  return (2 * sum.amount * there + all) / (2 * all);
}

}  // namespace

bool naively_breaks(const Problem& problem, const Solution& solution, PersonIndex person,
                    const Sum& sum) {
  const Line line(problem, solution, person);
  const auto made = line.made(sum.what);
  const auto [first, last] = line.window();
  const auto is_wrong = [&](std::int64_t found, std::int64_t amount) {
    return sum.most ? found > amount : found < amount;
  };
  if (sum.span.unit == SumSpan::Unit::kPlan) {
    std::int64_t found = 0;
    for (const Line::Made& one : made) found += one.in_window ? one.amount : 0;
    if (sum.what.counted == Counted::kOnCall)
      return is_wrong(found, problem.window.length().count() * sum.amount / 1'000'000);
    if (sum.weeks == 0)
      return is_wrong(found,
                      sum.most ? sum.amount : asked_between(problem, person, problem.window, sum));
    // To the nearest minute.
    const double part = static_cast<double>(sum.amount) / (7.0 * sum.weeks) *
                        static_cast<double>((last - first) / Days{1} + 1) *
                        static_cast<double>(line.presence()) / 1e6;
    const auto minutes_of = static_cast<std::int64_t>(part / 60 + 0.5);
    return is_wrong(found, minutes_of * 60);
  }
  for (Day begin = first - Days{400}; begin <= last + Days{60}; begin += Days{1}) {
    const auto end = end_of_span(sum.span, begin);
    if (!end) continue;
    std::int64_t found = 0;
    bool in_window = false;
    for (const Line::Made& one : made)
      if (begin <= one.day && one.day < *end) {
        found += one.amount;
        in_window = in_window || one.in_window;
      }
    const bool judged = sum.most ? in_window : first <= begin && *end <= last + Days{1};
    if (!judged || !is_wrong(found, sum.amount)) continue;
    if (sum.most) return true;
    const Zone zone = problem.desk.people[at(person)].zone;
    if (found < asked_between(problem, person,
                              {zone.day_span(begin).begin, zone.day_span(*end).begin}, sum))
      return true;
  }
  return false;
}

bool naively_breaks(const Problem& problem, const Solution& solution, PersonIndex person,
                    const RestAfter& after) {
  const Line line(problem, solution, person);
  const auto is_of_it = [&](std::size_t t) {
    if (after.what.counted == Counted::kShift) return line.turn(t).turn.seat_id == after.what.shift;
    std::map<Day, int> nights;
    for (const Half& half : line.halves(t)) {
      if (half.time >= std::chrono::hours{22}) ++nights[half.day];
      if (half.time < std::chrono::hours{6}) ++nights[half.day - Days{1}];
    }
    return std::ranges::any_of(nights, [](const auto& night) { return night.second >= 6; });
  };
  std::vector<std::size_t> work;
  for (const std::size_t t : line.turns())
    if (line.turn(t).work) work.push_back(t);
  for (std::size_t i = 1; i < work.size(); ++i) {
    const ProblemTurn& one = line.turn(work[i - 1]);
    const ProblemTurn& next = line.turn(work[i]);
    const Seconds found = next.turn.slots.front().span.begin - one.turn.slots.back().span.end;
    if (is_of_it(work[i - 1]) && !is_of_it(work[i]) && found >= Seconds{0} && found < after.rest &&
        (one.in_window || next.in_window))
      return true;
  }
  return false;
}

// Half hour by half hour of every span, from one midnight of theirs to another.
bool naively_breaks(const Problem& problem, const Solution& solution, PersonIndex person,
                    const LongRest& rest) {
  const Line line(problem, solution, person);
  const Zone zone = problem.desk.people[at(person)].zone;
  std::map<Instant, bool> at_work;  // half an hour from then; whether for a turn of the window
  for (const std::size_t t : line.turns())
    if (line.turn(t).work)
      for (const Slot& slot : line.turn(t).turn.slots)
        for (Instant now = slot.span.begin; now < slot.span.end; now += Minutes{30})
          at_work[now] |= line.turn(t).in_window;
  const auto [first, last] = line.known();
  for (Day begin = first - Days{14}; begin <= last; begin += Days{1}) {
    const auto end = end_of_span(rest.span, begin);
    if (!end) continue;
    Seconds longest{0};
    Seconds here{0};
    bool in_window = false;
    for (Instant now = zone.at_transition(Wall{begin}); now < zone.at_transition(Wall{*end});
         now += Minutes{30}) {
      const auto work = at_work.find(now);
      here = work == at_work.end() ? here + Minutes{30} : Seconds{0};
      longest = std::max(longest, here);
      in_window = in_window || (work != at_work.end() && work->second);
    }
    if (in_window && longest < rest.rest) return true;
  }
  return false;
}

bool naively_splits_weekend(const Problem& problem, const Solution& solution, PersonIndex person) {
  const Line line(problem, solution, person);
  std::set<Day> worked;
  for (const Line::Made& one : line.made({Counted::kDays, {}})) worked.insert(one.day);
  const auto [first, last] = line.window();
  for (Day day = first; day < last; day += Days{1})
    if (weekday_of(day) == std::chrono::Saturday &&
        worked.contains(day) != worked.contains(day + Days{1}))
      return true;
  return false;
}

}  // namespace respite::test
