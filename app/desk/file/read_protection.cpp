#include <algorithm>
#include <array>
#include <iterator>

#include "app/desk/file/read_sections.h"
#include "app/desk/file/values.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr std::array kKinds{BlockKind::kLearning, BlockKind::kFocus,  BlockKind::kLunch,
                            BlockKind::kDropIn,   BlockKind::kReview, BlockKind::kDocumentation};
constexpr std::array kFirmness{Firmness::kNonnegotiable, Firmness::kDefended, Firmness::kMovable,
                               Firmness::kSoft};

// Of a block where the file says nothing of its length.
constexpr Seconds kLeast = std::chrono::hours{1};
constexpr Seconds kMost = std::chrono::hours{2};

template <class Value, std::size_t kCount>
Value one_of(const std::array<Value, kCount>& values, std::optional<std::size_t> index,
             Value otherwise) {
  return index ? values[*index] : otherwise;
}

// "morning", "wed", "wed afternoon"; "any" is no wish at all.
std::optional<HalfDayOf> as_half_day(const Node& node, Report& report) {
  const auto text = as_text(node, report);
  if (!text) return std::nullopt;
  HalfDayOf wish;
  std::string_view rest = *text;
  const std::string_view first = rest.substr(0, rest.find(' '));
  wish.weekday = parse_weekday(first);
  if (wish.weekday) rest.remove_prefix(std::min(rest.size(), first.size() + 1));
  if (rest == "morning") wish.half = HalfDay::kMorning;
  if (rest == "afternoon") wish.half = HalfDay::kAfternoon;
  const bool any = rest == "any" && !wish.weekday;
  if (wish.half == HalfDay::kAny && !any && !(wish.weekday && rest.empty()))
    return report.error(node.spot, "bad part of a week " + text::quote(*text),
                        "write \"morning\", \"wed\" or \"wed afternoon\"");
  return wish;
}

FloatingTime read_floating(const Fields& fields, Report& report) {
  FloatingTime time;
  time.per_month = fields.find("per_month") != nullptr;
  const std::string_view amount = time.per_month ? "per_month" : "per_week";
  time.amount = fields.read(amount, as_duration).value_or(Seconds{});
  const auto longest = fields.read("longest", as_duration);
  time.shortest = fields.read("shortest", as_duration)
                      .value_or(std::min({time.amount, longest.value_or(kLeast), kLeast}));
  time.longest = longest.value_or(std::max(time.shortest, std::min(time.amount, kMost)));
  time.prefer = fields.read("prefer", list_of(as_half_day));
  std::erase_if(time.prefer,
                [](const HalfDayOf& wish) { return !wish.weekday && wish.half == HalfDay::kAny; });
  time.avoid = fields.read("avoid", list_of(as_weekday));
  time.together = fields.read("together", as_bool).value_or(false);
  if (time.longest < time.shortest) {
    report.error(fields.spot_of(fields.find("longest") ? "longest" : "shortest"),
                 "\"longest\" is below \"shortest\"");
  } else if (time.amount < time.shortest) {
    report.error(fields.spot_of("shortest"),
                 "\"shortest\" is more than \"" + std::string{amount} + '"');
  }
  return time;
}

std::variant<FixedTime, FloatingTime> read_time(const Fields& fields, Report& report) {
  const int said = (fields.find("when") != nullptr) + (fields.find("per_week") != nullptr) +
                   (fields.find("per_month") != nullptr);
  if (fields.is_table() && said != 1) {
    report.error(fields.spot(),
                 "protected time wants one of \"when\", \"per_week\" and \"per_month\"",
                 "write when = \"wed 14:00-16:00\" or per_week = \"4h\"");
  }
  const bool fixed = fields.find("when") != nullptr;
  constexpr std::array kOfFloating{"shortest", "longest", "prefer", "avoid", "together"};
  constexpr std::array kOfFixed{"on_holidays", "on_leave"};
  const auto refuse = [&](const auto& keys, const char* wanted) {
    for (const std::string_view key : keys)
      if (fields.find(key))
        report.error(fields.spot_of(key),
                     '"' + std::string{key} + "\" is for protected time with " + wanted);
  };
  if (!fixed) {
    refuse(kOfFixed, "\"when\"");
    return read_floating(fields, report);
  }
  refuse(kOfFloating, "\"per_week\" or \"per_month\"");
  return FixedTime{.when = fields.read("when", as_hours).value_or(WeeklyHours{}),
                   .on_holidays = fields.read("on_holidays", as_bool).value_or(false),
                   .on_leave = fields.read("on_leave", as_bool).value_or(false)};
}

// Whether one begins while the other lasts, in any week.
bool overlap(const WeeklySpan& a, const WeeklySpan& b) {
  const auto begin = [](const WeeklySpan& span) {
    return Seconds{std::chrono::days{span.weekday.c_encoding()}} + span.from;
  };
  const auto in = [&](const WeeklySpan& span, Seconds moment) {
    constexpr Seconds kDay = std::chrono::days{1};
    constexpr Seconds kWeek = std::chrono::weeks{1};
    const Seconds length = span.to - span.from + (span.to > span.from ? Seconds{0} : kDay);
    return (moment - begin(span) + kWeek) % kWeek < length;
  };
  return in(a, begin(b)) || in(b, begin(a));
}

// Blocks of one kind that begin together would be one event of somebody's feed; those that overlap
// otherwise are two events for the same time.
void check_stands_alone(const ProtectedTime& block, const Desk& desk, const Fields& fields,
                        Report& report) {
  const auto* own = std::get_if<FixedTime>(&block.time);
  for (const ProtectedTime& other : desk.protection.blocks) {
    const auto* theirs = std::get_if<FixedTime>(&other.time);
    if (own == nullptr || theirs == nullptr || other.kind != block.kind) continue;
    std::vector<PersonIndex> both;
    std::ranges::set_intersection(block.people, other.people, std::back_inserter(both));
    if (both.empty()) continue;
    const auto any_two = [&](const auto& holds) {
      return std::ranges::any_of(own->when, [&](const WeeklySpan& a) {
        return std::ranges::any_of(theirs->when, [&](const WeeklySpan& b) { return holds(a, b); });
      });
    };
    const std::string has = text::quote(desk.people[at(both.front())].id) + " has " +
                            std::string{to_text(block.kind)} + " that ";
    if (any_two([](const WeeklySpan& a, const WeeklySpan& b) {
          return a.weekday == b.weekday && a.from == b.from;
        })) {
      report.error(fields.spot_of("when"), has + "begins at the same time already",
                   "take it out here or there, or begin it at another time");
      return;
    }
    if (any_two(overlap)) {
      report.warning(fields.spot_of("when"), has + "overlaps this already",
                     "let one of them end where the other begins");
      return;
    }
  }
}

}  // namespace

ProtectedTime read_protected(const Node& node, const Desk& desk, const Lookup& lookup,
                             Report& report) {
  const Fields fields{node, "protected", report};
  const OneOf kinds{{"learning", "focus", "lunch", "drop-in", "review", "documentation"}};
  const OneOf firmness{{"nonnegotiable", "defended", "movable", "soft"}};
  ProtectedTime block;
  block.kind = one_of(kKinds, fields.require("kind", kinds), BlockKind::kFocus);
  block.firmness = one_of(kFirmness, fields.read("firmness", firmness), Firmness::kMovable);
  block.topic = fields.read("topic", as_text).value_or("");
  block.people =
      read_people(fields, desk, lookup, "in protected time", report).value_or(everybody(desk));
  block.time = read_time(fields, report);
  block.keep_clear = fields.read("keep_clear", as_bool).value_or(false);
  block.goal = fields.read("goal", as_duration);
  block.carry_over = fields.read("carry_over", as_duration);
  block.said_at = report.place(node.spot);
  check_stands_alone(block, desk, fields, report);
  return block;
}

SlowWindow read_slow(const Node& node, const Desk& desk, const Lookup& lookup, Report& report) {
  const Fields fields{node, "slow", report};
  SlowWindow window;
  window.when = fields.require("when", as_hours).value_or(WeeklyHours{});
  window.people = read_people(fields, desk, lookup, "in a slow window", report)
                      .value_or(std::vector<PersonIndex>{});
  return window;
}

Accessible read_accessible(const Node& node, const Desk& desk, const Lookup& lookup,
                           Report& report) {
  const Fields fields{node, "accessible", report};
  Accessible accessible;
  accessible.people = fields.require("people", Whole{1, 1000}).value_or(1);
  if (const Node* skills = fields.find("skills")) {
    accessible.skills = read_skills(*skills, lookup.skills, "in [[accessible]]", report);
  }
  accessible.among = read_groups(fields, desk, lookup, "in [[accessible]]", report)
                         .value_or(std::vector<PersonIndex>{});
  accessible.said_at = report.place(node.spot);
  accessible.a_day = fields.read("a_day", as_duration).value_or(Seconds{});
  return accessible;
}

}  // namespace respite::team_file
