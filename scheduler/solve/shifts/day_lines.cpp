#include "scheduler/solve/shifts/day_lines.h"

#include <algorithm>
#include <utility>

#include "scheduler/solve/shifts/day_caps.h"
#include "scheduler/solve/shifts/day_follows.h"
#include "scheduler/solve/shifts/day_whole.h"

namespace respite {
namespace {

constexpr Price kUnderFactor = 100;    // points for each of Tier::kCover
constexpr Price kLeastUnder = 10'000;  // more than any wish is worth
constexpr Price kMostUnder = 30'000;   // also for a head too many, which there is no turn for
constexpr Price kForced = 30'000;      // for leaving what is held already

class DayLinesOf {
 public:
  DayLinesOf(const DayScope& scope, DayPosts posts)
      : scope_(scope), problem_(scope.problem), pairs_(scope.pairs), posts_(std::move(posts)) {}

  DayLines build() {
    result_.people = scope_.moving;
    result_.lines.periods = posts_.periods;
    result_.lines.kinds = static_cast<int>(posts_.kinds.size());
    lay_out_cells();
    find_apart();
    for (const PersonIndex person : scope_.moving) add_person(person);
    find_ties();
    result_.posts = std::move(posts_.posts);
    return std::move(result_);
  }

 private:
  [[nodiscard]] const ProblemTurn& turn(TurnIndex index) const { return problem_.turns[at(index)]; }

  void find_apart() {
    beside_.resize(problem_.turns.size());
    for (const PairJudge::Group& group : pairs_.groups()) {
      const PairJudge::Standard& standard = pairs_.standards()[group.standard];
      if (standard.kind != PairJudge::Kind::kApart) continue;
      for (const std::size_t one : {std::size_t{0}, std::size_t{1}})
        if (const TurnIndex other = group.turns[1 - one]; scope_.stays(other))
          beside_[at(group.turns[one])].emplace_back(&standard, *scope_.plan.holder[at(other)]);
    }
  }

  void lay_out_cells() {
    LineProblem& lines = result_.lines;
    lines.cover.assign(lines.cell(lines.periods, 0), {});
    for (std::size_t p = 0; p < posts_.posts.size(); ++p) {
      const DayPost& post = posts_.posts[p];
      const int heads = static_cast<int>(post.turns.size());
      const bool kept = post.kept != kOff;
      if (kept) add_cell(p, post.kept, 1);
      add_cell(p, post.kind, kept ? heads - 1 : heads);
    }
  }

  void add_cell(std::size_t p, Held kind, int heads) {
    const DayPost& post = posts_.posts[p];
    const ProblemTurn& first = turn(post.turns.front());
    const std::size_t cell = result_.lines.cell(post.period, kind);
    const Price under =
        first.is_wanted() ? std::clamp(first.under * kUnderFactor, kLeastUnder, kMostUnder) : 0;
    if (first.required) {
      result_.lines.cover[cell] = {heads, under, kMostUnder};
    } else {  // those that are wanted before those beyond
      const auto wanted = std::ranges::count_if(
          post.turns, [&](TurnIndex index) { return turn(index).is_wanted(); });
      result_.lines.cover[cell] = {heads, 0, kMostUnder, static_cast<int>(wanted), under};
    }
    duties_.push_back({post.period, kind, cell, post.turns.front()});
    post_of_.push_back(p);
  }

  void add_person(PersonIndex person) {
    const ProblemPerson& theirs = problem_.people[at(person)];
    LineRules rules;
    rules.fair_load = theirs.fair;
    rules.load_weight = std::int64_t{10} * problem_.fairness_weight;
    rules.load_scale = problem_.average_load * problem_.average_load;
    std::vector<const Limits*> all = {&theirs.limits, &theirs.pack_limits};
    if (is_one_rota()) all.push_back(&problem_.rota_limits[at(problem_.turns.front().turn.rota)]);
    for (const Limits* limits : all) set_runs(person, *limits, rules);
    const DayFollows follows(scope_, person, all);
    rules.follows = follows.by_kind(duties_, posts_.kinds.size());
    rules.min_off_after =
        follows.days_off_after(duties_, posts_.kinds.size(), rules.min_off, result_.sound);
    set_cells(person, rules);
    std::vector<TurnIndex> context;
    for (std::size_t t = 0; t < problem_.turns.size(); ++t)
      if (!problem_.turns[t].in_window && problem_.turns[t].fixed == person)
        context.push_back(index_of<TurnIndex>(t));
    set_before(person, context, rules);
    const bool whole = is_whole({scope_, posts_, person, all, follows, duties_, context, rules});
    const bool sums_are_whole = set_caps(person, context, rules);
    result_.whole.push_back(whole && sums_are_whole ? 1 : 0);
    result_.lines.people.push_back(std::move(rules));
  }

  [[nodiscard]] bool is_one_rota() const {
    return std::ranges::all_of(problem_.turns, [&](const ProblemTurn& turn) {
      return turn.turn.rota == problem_.turns.front().turn.rota;
    });
  }

  static void set_runs(PersonIndex person, const Limits& limits, LineRules& rules) {
    for (const auto& limit : limits.sequences) {
      const Sequence& sequence = limit.value;
      const bool days = sequence.what.counted == Counted::kDays;
      if (!limit.binds(person)) continue;
      if (days && sequence.most)
        rules.max_run = std::min(rules.max_run, std::max(1, sequence.count));
      if (days && !sequence.most) rules.min_run = std::max(rules.min_run, sequence.count);
      if (sequence.what.counted == Counted::kDaysOff && !sequence.most)
        rules.min_off = std::max(rules.min_off, sequence.count);
    }
    rules.min_run = std::min(rules.min_run, rules.max_run);
  }

  void set_cells(PersonIndex person, LineRules& rules) {
    rules.cells.assign(result_.lines.cover.size(), {.allowed = false});
    for (std::size_t d = 0; d < duties_.size(); ++d) {
      const DayDuty& duty = duties_[d];
      const DayPost& post = posts_.posts[post_of_[d]];
      LineCell& cell = rules.cells[duty.cell];
      const std::size_t t = at(duty.turn);
      cell.allowed = !problem_.barred[t][at(person)] &&
                     (duty.kind != post.kept || post.skilled[at(person)] != 0) &&
                     !is_apart(person, duty.turn);
      cell.cost = problem_.wish[t][at(person)] + company_of(person, duty.turn);
      cell.load = static_cast<std::int32_t>(problem_.load[t][at(person)]);
    }
    for (const DayPost& post : posts_.posts)
      for (const TurnIndex index : post.turns)
        if (turn(index).fixed == person) force(post, person, rules);
  }

  // What is held already stays: anything else that day is barred, and being off costs. Of several
  // who have the skill any may be in the place kept for it.
  void force(const DayPost& post, PersonIndex person, LineRules& rules) const {
    const LineProblem& lines = result_.lines;
    const bool skilled = post.kept != kOff && post.skilled[at(person)] != 0;
    for (int kind = 0; kind < lines.kinds; ++kind) {
      LineCell& cell = rules.cells[lines.cell(post.period, kind)];
      cell.allowed = kind == post.kind || (skilled && kind == post.kept);
      if (cell.allowed) cell.cost -= kForced;
    }
    rules.constant += kForced;
  }

  // Whether somebody who stays is on duty then who must not be on together with them.
  [[nodiscard]] bool is_apart(PersonIndex person, TurnIndex index) const {
    return std::ranges::any_of(beside_[at(index)], [&](const auto& staying) {
      return !staying.first->beside[at(person)][at(staying.second)];
    });
  }

  [[nodiscard]] Price company_of(PersonIndex person, TurnIndex index) {
    std::int64_t whole = 0;
    std::int64_t halves = 0;
    for (const TurnIndex other : pairs_.together_with(index)) {
      if (!scope_.stays(other)) continue;
      whole += pairs_.company_cost(person, *scope_.plan.holder[at(other)]);
    }
    if (pairs_.together_with(index).empty()) return static_cast<Price>(whole);
    for (const PersonIndex other : scope_.moving) {
      const std::int64_t points = pairs_.company_cost(person, other);
      if (points == 0 || other == person) continue;
      halves += half_of(points);
      if (overlaps_another_shift(index)) result_.sound = false;
    }
    return static_cast<Price>(whole + halves);
  }

  void find_ties() {
    for (std::size_t a = 0; a < scope_.moving.size(); ++a)
      for (std::size_t b = a + 1; b < scope_.moving.size(); ++b) {
        const std::int64_t points = pairs_.company_cost(scope_.moving[a], scope_.moving[b]);
        if (points != 0) result_.ties.push_back({a, b, static_cast<Price>(points)});
      }
    result_.post_of.assign(result_.lines.cover.size(), -1);
    for (std::size_t d = 0; d < duties_.size(); ++d) {
      if (pairs_.together_with(duties_[d].turn).empty()) continue;
      std::size_t post = post_of_[d];
      while (post > 0 && is_same_shift(posts_.posts[post - 1], posts_.posts[post])) --post;
      result_.post_of[duties_[d].cell] = static_cast<int>(post);
    }
  }

  // Of one day: the heads that are required, and those that need not be.
  [[nodiscard]] bool is_same_shift(const DayPost& a, const DayPost& b) const {
    const Turn& one = turn(a.turns.front()).turn;
    const Turn& other = turn(b.turns.front()).turn;
    return a.period == b.period && one.rota == other.rota && one.seat == other.seat;
  }

  [[nodiscard]] bool overlaps_another_shift(TurnIndex index) const {
    return std::ranges::any_of(pairs_.together_with(index), [&](TurnIndex other) {
      return turn(other).turn.seat != turn(index).turn.seat ||
             scope_.day_of(other) != scope_.day_of(index);
    });
  }

  void set_before(PersonIndex person, const std::vector<TurnIndex>& context,
                  LineRules& rules) const {
    // The last of the day, should there be several.
    const auto held_on = [&](int day) {
      return std::find_if(context.rbegin(), context.rend(),
                          [&](TurnIndex index) { return scope_.day_of(index) == day; });
    };
    constexpr int kFar = 400;  // days: long enough off for any rule
    for (int off = 0; off < kFar; ++off) {
      const auto last = held_on(posts_.first_day - 1 - off);
      if (last == context.rend()) continue;
      const Turn& its = turn(*last).turn;
      const Held kind = posts_.kind_of(its);
      if (off > 0 && kind != kOff) rules.before_due = std::max(0, rules.off_after(kind) - off);
      if (off > 0 || kind == kOff) return;
      rules.before = kind;
      int day = posts_.first_day - 1;
      for (; held_on(day) != context.rend(); --day) ++rules.before_run;
      // It may have begun before all that is known.
      const Run& known = problem_.clocks[problem_.people[at(person)].clock].known;
      if (day + 1 == known.first) rules.min_run = std::min(rules.min_run, rules.before_run);
      return;
    }
  }

  // Whether they say all that sums ask.
  [[nodiscard]] bool set_caps(PersonIndex person, const std::vector<TurnIndex>& context,
                              LineRules& rules) const {
    const DayCapQuestion question{problem_, person, duties_, context, rules.min_off, rules.follows};
    const ProblemPerson& theirs = problem_.people[at(person)];
    std::vector<DayCap> caps;
    bool whole = true;
    const auto add = [&](const Limits& limits, std::optional<RotaIndex> rota) {
      const int rule = caps.empty() ? 0 : caps.back().rule + 1;
      DayCaps more = day_caps(question, limits, rota);
      whole = whole && more.whole;
      for (DayCap& cap : more.caps) {
        cap.rule += rule;
        caps.push_back(std::move(cap));
      }
    };
    add(theirs.limits, std::nullopt);
    add(theirs.pack_limits, std::nullopt);
    for (std::size_t rota = 0; rota < problem_.rota_limits.size(); ++rota)
      add(problem_.rota_limits[rota], index_of<RotaIndex>(rota));
    return lay_caps(caps, rules) && whole;
  }

  const DayScope& scope_;
  const Problem& problem_;
  const PairJudge& pairs_;
  DayPosts posts_;
  // [turn] who stays at the same time, with the standard of who may be on together.
  std::vector<std::vector<std::pair<const PairJudge::Standard*, PersonIndex>>> beside_;
  std::vector<DayDuty> duties_;       // by day
  std::vector<std::size_t> post_of_;  // [duty]
  DayLines result_;
};

}  // namespace

Price half_of(std::int64_t points) {
  return points < 0 ? static_cast<Price>(-((1 - points) / 2)) : 0;
}

std::optional<DayLines> day_lines_of(const Problem& problem, const PairJudge& pairs,
                                     const std::vector<PersonIndex>& moving, const Solution& plan) {
  const DayScope scope{problem, pairs, moving, plan};
  auto posts = day_posts_of(scope);
  if (!posts) return std::nullopt;
  return DayLinesOf(scope, *std::move(posts)).build();
}

}  // namespace respite
