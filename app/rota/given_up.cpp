#include "app/rota/plan_views.h"

#include <fmt/format.h>

#include <array>
#include <variant>

#include "scheduler/rota/broken_wish.h"
#include "scheduler/time/duration_text.h"
#include "text/list.h"

namespace respite {
namespace {

// "on duty with Asha Patel", "on late", "on duty on Fridays", "on duty on 2026-12-24".
struct WishText {
  const Desk& desk;
  std::string operator()(const WishShift& wish) const { return "on " + wish.shift; }
  std::string operator()(const WishWeekday& wish) const {
    static constexpr std::array<std::string_view, 7> kDays{
        "Sundays", "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays"};
    return fmt::format("on duty on {}", kDays[wish.weekday.c_encoding()]);
  }
  std::string operator()(const WishDate& wish) const {
    if (wish.first == wish.last) return "on duty on " + to_text(wish.first);
    return fmt::format("on duty between {} and {}", to_text(wish.first), to_text(wish.last));
  }
  std::string operator()(const WishCompany& wish) const {
    return "on duty with " + desk.people[at(wish.person)].name;
  }
};

std::string wish_text(const Problem& problem, const BrokenWish& broken) {
  const Person& person = problem.desk.people[at(broken.person)];
  const Wish& wish = person.wishes[broken.wish];
  std::string text =
      fmt::format("{} would {} be {}: ", person.name, wish.likes ? "like to" : "rather not",
                  std::visit(WishText{problem.desk}, wish.what));
  if (broken.turns == 0) {
    text += "holds no turn";
  } else if (broken.such == 0) {
    text += fmt::format("none of {} {} is", broken.turns, broken.turns == 1 ? "turn" : "turns");
  } else {
    text += fmt::format("{} of {} {} {}", broken.such, broken.turns,
                        broken.turns == 1 ? "turn" : "turns", broken.such == 1 ? "is" : "are");
  }
  if (wish.weight > 1) text += fmt::format(" (weight {})", wish.weight);
  return text;
}

std::string_view bar_text(Rule rule) {
  switch (rule) {
    case Rule::kNotQualified:
      return "lacks a skill";
    case Rule::kNever:
      return "never holds such turns";
    case Rule::kNotThere:
      return "not there yet or any more";
    case Rule::kLeave:
      return "on leave";
    case Rule::kBusy:
      return "busy";
    case Rule::kProtectedTime:
      return "protected time kept clear";
    case Rule::kOverlap:
      return "on duty elsewhere";
    case Rule::kNoviceAlone:
      return "a novice alone";
    default:
      return to_text(rule);
  }
}

// Why somebody who could take turns has none.
std::string share_text(const Problem& problem, const WithoutTurn& one) {
  const ProblemPerson& person = problem.people[at(one.person)];
  if (problem.desk.people[at(one.person)].share <= 0) return "their share is 0";
  const auto hour = [](std::int64_t seconds) {
    return hours_text(std::chrono::round<std::chrono::hours>(Seconds{seconds}));
  };
  const std::string load = fmt::format("a turn is about {} of load", hour(problem.average_load));
  if (2 * person.fair >= problem.average_load)
    return fmt::format("others are to take the {} they could, by fair shares and wishes", one.free);
  if (person.carried.load > 0)
    return fmt::format(
        "their share is used up: they carried {} of load in, {} is left of it, and {}",
        hour(person.carried.load), hour(person.fair), load);
  return fmt::format("their fair share is {}, less than half a turn: {}", hour(person.fair), load);
}

}  // namespace

std::vector<std::string> wishes_given_up(const Problem& problem, const Solution& solution) {
  std::vector<std::string> sentences;
  for (const BrokenWish& broken : broken_wishes(problem, solution))
    sentences.push_back(wish_text(problem, broken));
  return sentences;
}

std::vector<WithoutTurnView> without_turn_views(const Problem& problem,
                                                const std::vector<WithoutTurn>& without) {
  std::vector<WithoutTurnView> views;
  for (const WithoutTurn& one : without) {
    const Person& person = problem.desk.people[at(one.person)];
    WithoutTurnView view{person.id, {}, one.turns, one.free, {}};
    std::vector<std::string> why;
    for (const auto& [rule, count] : one.barred) {
      view.barred.emplace_back(to_text(rule), count);
      why.push_back(fmt::format("{} in {}", bar_text(rule), count));
    }
    if (one.given > 0) why.push_back(fmt::format("{} published before with others", one.given));
    if (one.free > 0) why.push_back(share_text(problem, one));
    view.text = fmt::format("{}, of {} {}: {}", person.name, one.turns,
                            one.turns == 1 ? "turn" : "turns", text::join(why, "; "));
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace respite
