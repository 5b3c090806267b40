#include "tests/desk_bench/desk_programme.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

#include "scheduler/rules/fairness.h"
#include "tests/roster_bench/line_programme.h"

namespace respite::test {
namespace {

Problem without_company(Problem problem) {
  for (Person& person : problem.desk.people)
    std::erase_if(person.wishes,
                  [](const Wish& wish) { return std::holds_alternative<WishCompany>(wish.what); });
  return problem;
}

DayLines lines_of(const Problem& problem) {
  std::vector<PersonIndex> everybody;
  for (const ProblemPerson& person : problem.people) everybody.push_back(person.person);
  auto days = day_lines_of(problem, PairJudge(problem), everybody, empty_solution(problem));
  const auto is_held = [](const ProblemTurn& turn) { return turn.in_window && turn.fixed; };
  if (!days || std::ranges::any_of(problem.turns, is_held))
    throw std::logic_error("not a desk in shifts with everything open");
  for (const DayPost& post : days->posts)
    for (const Held kind : {post.kept, post.kind}) {
      if (kind == kOff) continue;
      const ProblemTurn& turn = problem.turns[at(post.turns.front())];
      LineCover& cover = days->lines.cover[days->lines.cell(post.period, kind)];
      cover.under = turn.is_wanted() ? turn.under * kCoverFactor : 0;
      cover.over = 300 * kCoverFactor;
    }
  return *std::move(days);
}

// What lines do not say.
class Beside {
 public:
  Beside(const Problem& problem, const DayLines& days, LineProgramme& programme)
      : problem_(problem), days_(days), programme_(programme), pairs_(problem) {}

  void write_hours(std::size_t person) {
    const ProblemPerson& theirs = problem_.people[at(days_.people[person])];
    for (const Limits* limits : {&theirs.limits, &theirs.pack_limits})
      for (const auto& limit : limits->sums)
        if (limit.value.what.counted == Counted::kHours && limit.binds(days_.people[person])) {
          if (limit.value.most && limit.value.span.unit == SumSpan::Unit::kWeeks)
            write_most(person, limit.value);
          if (!limit.value.most && limit.value.span.unit == SumSpan::Unit::kPlan)
            write_least(person, limit.value, limit.weight);
        }
  }

  void write_company() {
    for (std::size_t a = 0; a < days_.people.size(); ++a)
      for (std::size_t b = a + 1; b < days_.people.size(); ++b) {
        const std::int64_t points = pairs_.company_cost(days_.people[a], days_.people[b]);
        if (points == 0) continue;
        for (const DayPost& one : days_.posts)
          for (const DayPost& other : days_.posts)
            if (are_together(one, other)) write_pair(a, one, b, other, points);
      }
  }

 private:
  void add_hours(std::string& to, std::size_t person, const DayPost& post, Seconds time) const {
    for (const Held kind : {post.kept, post.kind})
      if (kind != kOff && programme_.may(person, post.period, kind))
        LineProgramme::add(to, time / std::chrono::minutes{1},
                           programme_.duty(person, post.period, kind));
  }

  void write_most(std::size_t person, const Sum& sum) {
    const Clock& clock = problem_.clocks[problem_.people[at(days_.people[person])].clock];
    std::map<int, std::string> windows;
    for (const DayPost& post : days_.posts)
      for (const WeekTime& part : clock.work_time[at(post.turns.front())])
        for (int begin = part.week - sum.span.count + 1; begin <= part.week; ++begin)
          add_hours(windows[begin], person, post, part.time);
    for (const auto& [begin, hours] : windows) programme_.row(hours, "<=", sum.amount / 60);
  }

  void write_least(std::size_t person, const Sum& sum, const std::optional<int>& weight) {
    const ProblemPerson& theirs = problem_.people[at(days_.people[person])];
    const Seconds least =
        sum.weeks == 0
            ? Seconds{sum.amount}
            : least_hours({Seconds{sum.amount}, sum.weeks},
                          problem_.clocks[theirs.clock].window.length(), theirs.presence);
    std::string hours;
    for (const DayPost& post : days_.posts)
      add_hours(hours, person, post, problem_.turns[at(post.turns.front())].time.length());
    if (weight) {
      const std::string missing = fmt::format("missing_{}", person);
      LineProgramme::add(hours, 60, missing);
      programme_.add_price(Cost{*weight} * kLimitsFactor, missing);
    }
    programme_.row(hours, ">=", least / std::chrono::minutes{1});
  }

  [[nodiscard]] bool are_together(const DayPost& one, const DayPost& other) const {
    return std::ranges::any_of(one.turns, [&](TurnIndex turn) {
      return std::ranges::any_of(pairs_.together_with(turn), [&](TurnIndex beside) {
        return std::ranges::find(other.turns, beside) != other.turns.end();
      });
    });
  }

  [[nodiscard]] std::string held(std::size_t person, const DayPost& post, Cost factor) const {
    std::string terms;
    for (const Held kind : {post.kept, post.kind})
      if (kind != kOff && programme_.may(person, post.period, kind))
        LineProgramme::add(terms, factor, programme_.duty(person, post.period, kind));
    return terms;
  }

  // A variable that is 1 where both are there: at most where it pleases, at least where it does
  // not.
  void write_pair(std::size_t a, const DayPost& one, std::size_t b, const DayPost& other,
                  std::int64_t points) {
    if (held(a, one, 1).empty() || held(b, other, 1).empty()) return;
    const std::string both = fmt::format("both_{}", ++pair_count_);
    programme_.add_price(points, both);
    if (points > 0) {
      std::string rest = held(a, one, 1) + held(b, other, 1);
      LineProgramme::add(rest, -1, both);
      return programme_.row(rest, "<=", 1);
    }
    for (std::string there : {held(a, one, -1), held(b, other, -1)}) {
      LineProgramme::add(there, 1, both);
      programme_.row(there, "<=", 0);
    }
  }

  const Problem& problem_;
  const DayLines& days_;
  LineProgramme& programme_;
  PairJudge pairs_;
  int pair_count_ = 0;
};

}  // namespace

DeskProgramme::DeskProgramme(const Problem& problem)
    : problem_(problem),
      without_company_(without_company(problem)),
      days_(lines_of(without_company_)) {
  for (int kind = 0; kind < days_.lines.kinds; ++kind) kinds_.push_back(fmt::format("k{}", kind));
  for (std::size_t person = 0; person < days_.people.size(); ++person)
    if (days_.whole[person] == 0)
      left_out_.push_back(problem.desk.people[at(days_.people[person])].id);
  if (!days_.sound) left_out_.emplace_back("(the lines forbid some that are lawful)");
}

std::string DeskProgramme::text() const {
  LineProgramme programme(days_.lines, kinds_);
  Beside beside(problem_, days_, programme);
  for (std::size_t person = 0; person < days_.people.size(); ++person) beside.write_hours(person);
  beside.write_company();
  return programme.text();
}

Solution DeskProgramme::plan_from_text(std::string_view text) const {
  Roster roster;
  std::istringstream rows{std::string(text)};
  for (std::string row; roster.size() < days_.people.size() && std::getline(rows, row);) {
    Line& line = roster.emplace_back(static_cast<std::size_t>(days_.lines.periods), kOff);
    std::istringstream cells(row);
    std::string cell;
    for (std::size_t day = 0; day < line.size() && std::getline(cells, cell, ','); ++day)
      if (const auto kind = std::ranges::find(kinds_, cell); kind != kinds_.end())
        line[day] = static_cast<Held>(kind - kinds_.begin());
  }
  roster.resize(days_.people.size(), Line(static_cast<std::size_t>(days_.lines.periods), kOff));
  return days_.lay_into(empty_solution(problem_), problem_, roster);
}

}  // namespace respite::test
