#include <algorithm>
#include <array>
#include <iterator>

#include "app/desk/file/read_sections.h"
#include "app/desk/file/values.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr std::array kKinds{BlockKind::kLearning, BlockKind::kFocus, BlockKind::kLunch,
                            BlockKind::kDropIn, BlockKind::kReview};
constexpr std::array kFirmness{Firmness::kNonnegotiable, Firmness::kDefended, Firmness::kMovable,
                               Firmness::kSoft};
constexpr std::array kHalves{HalfDay::kAny, HalfDay::kMorning, HalfDay::kAfternoon};

template <class Value, std::size_t kCount>
Value one_of(const std::array<Value, kCount>& values, std::optional<std::size_t> index,
             Value otherwise) {
  return index ? values[*index] : otherwise;
}

FloatingTime read_floating(const Fields& fields, Report& report) {
  FloatingTime time;
  time.per_week = fields.read("per_week", as_duration).value_or(Seconds{});
  time.shortest = fields.read("shortest", as_duration).value_or(time.per_week);
  time.longest = fields.read("longest", as_duration).value_or(time.per_week);
  time.prefer =
      one_of(kHalves, fields.read("prefer", OneOf{{"any", "morning", "afternoon"}}), HalfDay::kAny);
  if (time.longest < time.shortest) {
    report.error(fields.spot_of(fields.find("longest") ? "longest" : "shortest"),
                 "\"longest\" is below \"shortest\"");
  } else if (time.per_week < time.shortest) {
    report.error(fields.spot_of("shortest"), "\"shortest\" is more than \"per_week\"");
  }
  return time;
}

std::variant<FixedTime, FloatingTime> read_time(const Fields& fields, Report& report) {
  const bool fixed = fields.find("when") != nullptr;
  if (fields.is_table() && fixed == (fields.find("per_week") != nullptr)) {
    report.error(fields.spot(), "protected time wants either \"when\" or \"per_week\"",
                 "write when = \"wed 14:00-16:00\" or per_week = \"4h\"");
  }
  if (!fixed) return read_floating(fields, report);
  for (const std::string_view key : {"shortest", "longest", "prefer"}) {
    if (!fields.find(key)) continue;
    report.error(fields.spot_of(key),
                 '"' + std::string{key} + "\" is for protected time with \"per_week\"");
  }
  return FixedTime{fields.read("when", as_hours).value_or(WeeklyHours{})};
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
  const OneOf kinds{{"learning", "focus", "lunch", "drop-in", "review"}};
  const OneOf firmness{{"nonnegotiable", "defended", "movable", "soft"}};
  ProtectedTime block;
  block.kind = one_of(kKinds, fields.require("kind", kinds), BlockKind::kFocus);
  block.firmness = one_of(kFirmness, fields.read("firmness", firmness), Firmness::kMovable);
  block.topic = fields.read("topic", as_text).value_or("");
  block.people =
      read_people(fields, desk, lookup, "in protected time", report).value_or(everybody(desk));
  block.time = read_time(fields, report);
  block.keep_clear = fields.read("keep_clear", as_bool).value_or(false);
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

Accessible read_accessible(const Node& node, const Lookup& lookup, Report& report) {
  const Fields fields{node, "accessible", report};
  Accessible accessible;
  accessible.people = fields.require("people", Whole{1, 1000}).value_or(1);
  if (const Node* skills = fields.find("skills")) {
    accessible.skills = read_skills(*skills, lookup.skills, "in [[accessible]]", report);
  }
  return accessible;
}

}  // namespace respite::team_file
