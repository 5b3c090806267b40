#include "scheduler/rota/judge_pairs.h"

#include <algorithm>

#include "scheduler/rota/wish.h"
#include "scheduler/rules/novice.h"

namespace respite {
namespace {

// Of what the first seat asks for, what the person is not able in: an able second must be.
std::vector<Skill> novice_in(const Person& person, const std::vector<Skill>& skills, Instant at) {
  std::vector<Skill> wanted;
  for (const Skill& skill : skills) {
    const Skill able{skill.skill, Level::kAble};
    if (!has_skills(person, {able}, at)) wanted.push_back(able);
  }
  return wanted;
}

// When somebody's skills grow: between two such moments nothing of a standard changes.
class SkillSteps {
 public:
  explicit SkillSteps(const Desk& desk) {
    for (const Person& person : desk.people)
      for (const Skill& skill : person.skills)
        if (skill.from) steps_.push_back(person.zone.at_transition(Wall{*skill.from}));
    std::ranges::sort(steps_);
  }
  [[nodiscard]] bool same(Instant one, Instant other) const {
    return std::ranges::upper_bound(steps_, one) == std::ranges::upper_bound(steps_, other);
  }

 private:
  std::vector<Instant> steps_;
};

}  // namespace

PairJudge::PairJudge(const Problem& problem) : problem_(problem) {
  groups_of_.resize(problem.turns.size());
  for (std::size_t i = 0; i < problem.desk.rotas.size(); ++i) {
    const Rota& rota = problem.desk.rotas[i];
    const auto index = index_of<RotaIndex>(i);
    if (const auto* plan = std::get_if<HandoverPlan>(&rota.plan)) {
      if (rota.novice_needs_able_secondary) add_novice_groups(index, plan->seats.front().skills);
      continue;
    }
    const auto& shifts = std::get<ShiftPlan>(rota.plan).shifts;
    for (std::size_t s = 0; s < shifts.size(); ++s) {
      const Shift& shift = shifts[s];
      const auto seat = static_cast<std::uint32_t>(s);
      const auto add_skills = [&](const std::vector<Skill>& wanted) {
        add_shift_groups(index, seat, [&](Instant at) { return skill_standard(wanted, at); });
      };
      if (!shift.one_has.empty()) add_skills(shift.one_has);
      for (const Skill& skill : shift.each_of) add_skills({skill});
      if (!shift.novice_alone)
        add_shift_groups(index, seat, [&](Instant at) { return shift_standard(shift, at); });
    }
  }
  add_company();
  add_apart();
}

void PairJudge::add_group(Group group) {
  const bool in_window = std::ranges::any_of(
      group.turns, [&](TurnIndex turn) { return problem_.turns[at(turn)].in_window; });
  if (!in_window) return;
  for (const TurnIndex turn : group.turns) groups_of_[at(turn)].push_back(groups_.size());
  groups_.push_back(std::move(group));
}

PairJudge::Standard PairJudge::novice_standard(const std::vector<Skill>& skills, Instant at) const {
  Standard standard{Kind::kNoviceSeat, {}, {}, {}};
  for (const Person& first : problem_.desk.people) {
    const std::vector<Skill> wanted = novice_in(first, skills, at);
    standard.alone.push_back(wanted.empty());
    auto& beside = standard.beside.emplace_back();
    for (const Person& second : problem_.desk.people)
      beside.push_back(has_skills(second, wanted, at));
  }
  return standard;
}

void PairJudge::add_novice_groups(RotaIndex rota, const std::vector<Skill>& skills) {
  const SkillSteps steps(problem_.desk);
  std::optional<Instant> judged_at;
  for (std::size_t i = 0; i < problem_.turns.size(); ++i) {
    const Turn& first = problem_.turns[i].turn;
    if (first.rota != rota || first.seat != 0) continue;
    const Instant at = first.whole().begin;
    if (!judged_at || !steps.same(*judged_at, at))
      standards_.push_back(novice_standard(skills, at));
    judged_at = at;
    Group group{standards_.size() - 1, {index_of<TurnIndex>(i)}};
    // Seats of one handover stand side by side in Problem::turns.
    for (std::size_t j = i + 1; j < problem_.turns.size(); ++j) {
      const Turn& second = problem_.turns[j].turn;
      if (second.span.begin != first.span.begin) break;
      if (second.rota == rota && second.seat == 1) group.turns.push_back(index_of<TurnIndex>(j));
    }
    add_group(std::move(group));
  }
}

PairJudge::Standard PairJudge::skill_standard(const std::vector<Skill>& one_has, Instant at) const {
  Standard standard{Kind::kSkill, {}, {}, {}};
  for (const Person& person : problem_.desk.people)
    standard.alone.push_back(has_skills(person, one_has, at));
  return standard;
}

PairJudge::Standard PairJudge::shift_standard(const Shift& shift, Instant at) const {
  Standard standard{Kind::kNoviceShift, {}, {}, {}};
  for (const Person& person : problem_.desk.people) {
    standard.alone.push_back(is_able_on(problem_.desk, shift, person, at));
    standard.novice.push_back(is_novice_on(problem_.desk, shift, person, at));
  }
  return standard;
}

// Heads of one shift stand side by side in Problem::turns (same begin, rota, seat).
template <class Make>
void PairJudge::add_shift_groups(RotaIndex rota, std::uint32_t seat, Make make) {
  const SkillSteps steps(problem_.desk);
  std::optional<Instant> judged_at;
  Group group{0, {}};
  const auto flush = [&] {
    if (!group.turns.empty()) add_group(group);
    group.turns.clear();
  };
  for (std::size_t i = 0; i < problem_.turns.size(); ++i) {
    const Turn& turn = problem_.turns[i].turn;
    if (turn.rota != rota || turn.seat != seat) continue;
    const Instant at = turn.whole().begin;
    if (judged_at != at) flush();
    if (!judged_at || !steps.same(*judged_at, at)) standards_.push_back(make(at));
    judged_at = at;
    group.standard = standards_.size() - 1;
    group.turns.push_back(index_of<TurnIndex>(i));
  }
  flush();
}

void PairJudge::add_company() {
  const std::size_t people = problem_.desk.people.size();
  bool any = false;
  std::vector<std::vector<std::int64_t>> points(people, std::vector<std::int64_t>(people, 0));
  for (std::size_t i = 0; i < people; ++i)
    for (const Wish& wish : problem_.desk.people[i].wishes)
      if (const auto* company = std::get_if<WishCompany>(&wish.what)) {
        points[i][at(company->person)] += points_of(wish);
        any = true;
      }
  if (!any) return;
  company_ = std::move(points);
  together_.resize(problem_.turns.size());
  for (std::size_t i = 0; i < problem_.turns.size(); ++i) {
    const ProblemTurn& one = problem_.turns[i];
    for (std::size_t j = i + 1; j < problem_.turns.size(); ++j) {
      const ProblemTurn& other = problem_.turns[j];
      if (one.turn.span.end <= other.turn.span.begin) break;  // sorted by begin
      if (one.turn.rota != other.turn.rota || (!one.in_window && !other.in_window)) continue;
      if (intersect(one.time, other.time).empty()) continue;
      together_[i].push_back(index_of<TurnIndex>(j));
      together_[j].push_back(index_of<TurnIndex>(i));
    }
  }
}

std::optional<Breach> PairJudge::judge_group(const Solution& solution, const Group& group) const {
  const Standard& standard = standards_[group.standard];
  const Breach breach{
      .rule = standard.rule(), .first = group.turns.front(), .last = group.turns.back()};
  if (standard.kind == Kind::kNoviceSeat) {
    const auto first = solution.holder[at(group.turns.front())];
    if (!first || standard.alone[at(*first)]) return std::nullopt;
    const auto second =
        group.turns.size() > 1 ? solution.holder[at(group.turns.back())] : std::nullopt;
    if (second && standard.beside[at(*first)][at(*second)]) return std::nullopt;
    return breach;
  }
  if (standard.kind == Kind::kApart) {
    const auto one = solution.holder[at(group.turns.front())];
    const auto other = solution.holder[at(group.turns.back())];
    if (!one || !other || standard.beside[at(*one)][at(*other)]) return std::nullopt;
    Breach apart = breach;
    apart.other = other;
    return apart;
  }
  bool all_held = true;
  bool all_required_held = true;
  bool any_required = false;
  bool novice = false;
  for (const TurnIndex turn : group.turns) {
    const auto head = solution.holder[at(turn)];
    const bool required = problem_.turns[at(turn)].required;
    if (head && standard.alone[at(*head)]) return std::nullopt;
    any_required = any_required || required;
    all_held = all_held && head;
    all_required_held = all_required_held && (head || !required);
    novice = novice || (head && !standard.novice.empty() && standard.novice[at(*head)]);
  }
  const bool judged = standard.kind == Kind::kNoviceShift ? novice
                      : any_required                      ? all_required_held
                                                          : all_held;
  return judged ? std::optional(breach) : std::nullopt;
}

PairJudge::Standard PairJudge::apart_standard(std::optional<RotaIndex> rota) const {
  const std::size_t people = problem_.desk.people.size();
  Standard standard{Kind::kApart, {}, {}, {}};
  standard.beside.assign(people, std::vector<bool>(people, true));
  const auto add = [&](const Limits& limits) {
    for (const Limit<Apart>& limit : limits.apart)
      for (const PersonIndex one : limit.value.people)
        for (const PersonIndex other : limit.value.people)
          if (limit.hard() && one != other) standard.beside[at(one)][at(other)] = false;
  };
  add(problem_.desk.limits);
  if (rota) add(problem_.desk.rotas[at(*rota)].limits);
  return standard;
}

void PairJudge::add_apart() {
  bool any_hard = false;
  const auto add = [&](const Limits& limits, std::optional<RotaIndex> rota) {
    for (const Limit<Apart>& limit : limits.apart) {
      if (!limit.hard()) apart_.push_back({&limit, rota});
      any_hard = any_hard || limit.hard();
    }
  };
  add(problem_.desk.limits, std::nullopt);
  for (std::size_t r = 0; r < problem_.desk.rotas.size(); ++r)
    add(problem_.desk.rotas[r].limits, index_of<RotaIndex>(r));
  if (apart_.empty() && !any_hard) return;
  const std::size_t first = standards_.size();  // the desk's, then those of rotas
  standards_.push_back(apart_standard(std::nullopt));
  for (std::size_t r = 0; r < problem_.desk.rotas.size(); ++r)
    standards_.push_back(apart_standard(index_of<RotaIndex>(r)));
  beside_.resize(problem_.turns.size());
  for (std::size_t i = 0; i < problem_.turns.size(); ++i) {
    const ProblemTurn& one = problem_.turns[i];
    for (std::size_t j = i + 1; j < problem_.turns.size(); ++j) {
      const ProblemTurn& other = problem_.turns[j];
      if (one.turn.span.end <= other.turn.span.begin) break;  // sorted by begin
      if (!one.in_window && !other.in_window) continue;
      if (intersect(one.time, other.time).empty()) continue;
      beside_[i].push_back(index_of<TurnIndex>(j));
      beside_[j].push_back(index_of<TurnIndex>(i));
      const bool same = one.turn.rota == other.turn.rota;
      if (any_hard)
        add_group({first + (same ? 1 + at(one.turn.rota) : 0),
                   {index_of<TurnIndex>(i), index_of<TurnIndex>(j)}});
    }
  }
}

template <class Visit>
void PairJudge::for_each_clash(const Solution& solution, TurnIndex turn, Visit visit) const {
  const auto holder = solution.holder[at(turn)];
  if (apart_.empty() || !holder) return;
  for (const TurnIndex other : beside_[at(turn)]) {
    const auto beside = solution.holder[at(other)];
    if (!beside || beside == holder) continue;
    for (const ApartRule& rule : apart_) {
      const auto counts = [&](TurnIndex one) {
        return !rule.rota || problem_.turns[at(one)].turn.rota == rule.rota;
      };
      const auto names = [&](PersonIndex person) {
        return std::ranges::binary_search(rule.limit->value.people, person);
      };
      if (counts(turn) && counts(other) && names(*holder) && names(*beside))
        visit(*rule.limit->weight, other);
    }
  }
}

std::int64_t PairJudge::company_of(const Solution& solution, TurnIndex turn) const {
  const auto holder = solution.holder[at(turn)];
  if (company_.empty() || !holder) return 0;
  std::int64_t sum = 0;
  for (const TurnIndex other : together_[at(turn)])
    if (const auto& beside = solution.holder[at(other)]) sum += points(*holder, *beside);
  return sum;
}

PairScore PairJudge::judge(const Solution& solution, BreachSink& sink) const {
  PairScore score;
  for (const Group& group : groups_)
    if (const auto breach = judge_group(solution, group)) {
      ++score.broken;
      sink.take(*breach);
    }
  for (std::size_t i = 0; i < problem_.turns.size(); ++i)
    score.balance += company_of(solution, index_of<TurnIndex>(i));
  score.balance /= 2;  // each pair was met from both sides
  for (std::size_t i = 0; i < beside_.size(); ++i) {
    const auto turn = index_of<TurnIndex>(i);
    for_each_clash(solution, turn, [&](int weight, TurnIndex other) {
      if (other < turn) return;
      score.limits += weight;
      sink.take({.rule = Rule::kApart,
                 .first = turn,
                 .last = other,
                 .other = solution.holder[at(other)],
                 .hard = false,
                 .cost = weight});
    });
  }
  return score;
}

PairScore PairJudge::judge_turn(const Solution& solution, TurnIndex turn) const {
  PairScore score;
  for (const std::size_t group : groups_of_[at(turn)])
    if (judge_group(solution, groups_[group])) ++score.broken;
  score.balance = company_of(solution, turn);
  for_each_clash(solution, turn, [&](int weight, TurnIndex) { score.limits += weight; });
  return score;
}

bool PairJudge::is_broken(const Solution& solution, std::size_t group) const {
  return judge_group(solution, groups_[group]).has_value();
}

std::optional<Breach> PairJudge::first_breach(const Solution& solution, TurnIndex turn) const {
  for (const std::size_t group : groups_of_[at(turn)])
    if (auto breach = judge_group(solution, groups_[group])) return breach;
  return std::nullopt;
}

std::int64_t PairJudge::least_company_cost() const {
  if (company_.empty()) return 0;
  std::int64_t least = 0;
  for (std::size_t i = 0; i < company_.size(); ++i)
    for (std::size_t j = 0; j < company_.size(); ++j)
      least = std::min(least, points(index_of<PersonIndex>(i), index_of<PersonIndex>(j)));
  std::int64_t pairs = 0;
  for (const auto& others : together_) pairs += static_cast<std::int64_t>(others.size());
  return least * (pairs / 2);
}

}  // namespace respite
