#include "scheduler/rota/life/release.h"

#include <algorithm>

#include "scheduler/rota/eligibility.h"
#include "scheduler/rota/judge_line.h"
#include "scheduler/rota/load.h"

namespace respite {
namespace {

ProblemTurn held_by(const Desk& desk, Turn turn, PersonIndex person) {
  ProblemTurn made;
  made.fixed = person;
  made.work = desk.rotas[at(turn.rota)].counts == Counts::kWork;
  made.time = covered_time(turn);
  made.turn = std::move(turn);
  return made;
}

// The first covered moment at which the holder is on leave, busy or not there; nothing where the
// rule is about no time of theirs.
std::optional<Instant> first_moment(const ProblemTurn& turn, Rule rule, const Desk& desk,
                                    const DeskCalendars& calendars) {
  const std::size_t person = at(*turn.fixed);
  IntervalSet cannot;
  if (rule == Rule::kNotThere)
    cannot = subtract(turn.time, IntervalSet{presence_of(desk.people[person])});
  if (rule == Rule::kLeave || rule == Rule::kNotThere)
    cannot = unite(cannot, intersect(turn.time, leave_against(desk, calendars, *turn.fixed,
                                                              turn.turn.rota, turn.turn.whole())));
  if (rule == Rule::kBusy) cannot = intersect(turn.time, calendars.busy[person]);
  if (cannot.empty()) return std::nullopt;
  return cannot.begin()->begin;
}

class Releaser {
 public:
  Releaser(Facts& facts, const Desk& desk, const DeskCalendars& calendars, Interval window)
      : facts_(facts), desk_(desk), calendars_(calendars), window_(window) {}

  // Whether somebody cannot hold what they hold.
  bool release(Instant frozen_until) {
    for (HeldTurn& held : facts_.held)
      if (is_replaced(window_, held.turn.whole()) && (held.person || !held.holder.empty()) &&
          may_move(held, frozen_until))
        held.loose_from = held.turn.span.begin;
    look_in_window();
    look_before();
    const auto bars = static_bars(turns_, desk_, calendars_, facts_.elsewhere);
    bool given_up = false;
    for (std::size_t i = 0; i < turns_.size(); ++i) {
      const auto& rule = bars[i][at(*turns_[i].fixed)];
      if (rule) give_up(i, *rule);
      given_up = given_up || rule;
    }
    return given_up;
  }

 private:
  void look_at(HeldTurn& held, Turn turn) {
    if (turn.slots.empty()) return;
    if (!held.holder.empty()) held.loose_from = std::max(held.turn.span.begin, window_.begin);
    if (!held.person) return;
    turns_.push_back(held_by(desk_, std::move(turn), *held.person));
    held_.push_back(&held);
  }

  // As today's file asks for them.
  void look_in_window() {
    Layout layout = lay_out(desk_, calendars_, facts_.held, window_, facts_.begun);
    for (LaidTurn& laid : layout.turns)
      if (laid.held) look_at(facts_.held[place_of(*laid.held)], std::move(laid.turn));
  }

  void look_before() {
    for (HeldTurn& held : facts_.held)
      if (held.turn.whole().begin < window_.begin && window_.begin < held.turn.span.end)
        look_at(held, within(held.turn, IntervalSet{{window_.begin, Instant::max()}}));
  }

  [[nodiscard]] std::size_t place_of(const HeldTurn& held) const {
    return static_cast<std::size_t>(&held - facts_.held.data());
  }

  void give_up(std::size_t i, Rule rule) {
    const bool running = held_[i]->turn.whole().begin < window_.begin;
    const Instant begin = std::max(held_[i]->turn.span.begin, window_.begin);
    held_[i]->loose_from =
        running ? first_moment(turns_[i], rule, desk_, calendars_).value_or(begin) : begin;
  }

  Facts& facts_;
  const Desk& desk_;
  const DeskCalendars& calendars_;
  Interval window_;
  std::vector<ProblemTurn> turns_;
  std::vector<HeldTurn*> held_;  // [turn]
};

// Somebody's turns, with those that they cannot hold and without.
struct Lines {
  std::vector<TurnIndex> published;
  std::vector<TurnIndex> able;
};

Lines lines_of(const Problem& problem, PersonIndex person) {
  Lines lines;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    if (turn.fixed != person && turn.incumbent != person) continue;
    lines.published.push_back(index_of<TurnIndex>(t));
    if (turn.fixed || !problem.barred[t][at(person)]) lines.able.push_back(index_of<TurnIndex>(t));
  }
  return lines;
}

// A run of days, or the days off beside it, that became too short.
bool grew_short(const Breach& breach) {
  return breach.hard && breach.first &&
         (breach.rule == Rule::kMinDays || breach.rule == Rule::kMinDaysOff);
}

// Makes loose those turns that can be held no longer because others cannot: on duty Wednesday and
// Friday with a Thursday of leave between is too short a rest where two days off are a rule.
void release_what_breaks(Facts& facts, const Desk& desk, const DeskCalendars& calendars,
                         Interval window) {
  const Problem problem = build_problem(desk, calendars, facts, window);
  LineJudge judge(problem);
  for (std::size_t p = 0; p < problem.people.size(); ++p) {
    const auto person = index_of<PersonIndex>(p);
    const Lines lines = lines_of(problem, person);
    if (lines.able.size() == lines.published.size()) continue;
    CollectBreaches known;
    CollectBreaches found;
    static_cast<void>(judge.judge(person, lines.published, known));
    static_cast<void>(judge.judge(person, lines.able, found));
    for (const Breach& breach : found.breaches()) {
      if (!grew_short(breach) ||
          std::ranges::find(known.breaches(), breach) != known.breaches().end())
        continue;
      const Turn& turn = problem.turns[at(*breach.last)].turn;
      for (HeldTurn& held : facts.held)
        if (held.person == person && held.key == key_of(desk, turn) &&
            is_replaced(window, held.turn.whole()))
          held.loose_from = held.turn.span.begin;
    }
  }
}

}  // namespace

bool may_move(const HeldTurn& held, Instant frozen_until) {
  return !is_by_change(held.turn) && held.turn.span.begin >= frozen_until;
}

void release(Facts& facts, const Desk& desk, const DeskCalendars& calendars, Interval window,
             Instant frozen_until) {
  const Interval ahead = still_ahead(window, facts.now);
  if (Releaser(facts, desk, calendars, ahead).release(frozen_until))
    release_what_breaks(facts, desk, calendars, ahead);
}

}  // namespace respite
