#include "scheduler/rota/breach.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <span>

#include "scheduler/rota/count/what_text.h"
#include "scheduler/time/duration_text.h"

namespace respite {
namespace {

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// "5 nights", "12 h", "3 early".
std::string amount_text(const Breach& breach, std::int64_t amount) {
  return text_of({breach.counted, breach.shift}, amount);
}

std::string date_text(int number) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::year_month_day date{Day{std::chrono::days{number}}};
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                     kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()));
}

// Whether its turns are heads of one shift.
bool is_one_shift(const Problem& problem, const Breach& breach) {
  const Turn& turn = problem.turns[at(*breach.first)].turn;
  return std::holds_alternative<ShiftPlan>(problem.desk.rotas[at(turn.rota)].plan);
}

std::string skills_text(const Desk& desk, std::span<const Skill> skills) {
  std::string text;
  for (const Skill& skill : skills) {
    if (!text.empty()) text += " and ";
    text += desk.skills[at(skill.skill)];
    if (skill.level == Level::kExpert) text += " as an expert";
  }
  return text;
}

// What somebody on a shift must have: "network", or where that may be one of several things, all.
std::string asked_of_somebody(const Problem& problem, TurnIndex index) {
  const Turn& turn = problem.turns[at(index)].turn;
  const auto& plan = std::get<ShiftPlan>(problem.desk.rotas[at(turn.rota)].plan);
  const Shift& shift = plan.shifts[turn.seat];
  std::vector<std::string> asked;
  if (!shift.one_has.empty()) asked.push_back(skills_text(problem.desk, shift.one_has));
  for (const Skill& skill : shift.each_of) asked.push_back(skills_text(problem.desk, {&skill, 1}));
  if (asked.size() == 1) return asked.front();
  return fmt::format("one of the skills wanted there: {}", fmt::join(asked, ", "));
}

std::string describe(const Problem& problem, const Breach& breach) {
  const std::string first = breach.first ? name_turn(problem, *breach.first) : "";
  const std::string last = breach.last ? name_turn(problem, *breach.last) : "";
  switch (breach.rule) {
    case Rule::kOverlap:
      return fmt::format("{} overlaps {}", first, last);
    case Rule::kRest:
      return fmt::format("{} of rest before {}; the limit is {}", hours_text(Seconds{breach.found}),
                         last, hours_text(Seconds{breach.limit}));
    case Rule::kGap:
      return fmt::format("{} between {} and {}; the limit is {}", days_text(Seconds{breach.found}),
                         first, last, days_text(Seconds{breach.limit}));
    case Rule::kConsecutiveTurns:
      return fmt::format("{} back to back up to {}; the limit is {}",
                         counted(breach.found, "turn", "turns"), last, breach.limit);
    case Rule::kMaxDays:
      return fmt::format("{} in a row from {} to {}; the limit is {}",
                         counted(breach.found, "work day", "work days"), first, last, breach.limit);
    case Rule::kMinDays:
      return fmt::format("only {} in a row from {}; at least {} wanted",
                         counted(breach.found, "work day", "work days"), first, breach.limit);
    case Rule::kMinDaysOff:
      return fmt::format("only {} before {}; at least {} wanted",
                         counted(breach.found, "day off", "days off"), last, breach.limit);
    case Rule::kMaxWeekends:
      return fmt::format("{} {} with {}; the limit is {}",
                         counted(breach.found, "weekend", "weekends"), text_of(breach.span), last,
                         breach.limit);
    case Rule::kMaxHours:
      return fmt::format("{} of work {} with {}; the limit is {}",
                         hours_text(Seconds{breach.found}), text_of(breach.span), last,
                         hours_text(Seconds{breach.limit}));
    case Rule::kMinHours:
      return fmt::format("only {} of work in the window; at least {} wanted",
                         hours_text(Seconds{breach.found}), hours_text(Seconds{breach.limit}));
    case Rule::kMaxTurns:
      return fmt::format("{} in the window; the limit is {}",
                         counted(breach.found, "turn", "turns"), breach.limit);
    case Rule::kMinTurns:
      return fmt::format("only {} in the window; at least {} wanted",
                         counted(breach.found, "turn", "turns"), breach.limit);
    case Rule::kMaxOfShift:
      return fmt::format("{} {}{}; the limit is {}", amount_text(breach, breach.found),
                         text_of(breach.span), breach.last ? " with " + last : "", breach.limit);
    case Rule::kForbiddenSuccession:
      return fmt::format("{} may not follow {}", last, first);
    case Rule::kOncallShare:
      return fmt::format("{} on call in the window; the limit is {}",
                         hours_text(Seconds{breach.found}), hours_text(Seconds{breach.limit}));
    case Rule::kMostInARow:
      return fmt::format("{} in a row from {} to {}; the limit is {}",
                         amount_text(breach, breach.found), first, last, breach.limit);
    case Rule::kLeastInARow:
      return fmt::format("only {} in a row from {}; at least {} wanted",
                         amount_text(breach, breach.found), first, breach.limit);
    case Rule::kMost:
      return fmt::format("{} {}{}; the limit is {}", amount_text(breach, breach.found),
                         text_of(breach.span), breach.last ? " with " + last : "",
                         amount_text(breach, breach.limit));
    case Rule::kLeast:
      return fmt::format("only {} {}{}; at least {} wanted", amount_text(breach, breach.found),
                         text_of(breach.span),
                         breach.from && breach.span.unit != SumSpan::Unit::kPlan
                             ? " from " + date_text(*breach.from)
                             : "",
                         amount_text(breach, breach.limit));
    case Rule::kRestAfter:
      return fmt::format("{} of rest after {} before {}; the limit is {}",
                         hours_text(Seconds{breach.found}), first, last,
                         hours_text(Seconds{breach.limit}));
    case Rule::kLongRest:
      return fmt::format("{} of rest at a stretch {} from {}; the limit is {}",
                         hours_text(Seconds{breach.found}), text_of(breach.span),
                         date_text(*breach.from), hours_text(Seconds{breach.limit}));
    case Rule::kAverageHours:
      return fmt::format("{} of work in the window; at most {} wanted",
                         hours_text(Seconds{breach.found}), hours_text(Seconds{breach.limit}));
    case Rule::kCompleteWeekends:
      return fmt::format("{} of a weekend's {} days, with {}", breach.found, breach.limit, first);
    case Rule::kAlternateHolidays:
      return fmt::format("{} two years in a row, with {}", breach.shift, first);
    case Rule::kApart:
      return fmt::format("on {} while {} is on {}", first,
                         breach.other ? problem.desk.people[at(*breach.other)].name : "another",
                         last);
    case Rule::kNever:
      return fmt::format("never holds turns such as {}", first);
    case Rule::kNoviceAlone:
      if (breach.first == breach.last || is_one_shift(problem, breach))
        return fmt::format("a novice alone on {}", first);
      return fmt::format("a novice on {} without an able person on {}", first, last);
    case Rule::kSkillMissing:
      return fmt::format("nobody on {} has {}", first, asked_of_somebody(problem, *breach.first));
    case Rule::kNotInRota:
      return fmt::format("may not hold {}", first);
    case Rule::kNotQualified:
      return fmt::format("lacks a skill that {} asks for", first);
    case Rule::kNotThere:
      return fmt::format("has not joined yet or has left at {}", first);
    case Rule::kLeave:
      return fmt::format("is on leave during {}", first);
    case Rule::kBusy:
      return fmt::format("is busy during {}", first);
    case Rule::kProtectedTime:
      return fmt::format("has protected time that is kept clear during {}", first);
    case Rule::kFrozen:
      return fmt::format("{} is held already and was changed", first);
  }
  return {};
}

}  // namespace

bool is_minimum(Rule rule) {
  return rule == Rule::kMinDays || rule == Rule::kMinDaysOff || rule == Rule::kMinHours ||
         rule == Rule::kMinTurns || rule == Rule::kLeastInARow || rule == Rule::kLeast ||
         rule == Rule::kCompleteWeekends;
}

std::string name_turn(const Problem& problem, TurnIndex turn) {
  static constexpr std::array<std::string_view, 7> kWeekdays = {"Sun", "Mon", "Tue", "Wed",
                                                                "Thu", "Fri", "Sat"};
  static constexpr std::array<std::string_view, 12> kMonths = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Turn& named = problem.turns[at(turn)].turn;
  const Day day = day_of(named.begin);
  const std::chrono::year_month_day date{day};
  return fmt::format("{}/{} on {} {} {} {} {}", problem.desk.rotas[at(named.rota)].id,
                     named.seat_id, kWeekdays[weekday_of(day).c_encoding()],
                     static_cast<unsigned>(date.day()),
                     kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), to_text(time_of_day(named.begin)));
}

std::string to_text(const Problem& problem, const Breach& breach) {
  std::string text = describe(problem, breach);
  if (breach.of_pack == nullptr) return text;
  return fmt::format("{} ({}: {})", text, breach.of_pack->id, breach.of_pack->citation);
}

std::string to_text(const Problem& problem, PersonIndex person, const Breach& breach) {
  return fmt::format("{}: {}", problem.desk.people[at(person)].name, to_text(problem, breach));
}

}  // namespace respite
