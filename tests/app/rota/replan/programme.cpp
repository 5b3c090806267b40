#include "tests/app/rota/replan/programme.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include <fmt/format.h>

#include "scheduler/rota/breach.h"
#include "scheduler/rota/count/rule_of.h"
#include "scheduler/rota/judge_pairs.h"
#include "scheduler/solve/columns/remembered.h"

namespace respite::test {
namespace {

// By variable: how often it counts. CBC takes no variable twice in a row, and no long lines.
using Terms = std::map<std::string, std::int64_t>;

std::string text_of(const Terms& terms) {
  std::string text;
  for (const auto& [name, times] : terms) text += fmt::format("\n {:+} {}", times, name);
  return text;
}

class Writer {
 public:
  explicit Writer(const Problem& problem) : problem_(problem) {
    if (!problem.gone.empty()) throw std::logic_error("a turn is asked for no more");
  }

  std::string write() {
    for (std::size_t t = 0; t < problem_.turns.size(); ++t) write_turn(t);
    for (const ProblemPerson& person : problem_.people) {
      write_line(person, person.limits, std::nullopt);
      for (std::size_t rota = 0; rota < problem_.rota_limits.size(); ++rota)
        write_line(person, problem_.rota_limits[rota], rota);
    }
    write_groups();
    return fmt::format("Minimize\n obj:{}\nSubject To\n{} is_one: one = 1\nBinary\n{}End\n",
                       text_of(objective_), rows_, binaries_);
  }

 private:
  [[nodiscard]] const ProblemTurn& turn(std::size_t t) const { return problem_.turns[t]; }
  [[nodiscard]] bool is_free(std::size_t t) const { return turn(t).in_window && !turn(t).fixed; }
  [[nodiscard]] bool may(std::size_t t, std::size_t p) const {
    return is_free(t) ? !problem_.barred[t][p] : turn(t).fixed == index_of<PersonIndex>(p);
  }
  // Whether that person holds it: a variable, or `one` where it is settled.
  [[nodiscard]] std::string x(std::size_t t, std::size_t p) const {
    return is_free(t) ? fmt::format("x_{}_{}", t, p) : "one";
  }

  void row(const Terms& left, std::string_view right) {
    rows_ += fmt::format(" r{}:{} {}\n", ++count_, text_of(left), right);
  }
  void at_most(const Terms& terms, std::int64_t most) { row(terms, fmt::format("<= {}", most)); }

  void write_turn(std::size_t t) {
    if (!is_free(t)) return;
    const ProblemTurn& asked = turn(t);
    const std::string empty = fmt::format("e_{}", t);
    Terms cover{{empty, 1}};
    binaries_ += fmt::format(" {}\n", empty);
    objective_[empty] = (asked.required ? kEmptyPrice * asked.under : 0) + (asked.was_held ? 1 : 0);
    for (std::size_t p = 0; p < problem_.people.size(); ++p) {
      if (!may(t, p)) continue;
      cover[x(t, p)] = 1;
      binaries_ += ' ' + x(t, p) + '\n';
      const bool stays = asked.was_held && asked.incumbent == index_of<PersonIndex>(p);
      if (!stays) objective_[x(t, p)] = 1;
    }
    row(cover, "= 1");
  }

  void write_line(const ProblemPerson& person, const Limits& declared,
                  std::optional<std::size_t> rota) {
    const Remembered limits = remembered(declared);
    const auto is_hard_least = [](const auto& limit) {
      return limit.hard() && is_minimum(rule_of(limit.value));
    };
    if ((limits.gap && limits.gap->hard()) ||
        (limits.max_weekends && limits.max_weekends->hard()) ||
        std::ranges::any_of(declared.sequences, is_hard_least) ||
        std::ranges::any_of(declared.sums, is_hard_least))
      throw std::logic_error("a hard rule that the programme does not have");
    const std::size_t p = at(person.person);
    std::vector<std::size_t> line;
    for (std::size_t t = 0; t < problem_.turns.size(); ++t)
      if (may(t, p) && (!rota || at(turn(t).turn.rota) == *rota)) line.push_back(t);
    const Clock& clock = problem_.clocks[person.clock];
    for (std::size_t i = 0; i < line.size(); ++i)
      for (std::size_t j = i + 1; j < line.size(); ++j)
        if (clash(line[i], line[j], limits, clock)) apart(line[i], line[j], p);
    if (limits.max_consecutive_turns && limits.max_consecutive_turns->hard())
      write_stretches(line, p, limits.max_consecutive_turns->value);
    if (limits.max_days && limits.max_days->hard())
      write_days(line, p, limits.max_days->value, clock, rota);
    if (limits.max_hours && limits.max_hours->hard())
      write_hours(line, p, limits.max_hours->value, clock);
    for (const auto& cap : limits.max_of_shift)
      if (cap.hard()) write_cap(line, p, cap.value, clock);
  }

  [[nodiscard]] bool is_handover(std::size_t t) const {
    return std::holds_alternative<HandoverPlan>(problem_.desk.rotas[at(turn(t).turn.rota)].plan);
  }

  [[nodiscard]] bool clash(std::size_t a, std::size_t b, const Remembered& limits,
                           const Clock& clock) const {
    const ProblemTurn& one = turn(a);
    const ProblemTurn& other = turn(b);
    if (!one.in_window && !other.in_window) return false;
    const bool same_rota = one.turn.rota == other.turn.rota;
    if (is_handover(a) && same_rota && one.turn.span.overlaps(other.turn.span)) return true;
    if (!intersect(one.time, other.time).empty()) return true;
    if (limits.rest && limits.rest->hard() && one.work && other.work)
      for (const Interval before : one.time)
        for (const Interval after : other.time) {
          const Seconds rest =
              before.begin < after.begin ? after.begin - before.end : before.begin - after.end;
          if (rest < limits.rest->value) return true;
        }
    return std::ranges::any_of(limits.forbidden, [&](const auto& pair) {
      return pair.hard() && pair.value.first == one.turn.seat_id &&
             pair.value.then == other.turn.seat_id && clock.first_day[a] + 1 == clock.first_day[b];
    });
  }

  void apart(std::size_t a, std::size_t b, std::size_t p) {
    if (!is_free(a) && !is_free(b)) return;
    Terms both{{x(a, p), 1}};
    ++both[x(b, p)];
    at_most(both, 1);
  }

  // Of so many turns and one more, back to back, one is somebody else's: seats of one time are one.
  void write_stretches(const std::vector<std::size_t>& line, std::size_t p, int most) {
    std::map<std::pair<RotaIndex, Instant>, std::vector<std::size_t>> by_begin;
    for (const std::size_t t : line)
      if (is_handover(t)) by_begin[{turn(t).turn.rota, turn(t).turn.span.begin}].push_back(t);
    for (const auto& [place, turns] : by_begin) {
      Terms terms;
      auto now = by_begin.find(place);
      for (int i = 0; i <= most && now != by_begin.end(); ++i) {
        for (const std::size_t t : now->second) ++terms[x(t, p)];
        now = by_begin.find({place.first, turn(now->second.front()).turn.span.end});
        if (i == most) at_most(terms, most);
      }
    }
  }

  void write_days(const std::vector<std::size_t>& line, std::size_t p, int most, const Clock& clock,
                  std::optional<std::size_t> rota) {
    std::set<int> days;
    const auto day = [&](int d) {
      return fmt::format("d_{}_{}_{}", p, rota ? *rota + 1 : 0, d < 0 ? 100'000 - d : d);
    };
    for (const std::size_t t : line)
      for (const int d : clock.work_days[t]) {
        if (days.insert(d).second) binaries_ += ' ' + day(d) + '\n';
        Terms works{{x(t, p), -1}};
        works[day(d)] = 1;
        row(works, ">= 0");
      }
    for (const int first : days) {
      Terms terms;
      for (int d = first; d <= first + most; ++d)
        if (days.contains(d)) terms[day(d)] = 1;
      if (static_cast<int>(terms.size()) > most) at_most(terms, most);
    }
  }

  void write_hours(const std::vector<std::size_t>& line, std::size_t p, const MaxHours& most,
                   const Clock& clock) {
    std::map<int, Terms> by_week;
    for (const std::size_t t : line)
      for (const WeekTime& part : clock.work_time[t])
        for (int week = part.week; week < part.week + most.weeks; ++week)
          by_week[week][x(t, p)] += part.time.count();
    for (const auto& [week, terms] : by_week) at_most(terms, most.hours.count());
  }

  void write_cap(const std::vector<std::size_t>& line, std::size_t p, const MaxOfShift& cap,
                 const Clock& clock) {
    if (cap.weeks == 0) throw std::logic_error("a cap of the whole window");
    std::map<int, Terms> by_week;
    for (const std::size_t t : line) {
      if (turn(t).turn.seat_id != cap.shift) continue;
      const int first = week_number(clock.first_day[t], problem_.desk.week_start);
      for (int week = first; week < first + cap.weeks; ++week) ++by_week[week][x(t, p)];
    }
    for (const auto& [week, terms] : by_week) at_most(terms, cap.count);
  }

  void write_groups() {
    const PairJudge judge(problem_);
    for (const PairJudge::Group& group : judge.groups()) {
      const PairJudge::Standard& standard = judge.standards()[group.standard];
      if (standard.kind == PairJudge::Kind::kNoviceSeat)
        write_novices(standard, group);
      else if (standard.kind == PairJudge::Kind::kSkill)
        write_skill(standard, group);
      else
        throw std::logic_error("a rule between people that this does not know");
    }
  }

  void write_novices(const PairJudge::Standard& standard, const PairJudge::Group& group) {
    const std::size_t first = at(group.turns.front());
    const std::size_t second = at(group.turns.back());
    for (std::size_t p = 0; p < problem_.people.size(); ++p) {
      if (standard.alone[p] || !may(first, p)) continue;
      Terms beside{{x(first, p), 1}};
      for (std::size_t q = 0; q < problem_.people.size() && group.turns.size() > 1; ++q)
        if (standard.beside[p][q] && may(second, q)) --beside[x(second, q)];
      row(beside, "<= 0");
    }
  }

  void write_skill(const PairJudge::Standard& standard, const PairJudge::Group& group) {
    Terms able;
    for (const TurnIndex head : group.turns) {
      if (is_free(at(head))) ++able[fmt::format("e_{}", at(head))];
      for (std::size_t p = 0; p < problem_.people.size(); ++p)
        if (standard.alone[p] && may(at(head), p)) ++able[x(at(head), p)];
    }
    row(able, ">= 1");
  }

  const Problem& problem_;
  Terms objective_;
  std::string rows_;
  std::string binaries_;
  int count_ = 0;
};

}  // namespace

std::string to_programme(const Problem& problem) { return Writer(problem).write(); }

}  // namespace respite::test
