#include "scheduler/solve/shifts/day_lines.h"

#include <algorithm>
#include <map>
#include <utility>

#include "scheduler/rota/count/counts.h"
#include "scheduler/rules/rest.h"
#include "scheduler/rules/runs.h"
#include "scheduler/rules/succession.h"
#include "scheduler/solve/shifts/day_caps.h"

namespace respite {
namespace {

constexpr int kMostPeriods = 400;
constexpr Price kUnderFactor = 30;    // points for each of Tier::kCover
constexpr Price kLeastUnder = 3'000;  // more than any wish is worth
constexpr Price kMostUnder = 6'000;   // also for a head too many, which there is no turn for
constexpr Price kForced = 6'000;      // for leaving what is held already

// The shift that the turns of one kind are of; `kept` is the place for one who has a skill.
struct Kind {
  RotaIndex rota{};
  std::uint32_t seat = 0;
  bool kept = false;
  friend auto operator<=>(const Kind&, const Kind&) = default;
};

// What of a post is known before kinds have numbers.
struct PostKey {
  int day = 0;
  RotaIndex rota{};
  std::uint32_t seat = 0;
  friend auto operator<=>(const PostKey&, const PostKey&) = default;
};

class DayLinesOf {
 public:
  DayLinesOf(const Problem& problem, const PairJudge& pairs, const std::vector<PersonIndex>& moving,
             const Solution& plan)
      : problem_(problem), pairs_(pairs), moving_(moving), plan_(plan) {
    moves_.assign(problem.people.size(), 0);
    for (const PersonIndex person : moving) moves_[at(person)] = 1;
  }

  std::optional<DayLines> build() {
    if (!is_in_shifts() || !gather() || !list_kinds() || two_a_day()) return std::nullopt;
    result_.people = moving_;
    lay_out_cells();
    for (const PersonIndex person : moving_) add_person(person);
    return std::move(result_);
  }

 private:
  [[nodiscard]] const ProblemTurn& turn(TurnIndex index) const { return problem_.turns[at(index)]; }
  [[nodiscard]] int day_of(TurnIndex index) const {
    return problem_.clocks.front().first_day[at(index)];
  }
  [[nodiscard]] static Interval cover_of(const ProblemTurn& turn) {
    return {turn.time.intervals().front().begin, turn.time.intervals().back().end};
  }
  [[nodiscard]] bool stays(TurnIndex index) const {
    const auto& holder = plan_.holder[at(index)];
    return holder && moves_[at(*holder)] == 0;
  }

  [[nodiscard]] bool is_in_shifts() const {
    for (std::size_t t = 0; t < problem_.turns.size(); ++t) {
      const ProblemTurn& turn = problem_.turns[t];
      if (!turn.work || turn.leftover || turn.time.intervals().size() != 1) return false;
      if (std::holds_alternative<HandoverPlan>(problem_.desk.rotas[at(turn.turn.rota)].plan))
        return false;
      for (const Clock& clock : problem_.clocks)
        if (clock.first_day[t] != problem_.clocks.front().first_day[t]) return false;
    }
    return true;
  }

  // The posts of the window by day and shift.
  [[nodiscard]] bool gather() {
    std::map<PostKey, DayLines::Post> posts;
    first_day_ = INT32_MAX;
    int last_day = INT32_MIN;
    for (std::size_t t = 0; t < problem_.turns.size(); ++t) {
      const auto index = index_of<TurnIndex>(t);
      if (!turn(index).in_window) continue;
      first_day_ = std::min(first_day_, day_of(index));
      last_day = std::max(last_day, day_of(index));
      const Turn& its = turn(index).turn;
      if (!stays(index)) posts[{day_of(index), its.rota, its.seat}].turns.push_back(index);
    }
    if (posts.empty() || last_day - first_day_ >= kMostPeriods) return false;
    result_.lines.periods = last_day - first_day_ + 1;
    for (auto& [key, post] : posts) {
      post.period = key.day - first_day_;
      result_.posts.push_back(std::move(post));
    }
    find_skilled();
    find_apart();
    return true;
  }

  void find_apart() {
    beside_.resize(problem_.turns.size());
    for (const PairJudge::Group& group : pairs_.groups()) {
      const PairJudge::Standard& standard = pairs_.standards()[group.standard];
      if (standard.kind != PairJudge::Kind::kApart) continue;
      for (const std::size_t one : {std::size_t{0}, std::size_t{1}})
        if (const TurnIndex other = group.turns[1 - one]; stays(other))
          beside_[at(group.turns[one])].emplace_back(&standard, *plan_.holder[at(other)]);
    }
  }

  // Where one of several must have a skill, a place is kept for somebody who has it, unless
  // somebody who stays has.
  void find_skilled() {
    std::map<TurnIndex, DayLines::Post*> post_of;
    for (DayLines::Post& post : result_.posts)
      for (const TurnIndex index : post.turns) post_of[index] = &post;
    for (const PairJudge::Group& group : pairs_.groups()) {
      const PairJudge::Standard& standard = pairs_.standards()[group.standard];
      if (standard.rule() != Rule::kSkillMissing) continue;
      const bool met = std::ranges::any_of(group.turns, [&](TurnIndex index) {
        return stays(index) && standard.alone[at(*plan_.holder[at(index)])];
      });
      if (met) continue;
      for (const TurnIndex index : group.turns)
        if (const auto place = post_of.find(index); place != post_of.end())
          place->second->skilled.assign(standard.alone.begin(), standard.alone.end());
    }
  }

  [[nodiscard]] Kind kind_at(const DayLines::Post& post, bool kept) const {
    const Turn& its = turn(post.turns.front()).turn;
    return {its.rota, its.seat, kept};
  }

  [[nodiscard]] bool list_kinds() {
    for (const DayLines::Post& post : result_.posts) {
      kinds_.push_back(kind_at(post, false));
      if (!post.skilled.empty()) kinds_.push_back(kind_at(post, true));
    }
    std::ranges::sort(kinds_);
    kinds_.erase(std::ranges::unique(kinds_).begin(), kinds_.end());
    result_.lines.kinds = static_cast<int>(kinds_.size());
    if (kinds_.size() > static_cast<std::size_t>(kMostKinds)) return false;
    for (DayLines::Post& post : result_.posts) {
      post.kind = number_of(kind_at(post, false));
      if (!post.skilled.empty()) post.kept = number_of(kind_at(post, true));
    }
    return true;
  }

  // kOff where no turn of the window is of that kind.
  [[nodiscard]] Held number_of(Kind kind) const {
    const auto place = std::ranges::find(kinds_, kind);
    return place == kinds_.end() ? kOff : static_cast<Held>(place - kinds_.begin());
  }

  // Whether somebody could hold two turns of one day.
  [[nodiscard]] bool two_a_day() const {
    std::optional<Seconds> rest;
    for (const PersonIndex person : moving_) {
      const auto& theirs = problem_.people[at(person)].limits.rest;
      rest = std::min(rest.value_or(Seconds::max()), theirs ? theirs->value : Seconds{0});
    }
    const auto& posts = result_.posts;
    for (std::size_t i = 0; i < posts.size(); ++i)
      for (std::size_t j = i + 1; j < posts.size() && posts[j].period == posts[i].period; ++j) {
        Interval one = cover_of(turn(posts[i].turns.front()));
        Interval other = cover_of(turn(posts[j].turns.front()));
        if (other.begin < one.begin) std::swap(one, other);
        if (!is_too_short(time_between(one, other), *rest)) return true;
      }
    return false;
  }

  void lay_out_cells() {
    LineProblem& lines = result_.lines;
    lines.cover.assign(lines.cell(lines.periods, 0), {});
    for (std::size_t p = 0; p < result_.posts.size(); ++p) {
      const DayLines::Post& post = result_.posts[p];
      const int heads = static_cast<int>(post.turns.size());
      const bool kept = post.kept != kOff;
      if (kept) add_cell(p, post.kept, 1);
      add_cell(p, post.kind, kept ? heads - 1 : heads);
    }
  }

  void add_cell(std::size_t p, Held kind, int heads) {
    const DayLines::Post& post = result_.posts[p];
    const ProblemTurn& first = turn(post.turns.front());
    const std::size_t cell = result_.lines.cell(post.period, kind);
    const Price under =
        first.required ? std::clamp(first.under * kUnderFactor, kLeastUnder, kMostUnder) : 0;
    result_.lines.cover[cell] = {heads, under, kMostUnder};
    duties_.push_back({post.period, kind, cell, post.turns.front()});
    post_of_.push_back(p);
  }

  void add_person(PersonIndex person) {
    const ProblemPerson& theirs = problem_.people[at(person)];
    LineRules rules;
    rules.fair_load = theirs.fair;
    rules.load_weight = std::int64_t{10} * problem_.fairness_weight;
    rules.load_scale = problem_.average_load * problem_.average_load;
    std::vector<const Limits*> all = {&theirs.limits};
    if (is_one_rota()) all.push_back(&problem_.rota_limits[at(problem_.turns.front().turn.rota)]);
    for (const Limits* limits : all) set_runs(person, *limits, rules);
    set_follows(person, all, rules);
    set_cells(person, rules);
    std::vector<TurnIndex> context;
    for (std::size_t t = 0; t < problem_.turns.size(); ++t)
      if (!problem_.turns[t].in_window && problem_.turns[t].fixed == person)
        context.push_back(index_of<TurnIndex>(t));
    set_before(context, rules);
    set_caps(person, context, rules);
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

  // Where a longer rest follows some duties: which these are.
  struct LongRest {
    Seconds rest{};
    std::vector<char> after;  // [turn]
  };

  [[nodiscard]] std::vector<LongRest> long_rests(PersonIndex person,
                                                 const std::vector<const Limits*>& all) const {
    const Clock& clock = problem_.clocks[problem_.people[at(person)].clock];
    std::vector<LongRest> rests;
    for (const Limits* limits : all)
      for (const auto& limit : limits->rest_after) {
        if (!limit.binds(person)) continue;
        const CountTable table =
            counts_of(problem_, clock, limit.value.what, SumSpan::Unit::kWeeks);
        LongRest& rest = rests.emplace_back(LongRest{limit.value.rest, {}});
        for (std::size_t t = 0; t < problem_.turns.size(); ++t)
          rest.after.push_back(table.of(index_of<TurnIndex>(t)).empty() ? 0 : 1);
      }
    return rests;
  }

  [[nodiscard]] bool may_follow(const std::vector<const Limits*>& all,
                                const std::vector<LongRest>& rests, TurnIndex a,
                                TurnIndex b) const {
    const Seconds between = time_between(cover_of(turn(a)), cover_of(turn(b)));
    if (between < Seconds{0}) return false;
    for (const LongRest& rest : rests)
      if (rest.after[at(a)] != 0 && rest.after[at(b)] == 0 && is_too_short(between, rest.rest))
        return false;
    for (const Limits* limits : all) {
      if (limits->rest && is_too_short(between, limits->rest->value)) return false;
      for (const auto& pair : limits->forbidden)
        if (is_of_shift(problem_.desk, turn(a).turn, pair.value.first) &&
            is_of_shift(problem_.desk, turn(b).turn, pair.value.then) &&
            follows_next_day(day_of(a), day_of(b)))
          return false;
    }
    return true;
  }

  // What may follow on one day of the window may follow.
  void set_follows(PersonIndex person, const std::vector<const Limits*>& all,
                   LineRules& rules) const {
    const std::size_t kinds = kinds_.size();
    const std::vector<LongRest> rests = long_rests(person, all);
    std::vector<std::uint64_t> seen(kinds, 0);
    rules.follows.assign(kinds, 0);
    for (const DayDuty& a : duties_)
      for (const DayDuty& b : duties_) {
        if (b.period != a.period + 1) continue;
        const auto first = static_cast<std::size_t>(a.kind);
        const std::uint64_t bit = std::uint64_t{1} << b.kind;
        seen[first] |= bit;
        if (may_follow(all, rests, a.turn, b.turn)) rules.follows[first] |= bit;
      }
    for (std::size_t kind = 0; kind < kinds; ++kind)
      rules.follows[kind] |= ~seen[kind] & ((std::uint64_t{1} << kinds) - 1);
  }

  void set_cells(PersonIndex person, LineRules& rules) {
    rules.cells.assign(result_.lines.cover.size(), {.allowed = false});
    for (std::size_t d = 0; d < duties_.size(); ++d) {
      const DayDuty& duty = duties_[d];
      const DayLines::Post& post = result_.posts[post_of_[d]];
      LineCell& cell = rules.cells[duty.cell];
      const std::size_t t = at(duty.turn);
      cell.allowed = !problem_.barred[t][at(person)] &&
                     (duty.kind != post.kept || post.skilled[at(person)] != 0) &&
                     !is_apart(person, duty.turn);
      cell.cost = problem_.wish[t][at(person)] + company_of(person, duty.turn);
      cell.load = static_cast<std::int32_t>(problem_.load[t][at(person)]);
    }
    for (const DayLines::Post& post : result_.posts)
      for (const TurnIndex index : post.turns)
        if (turn(index).fixed == person) force(post, person, rules);
  }

  // What is held already stays: anything else that day is barred, and being off costs.
  void force(const DayLines::Post& post, PersonIndex person, LineRules& rules) const {
    const LineProblem& lines = result_.lines;
    const bool kept = post.kept != kOff && post.skilled[at(person)] != 0;
    const Held kind = kept ? post.kept : post.kind;
    for (int other = 0; other < lines.kinds; ++other)
      rules.cells[lines.cell(post.period, other)].allowed = other == kind;
    rules.cells[lines.cell(post.period, kind)].cost -= kForced;
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
      if (!stays(other)) continue;
      whole += pairs_.company_cost(person, *plan_.holder[at(other)]);
    }
    if (pairs_.together_with(index).empty()) return static_cast<Price>(whole);
    for (const PersonIndex other : moving_) {
      const std::int64_t points = pairs_.company_cost(person, other);
      if (points == 0 || other == person) continue;
      halves += points < 0 ? -((1 - points) / 2) : 0;
      if (overlaps_another_shift(index)) result_.sound = false;
    }
    return static_cast<Price>(whole + halves);
  }

  [[nodiscard]] bool overlaps_another_shift(TurnIndex index) const {
    return std::ranges::any_of(pairs_.together_with(index), [&](TurnIndex other) {
      return turn(other).turn.seat != turn(index).turn.seat || day_of(other) != day_of(index);
    });
  }

  void set_before(const std::vector<TurnIndex>& context, LineRules& rules) const {
    const auto held_on = [&](int day) {
      return std::ranges::find(context, day, [&](TurnIndex index) { return day_of(index); });
    };
    constexpr int kFar = 400;  // days: long enough off for any rule
    for (int off = 0; off < kFar; ++off) {
      const auto last = held_on(first_day_ - 1 - off);
      if (last == context.end()) continue;
      const Turn& its = turn(*last).turn;
      if (off > 0) rules.before_run = off;
      const Held kind = number_of({its.rota, its.seat, false});
      if (off > 0 || kind == kOff) return;
      rules.before = kind;
      rules.before_run = 0;
      for (int day = first_day_ - 1; held_on(day) != context.end(); --day) ++rules.before_run;
      return;
    }
  }

  void set_caps(PersonIndex person, const std::vector<TurnIndex>& context, LineRules& rules) const {
    const DayCapQuestion question{problem_, person, duties_, context, rules.min_off, rules.follows};
    std::vector<DayCap> caps = day_caps(question, problem_.people[at(person)].limits, std::nullopt);
    for (std::size_t rota = 0; rota < problem_.rota_limits.size(); ++rota)
      for (DayCap& cap : day_caps(question, problem_.rota_limits[rota], index_of<RotaIndex>(rota)))
        caps.push_back(std::move(cap));
    for (const DayCap& cap : caps) {
      if (rules.caps.size() == static_cast<std::size_t>(kMostCaps)) break;
      const CapSet bit = CapSet{1} << rules.caps.size();
      for (const std::size_t cell : cap.cells) rules.cells[cell].charge |= bit;
      for (std::size_t i = 0; i < cap.fresh.size(); ++i) {
        rules.cells[cap.fresh[i]].charge_fresh |= bit;
        rules.cells[cap.fresh[i]].joins = cap.joins[i];
      }
      rules.caps.push_back(cap.most);
    }
  }

  const Problem& problem_;
  const PairJudge& pairs_;
  const std::vector<PersonIndex>& moving_;
  const Solution& plan_;
  std::vector<char> moves_;  // [person of the problem]
  int first_day_ = 0;
  // [turn] who stays at the same time, with the standard of who may be on together.
  std::vector<std::vector<std::pair<const PairJudge::Standard*, PersonIndex>>> beside_;
  std::vector<Kind> kinds_;
  std::vector<DayDuty> duties_;       // by day
  std::vector<std::size_t> post_of_;  // [duty]
  DayLines result_;
};

}  // namespace

std::optional<DayLines> day_lines_of(const Problem& problem, const PairJudge& pairs,
                                     const std::vector<PersonIndex>& moving, const Solution& plan) {
  return DayLinesOf(problem, pairs, moving, plan).build();
}

Roster DayLines::roster_of(const Solution& solution) const {
  Roster roster(people.size(), Line(static_cast<std::size_t>(lines.periods), kOff));
  for (const Post& post : posts) {
    bool kept = post.kept != kOff;
    for (const TurnIndex index : post.turns) {
      const auto& holder = solution.holder[at(index)];
      if (!holder) continue;
      const auto place = std::ranges::lower_bound(people, *holder);
      if (place == people.end() || *place != *holder) continue;
      const bool takes = kept && post.skilled[at(*holder)] != 0;
      roster[static_cast<std::size_t>(place - people.begin())]
            [static_cast<std::size_t>(post.period)] = takes ? post.kept : post.kind;
      if (takes) kept = false;
    }
  }
  return roster;
}

Solution DayLines::lay_into(Solution plan, const Problem& problem, const Roster& roster) const {
  for (const Post& post : posts) {
    for (const TurnIndex index : post.turns)
      plan.holder[at(index)] = problem.turns[at(index)].fixed;
    for (const Held kind : {post.kept, post.kind})
      for (std::size_t i = 0; kind != kOff && i < people.size(); ++i)
        if (roster[i][static_cast<std::size_t>(post.period)] == kind) give(plan, post, people[i]);
  }
  return plan;
}

void DayLines::give(Solution& plan, const Post& post, PersonIndex person) {
  const auto holder = [&](TurnIndex index) { return plan.holder[at(index)]; };
  if (std::ranges::find(post.turns, std::optional(person), holder) != post.turns.end()) return;
  const auto open = std::ranges::find(post.turns, std::optional<PersonIndex>(), holder);
  if (open != post.turns.end()) plan.holder[at(*open)] = person;
}

}  // namespace respite
