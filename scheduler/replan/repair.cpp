#include "scheduler/replan/repair.h"

#include <algorithm>

#include "scheduler/solve/energy.h"

namespace respite {
namespace {

std::int64_t points_of(const LineScore& score) {
  return score.limits * kLimitPrice + score.balance;
}

// Whether turns added between others might mend it, too.
bool is_mended_by_more(Rule rule) { return is_minimum(rule) || rule == Rule::kGap; }

// Whether it is between its two turns alone, whatever lies between them.
bool is_of_two(Rule rule) {
  return rule == Rule::kOverlap || rule == Rule::kRest || rule == Rule::kForbiddenSuccession ||
         rule == Rule::kRestAfter;
}

}  // namespace

Repair::Repair(const Problem& problem, const Touches& touches)
    : problem_(problem),
      touches_(touches),
      line_judge_(problem),
      pair_judge_(problem),
      eligible_(problem.turns.size()),
      solution_(touches.as_published()),
      hold_(problem.turns.size(), Hold::kStays),
      locked_(problem.turns.size(), 0),
      lines_(problem.people.size()),
      moves_(problem.people.size(), 0),
      tolerated_(problem.people.size()),
      group_tolerated_(pair_judge_.groups().size(), false),
      group_broken_(pair_judge_.groups().size(), false),
      known_(problem.turns.size()) {
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    longest_ = std::max(longest_, turn.turn.span.length());
    if (const auto holder = solution_.holder[t])
      lines_[at(*holder)].turns.push_back(index_of<TurnIndex>(t));
    if (turn.fixed || !turn.in_window) continue;
    for (const ProblemPerson& person : problem.people)
      if (!problem.barred[t][at(person.person)]) eligible_[t].push_back(person.person);
  }
  for (const ProblemPerson& person : problem.people) judge(person.person);
  for (std::size_t g = 0; g < group_broken_.size(); ++g) judge_group(g);
}

void Repair::judge(PersonIndex person) {
  Line& line = lines_[at(person)];
  CollectBreaches found;
  line.score = line_judge_.judge(person, line.turns, found);
  line.version = ++versions_;
  line.broken.clear();
  for (const Breach& breach : found.breaches())
    if (breach.hard && !is_tolerated(person, breach)) line.broken.push_back(breach);
  ++judged_;
}

bool Repair::is_tolerated(PersonIndex person, const Breach& breach) const {
  if (!minima_count_ && is_minimum(breach.rule)) return true;
  return std::ranges::find(tolerated_[at(person)], breach) != tolerated_[at(person)].end();
}

void Repair::tolerate_all() {
  for (std::size_t p = 0; p < lines_.size(); ++p) {
    std::ranges::copy(lines_[p].broken, std::back_inserter(tolerated_[p]));
    lines_[p].broken.clear();
  }
  for (std::size_t g = 0; g < group_tolerated_.size(); ++g)
    group_tolerated_[g] = group_tolerated_[g] || group_broken_[g];
}

void Repair::tolerate_minima() {
  minima_count_ = false;
  for (const ProblemPerson& person : problem_.people) judge(person.person);
}

void Repair::tolerate_hopeless() {
  const auto is_hopeless = [](const Knot& knot) { return !knot.waits && knot.turns.empty(); };
  for (std::size_t p = 0; p < lines_.size(); ++p) {
    Line& line = lines_[p];
    std::erase_if(line.broken, [&](const Breach& breach) {
      if (!is_hopeless(knot_of(index_of<PersonIndex>(p), line, breach))) return false;
      tolerated_[p].push_back(breach);
      return true;
    });
  }
  for (std::size_t g = 0; g < group_tolerated_.size(); ++g) {
    if (group_broken_[g] && is_hopeless(knot_of(pair_judge_.groups()[g])))
      group_tolerated_[g] = true;
  }
}

void Repair::open(TurnIndex turn) { change(turn, Hold::kOpen, std::nullopt); }

void Repair::give(TurnIndex turn, std::optional<PersonIndex> person) {
  change(turn, Hold::kGiven, person);
  const ProblemTurn& given = problem_.turns[at(turn)];
  if (touches_.is_touched(turn, person)) {
    ++touched_;
    count_move(person, 1);
  }
  if (!person) empty_ += given.under;
}

void Repair::count_move(std::optional<PersonIndex> person, int by) {
  if (!person) return;
  int& moves = moves_[at(*person)];
  people_ -= moves > 0 ? 1 : 0;
  moves += by;
  people_ += moves > 0 ? 1 : 0;
}

void Repair::change(TurnIndex turn, Hold hold, std::optional<PersonIndex> holder) {
  Step step{turn, hold_[at(turn)], solution_.holder[at(turn)], {}, touched_, empty_};
  for (const auto& person : {step.holder, holder})
    if (person) step.lines.emplace_back(*person, lines_[at(*person)]);
  if (hold == Hold::kOpen) count_move(step.holder, 1);
  set(turn, hold, holder);
  if (step.holder) {
    auto& line = lines_[at(*step.holder)].turns;
    line.erase(std::ranges::lower_bound(line, turn));
  }
  if (holder) {
    auto& line = lines_[at(*holder)].turns;
    line.insert(std::ranges::lower_bound(line, turn), turn);
  }
  for (const auto& [person, line] : step.lines) judge(person);
  steps_.push_back(std::move(step));
}

void Repair::set(TurnIndex turn, Hold hold, std::optional<PersonIndex> holder) {
  const auto place = std::ranges::lower_bound(open_, turn);
  if (hold_[at(turn)] == Hold::kOpen && hold != Hold::kOpen) open_.erase(place);
  if (hold_[at(turn)] != Hold::kOpen && hold == Hold::kOpen) open_.insert(place, turn);
  hold_[at(turn)] = hold;
  solution_.holder[at(turn)] = holder;
  for (const std::size_t group : pair_judge_.groups_of(turn)) judge_group(group);
}

void Repair::undo() {
  Step step = std::move(steps_.back());
  steps_.pop_back();
  if (hold_[at(step.turn)] == Hold::kOpen) count_move(step.holder, -1);
  if (touched_ > step.touched) count_move(solution_.holder[at(step.turn)], -1);
  set(step.turn, step.hold, step.holder);
  for (std::pair<PersonIndex, Line>& before : step.lines)
    lines_[at(before.first)] = std::move(before.second);
  touched_ = step.touched;
  empty_ = step.empty;
}

std::int64_t Repair::points() const {
  std::int64_t sum = 0;
  for (const Line& line : lines_) sum += points_of(line.score);
  IgnoreBreaches sink;
  return sum + pair_judge_.judge(solution_, sink).balance;
}

bool Repair::can_change(TurnIndex turn) const {
  const ProblemTurn& asked = problem_.turns[at(turn)];
  return asked.in_window && !asked.fixed && hold_[at(turn)] == Hold::kStays &&
         locked_[at(turn)] == 0;
}

// Of the line, a set without whose loss the breach stays. A day, week or weekend is named by one
// turn on it, so whatever lies between the ends of a run may have part in it.
std::vector<TurnIndex> Repair::own_turns(const std::vector<TurnIndex>& line,
                                         const Breach& breach) const {
  if (!breach.first || !breach.last) return line;
  if (is_of_two(breach.rule)) return {*breach.first, *breach.last};
  const Turn& last = problem_.turns[at(*breach.last)].turn;
  std::vector<TurnIndex> own;
  if (breach.rule == Rule::kConsecutiveTurns) {  // it names only the last two of them
    for (auto turn = std::ranges::upper_bound(line, *breach.last);
         turn != line.begin() && static_cast<std::int64_t>(own.size()) < breach.found;)
      if (problem_.turns[at(*--turn)].turn.rota == last.rota) own.push_back(*turn);
    std::ranges::reverse(own);
    return own;
  }
  const Interval hull{problem_.turns[at(*breach.first)].turn.span.begin, last.span.end};
  std::ranges::copy_if(line, std::back_inserter(own), [&](TurnIndex turn) {
    const bool between = *breach.first <= turn && turn <= *breach.last;
    return between || problem_.turns[at(turn)].turn.span.overlaps(hull);
  });
  return own;
}

Knot Repair::knot_of(PersonIndex person, const Line& line, const Breach& breach) const {
  Knot knot;
  knot.person = person;
  knot.by_more = is_mended_by_more(breach.rule);
  if (!knot.by_more) {
    knot.turns = own_turns(line.turns, breach);
    std::erase_if(knot.turns, [&](TurnIndex turn) { return !can_change(turn); });
    return knot;
  }
  constexpr Seconds kNear = std::chrono::days{2};  // what could make a run of days longer
  Interval near{Instant::min(), Instant::max()};
  if (breach.first && breach.last)
    near = {problem_.turns[at(*breach.first)].turn.span.begin - kNear,
            problem_.turns[at(*breach.last)].turn.span.end + kNear};
  for (std::size_t t = 0; t < problem_.turns.size(); ++t) {
    const auto turn = index_of<TurnIndex>(t);
    if (problem_.turns[t].turn.span.begin >= near.end) break;
    const bool own = solution_.holder[t] == person;
    if (!problem_.turns[t].turn.span.overlaps(near) || (!own && problem_.barred[t][at(person)]))
      continue;
    knot.waits = knot.waits || hold_[t] == Hold::kOpen;
    if (can_change(turn)) knot.turns.push_back(turn);
  }
  return knot;
}

Knot Repair::knot_of(const PairJudge::Group& group) const {
  Knot knot;
  for (const TurnIndex turn : group.turns) {
    knot.waits = knot.waits || hold_[at(turn)] == Hold::kOpen;
    if (can_change(turn)) knot.turns.push_back(turn);
  }
  return knot;
}

void Repair::judge_group(std::size_t group) {
  group_broken_[group] = pair_judge_.is_broken(solution_, group);
}

std::vector<Knot> Repair::knots() {
  std::vector<Knot> knots;
  for (std::size_t p = 0; p < lines_.size(); ++p)
    for (const Breach& breach : lines_[p].broken)
      knots.push_back(knot_of(index_of<PersonIndex>(p), lines_[p], breach));
  for (std::size_t g = 0; g < group_broken_.size(); ++g)
    if (group_broken_[g] && !group_tolerated_[g]) knots.push_back(knot_of(pair_judge_.groups()[g]));
  return knots;
}

void Repair::look_at(TurnIndex turn, PersonIndex person, Known& known) {
  const Line& line = lines_[at(person)];
  std::vector<TurnIndex> with = line.turns;
  with.insert(std::ranges::lower_bound(with, turn), turn);
  CollectBreaches found;
  const LineScore score = line_judge_.judge(person, with, found);
  ++judged_;
  known = {line.version, {}, points_of(score) - points_of(line.score)};
  for (const Breach& breach : found.breaches()) {
    const bool stands = std::ranges::find(line.broken, breach) != line.broken.end();
    if (!breach.hard || stands || is_mended_by_more(breach.rule) || is_tolerated(person, breach))
      continue;
    known.clashes.push_back(own_turns(with, breach));
    std::erase(known.clashes.back(), turn);
  }
}

Takeover Repair::offer(TurnIndex turn, PersonIndex person) {
  auto& known_of_turn = known_[at(turn)];
  if (known_of_turn.empty()) known_of_turn.resize(problem_.people.size());
  Known& known = known_of_turn[at(person)];
  if (known.version != lines_[at(person)].version) look_at(turn, person, known);
  Takeover offer;
  offer.points = known.points;
  for (std::vector<TurnIndex> turns : known.clashes) {
    std::erase_if(turns, [&](TurnIndex one) { return !can_change(one); });
    if (turns.empty()) offer.possible = false;
    if (offer.in_place.empty() || turns.size() < offer.in_place.size())
      offer.in_place = std::move(turns);
  }
  return offer;
}

}  // namespace respite
