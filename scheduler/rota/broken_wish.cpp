#include "scheduler/rota/broken_wish.h"

#include <algorithm>
#include <variant>

#include "scheduler/rota/judge_pairs.h"
#include "scheduler/rota/wish.h"

namespace respite {
namespace {

bool has_seat(const Rota& rota, std::string_view id) {
  const auto has = [&](const auto& seats) {
    return std::ranges::any_of(seats, [&](const auto& seat) { return seat.id == id; });
  };
  const auto* plan = std::get_if<HandoverPlan>(&rota.plan);
  return plan ? has(plan->seats) : has(std::get<ShiftPlan>(rota.plan).shifts);
}

class Tally {
 public:
  Tally(const Problem& problem, const Solution& solution)
      : problem_(problem), solution_(solution), pairs_(problem) {}

  [[nodiscard]] std::optional<BrokenWish> of(PersonIndex index, std::size_t number,
                                             const std::vector<TurnIndex>& line) const {
    const Person& person = problem_.desk.people[at(index)];
    const Wish& wish = person.wishes[number];
    BrokenWish tally{.person = index, .wish = number};
    for (const TurnIndex turn : line) {
      if (!problem_.turns[at(turn)].in_window || !concerns(wish, turn)) continue;
      ++tally.turns;
      const bool such = is_such(wish, person, turn);
      if (such) ++tally.such;
      if (such != wish.likes && !tally.first) tally.first = turn;
    }
    if (const auto* date = std::get_if<WishDate>(&wish.what); date && wish.likes) {
      const bool missed = tally.such == 0 && lies_in_window(*date, person.zone);
      return missed ? std::optional(tally) : std::nullopt;
    }
    return tally.first ? std::optional(tally) : std::nullopt;
  }

 private:
  [[nodiscard]] bool concerns(const Wish& wish, TurnIndex turn) const {
    const auto* shift = std::get_if<WishShift>(&wish.what);
    const RotaIndex rota = problem_.turns[at(turn)].turn.rota;
    return !shift || has_seat(problem_.desk.rotas[at(rota)], shift->shift);
  }

  [[nodiscard]] bool is_such(const Wish& wish, const Person& person, TurnIndex turn) const {
    const auto* company = std::get_if<WishCompany>(&wish.what);
    if (!company) return is_about(wish, person, problem_.turns[at(turn)]);
    return std::ranges::any_of(pairs_.together_with(turn), [&](TurnIndex other) {
      return solution_.holder[at(other)] == company->person;
    });
  }

  [[nodiscard]] bool lies_in_window(const WishDate& date, Zone zone) const {
    const Interval days{zone.at_transition(date.first),
                        zone.at_transition(date.last + std::chrono::days{1})};
    return days.overlaps(problem_.window);
  }

  const Problem& problem_;
  const Solution& solution_;
  PairJudge pairs_;
};

}  // namespace

std::vector<BrokenWish> broken_wishes(const Problem& problem, const Solution& solution) {
  const Tally tally(problem, solution);
  std::vector<BrokenWish> broken;
  for (std::size_t i = 0; i < problem.people.size(); ++i) {
    const auto person = index_of<PersonIndex>(i);
    const std::vector<TurnIndex> line = line_of(solution, person);
    for (std::size_t w = 0; w < problem.desk.people[i].wishes.size(); ++w)
      if (const auto wish = tally.of(person, w, line)) broken.push_back(*wish);
  }
  std::ranges::stable_sort(broken, std::greater<>{}, [&](const BrokenWish& one) {
    const Wish& wish = problem.desk.people[at(one.person)].wishes[one.wish];
    return wish.weight * (wish.likes ? std::max(one.turns - one.such, 1) : one.such);
  });
  return broken;
}

}  // namespace respite
