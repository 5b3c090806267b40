#include "scheduler/explain/limit_words.h"

#include <array>

#include <fmt/format.h>

#include "scheduler/explain/limit_access.h"
#include "scheduler/rota/count/what_text.h"
#include "scheduler/time/duration_text.h"

namespace respite {
namespace {

std::string_view weekday_text(Day day) {
  static constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed",
                                                         "Thu", "Fri", "Sat"};
  return kDays[weekday_of(day).c_encoding()];
}
std::string_view month_text(Day day) {
  static constexpr std::array<std::string_view, 12> kMonths{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return kMonths[static_cast<unsigned>(std::chrono::year_month_day{day}.month()) - 1];
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}
std::string in_any(const SumSpan& span) {
  switch (span.unit) {
    case SumSpan::Unit::kDays:
      return fmt::format("in any {}", counted(span.count, "day", "days"));
    case SumSpan::Unit::kWeeks:
      return span.count == 1 ? "in any week" : fmt::format("in any {} weeks", span.count);
    case SumSpan::Unit::kMonth:
      return "in a month";
    case SumSpan::Unit::kPlan:
      return "in the window";
  }
  return {};
}

// What a limit is about, with a figure: "hold more than 1 turn in a row".
class Doing {
 public:
  explicit Doing(Rule rule) : rule_(rule) {}

  // What it forbids, at its own figure.
  std::string operator()(const Limit<Seconds>& limit) const { return forbids(limit.value.count()); }
  std::string operator()(const Limit<ForbiddenSuccession>& limit) const {
    return fmt::format("hold {} on the day after {}", limit.value.then, limit.value.first);
  }
  std::string operator()(const Limit<Sequence>& limit) const {
    const What& what = limit.value.what;
    const int count = limit.value.count;
    const std::string amount = text_of(what, count);
    const std::string_view than = limit.value.most ? "more than" : "fewer than";
    if (what.counted == Counted::kDaysOff)
      return fmt::format("have fewer than {} off in a row", counted(count, "day", "days"));
    if (what.counted == Counted::kTurns && count == 1) return "hold two turns in a row";
    const bool held = what.counted == Counted::kTurns || what.counted == Counted::kShift;
    return fmt::format("{} {} {} in a row", held ? "hold" : "work", than, amount);
  }
  std::string operator()(const Limit<Sum>& limit) const {
    const Sum& sum = limit.value;
    const std::string where =
        sum.weeks > 0 ? fmt::format("in {} weeks", sum.weeks) : in_any(sum.span);
    const std::string_view than = sum.most ? "more than" : "fewer than";
    const std::string_view more = sum.most ? "more than" : "less than";
    switch (sum.what.counted) {
      case Counted::kTurns:
        return fmt::format("hold {} {} {}", than, text_of(sum.what, sum.amount), where);
      case Counted::kShift:
        return fmt::format("hold {} {} of {} {}", than, sum.amount, sum.what.shift, where);
      case Counted::kWeekends:
      case Counted::kHolidays:
        return fmt::format("be on duty on {} {} {}", than, text_of(sum.what, sum.amount), where);
      case Counted::kHours:
        return fmt::format("work {} {} {}", more, hours_text(Seconds{sum.amount}), where);
      case Counted::kLoad:
        return fmt::format("carry {} {} {}", more, text_of(sum.what, sum.amount), where);
      case Counted::kOnCall:
        return fmt::format("be on call for {} {} % of the window", more, sum.amount / 10'000);
      default:
        return fmt::format("work {} {} {}", than, text_of(sum.what, sum.amount), where);
    }
  }
  std::string operator()(const Limit<RestAfter>& limit) const {
    const What& what = limit.value.what;
    return fmt::format("begin other work less than {} after {}", hours_text(limit.value.rest),
                       what.counted == Counted::kNights ? "a night" : what.shift);
  }
  std::string operator()(const Limit<LongRest>& limit) const {
    return fmt::format("have less than {} of rest at a stretch {}", hours_text(limit.value.rest),
                       in_any(limit.value.span));
  }
  std::string operator()(const Limit<CompleteWeekends>&) const {
    return "work one day of a weekend without the other";
  }
  std::string operator()(const Limit<AlternateHolidays>&) const {
    return "work the same holiday two years in a row";
  }

 private:
  [[nodiscard]] std::string forbids(std::int64_t figure) const {
    switch (rule_) {
      case Rule::kRest:
        return fmt::format("begin work less than {} after the last", hours_text(Seconds{figure}));
      case Rule::kGap:
        return fmt::format("hold two turns less than {} apart",
                           respite::days_text(Seconds{figure}));
      default:
        return {};
    }
  }

  Rule rule_;
};

// "REST-D11 of rule pack "eu" (Directive 2003/88/EC, article 3)"; the desk's own is of none.
std::string rule_text(const Desk& desk, const Element& limit) {
  const DeskPack& pack = desk.packs[limit.pack];
  std::string text;
  with_limit(pack.limits, limit.rule, limit.number, [&](const auto& one) {
    text = fmt::format("{}{} ({})", one.of_pack->id,
                       pack.pack == PackId::kNone
                           ? std::string{}
                           : fmt::format(" of rule pack \"{}\"", to_text(pack.pack)),
                       one.of_pack->citation);
  });
  return text;
}

// "nobody", or the one person whom the limit binds.
std::string bound(const Desk& desk, const Element& limit) {
  switch (limit.scope) {
    case LimitScope::kDesk:
      return "Nobody may";
    case LimitScope::kRota:
      return fmt::format("In {} nobody may", desk.rotas[at(limit.rota)].id);
    case LimitScope::kPerson:
      return desk.people[at(limit.person)].name + " may not";
    case LimitScope::kPack:
      return fmt::format("By {} nobody may", rule_text(desk, limit));
  }
  return {};
}

}  // namespace

std::string limit_text(const WhyCase& asked, const Element& limit) {
  const Desk& desk = asked.base->desk;
  std::string text;
  with_limit(declared_in(desk, limit), limit.rule, limit.number, [&](const auto& one) {
    text = fmt::format("{} {}", bound(desk, limit), Doing(limit.rule)(one));
  });
  return text;
}

std::string relaxed_text(const WhyCase& asked, const Element& limit,
                         std::optional<PersonIndex> person, std::int64_t figure) {
  const Desk& desk = asked.base->desk;
  if (limit.scope == LimitScope::kPack)
    return fmt::format("Relax {} in [[policy.rule]], with a reason", rule_text(desk, limit));
  const std::string who = person ? desk.people[at(*person)].name : "everybody";
  const std::string where =
      limit.scope == LimitScope::kRota ? "In " + desk.rotas[at(limit.rota)].id + ", let " : "Let ";
  const Seconds window = asked.base->window.length();
  Limits set = declared_in(desk, limit);
  std::string now;
  with_limit(set, limit.rule, limit.number, [&](const auto& one) { now = Doing(limit.rule)(one); });
  set_figure(set, limit.rule, limit.number, figure, window);
  std::string then;
  with_limit(set, limit.rule, limit.number,
             [&](const auto& one) { then = Doing(limit.rule)(one); });
  const auto without = [](std::string text, std::string_view word, std::string_view by) {
    const auto place = text.find(word);
    if (place != std::string::npos) text.replace(place, word.size(), by);
    return text;
  };
  if (!has_figure(limit.rule)) return where + who + ' ' + now;
  if (is_about_rest(limit.rule)) return where + who + ' ' + without(then, "less than ", "");
  if (is_minimum(limit.rule))
    return where + who + ' ' + without(without(then, "fewer than", "only"), "less than", "only");
  return where + who + ' ' + without(then, "more than ", "up to ");
}

std::string date_text(Day day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{} {} {} {}", weekday_text(day), static_cast<unsigned>(date.day()),
                     month_text(day), static_cast<int>(date.year()));
}

std::string days_text(const Person& person, Interval span) {
  const Wall begin = person.zone.to_wall(span.begin);
  const Wall end = person.zone.to_wall(span.end);
  const Day first = day_of(begin);
  const Day last = day_of(end) - std::chrono::days{1};
  if (person.zone.at_transition(Wall{first}) != span.begin ||
      person.zone.at_transition(Wall{last + std::chrono::days{1}}) != span.end)
    return fmt::format("from {} {} to {} {}", date_text(first), to_text(time_of_day(begin)),
                       date_text(day_of(end)), to_text(time_of_day(end)));
  if (first == last) return "on " + date_text(first);
  const std::chrono::year_month_day from{first};
  const std::chrono::year_month_day to{last};
  if (from.year() != to.year())
    return fmt::format("from {} to {}", date_text(first), date_text(last));
  const std::string month =
      from.month() == to.month() ? std::string() : fmt::format(" {}", month_text(first));
  return fmt::format("from {} {}{} to {}", weekday_text(first), static_cast<unsigned>(from.day()),
                     month, date_text(last));
}

}  // namespace respite
