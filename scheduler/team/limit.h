// The limits a desk sets on one person's line: hard, or with a price.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scheduler/team/counted.h"
#include "scheduler/team/index.h"
#include "scheduler/team/place.h"
#include "scheduler/time/instant.h"

namespace respite {

struct PackRule;

// A weight of nothing is a hard rule; else what each breach costs, in points (score.h).
template <class Value>
struct Limit {
  Value value{};
  std::optional<int> weight;
  std::vector<PersonIndex> who{};     // whom it binds, sorted; none: everybody
  int number = 0;                     // tells limits of one rule apart
  std::string_view key{};             // the short name it was said by; empty: said in full
  const PackRule* of_pack = nullptr;  // the rule of a rule pack that asks for it
  [[nodiscard]] bool hard() const { return !weight; }
  [[nodiscard]] bool binds(PersonIndex person) const {
    return who.empty() || std::ranges::binary_search(who, person);
  }
};

struct What {
  Counted counted = Counted::kTurns;
  std::string shift{};  // kShift: the id of shifts or seats, or their group
  friend bool operator==(const What&, const What&) = default;
};

// Over which stretch a sum goes: any so many days or weeks (from the desk's week start) one after
// the other, each calendar month, or the window of a plan.
struct SumSpan {
  enum class Unit { kDays, kWeeks, kMonth, kPlan };
  Unit unit = Unit::kPlan;
  int count = 1;
  friend bool operator==(const SumSpan&, const SumSpan&) = default;
};

// At most or at least so many in a row: turns of one handover rota back to back, days, days off,
// nights, or days on which a shift begins.
struct Sequence {
  What what;
  bool most = true;
  int count = 1;
};

// At most or at least so much of something within a span: a count, seconds of hours and load, or
// millionths of the window on call.
struct Sum {
  What what;
  bool most = true;
  std::int64_t amount = 0;
  SumSpan span;
  // Where above 0: the amount is that of so many weeks at a share of 1, and of a plan's window its
  // part, pro rata to share and presence.
  int weeks = 0;
};

// After a work duty of that kind, before the next that is not of it.
struct RestAfter {
  What what;
  Seconds rest{};
};

// In every span of days or weeks some time at a stretch without work. What is not planned yet is
// free.
struct LongRest {
  Seconds rest{};
  SumSpan span;
};

// Who works one day of a weekend works its other days.
struct CompleteWeekends {};

// Who worked one of these holidays does not work it the next year; none named: any holiday.
struct AlternateHolidays {
  std::vector<std::string> names;
  std::vector<Place> named_at{};  // [name] in the team file
};

// No two of them are on duty at the same time.
struct Apart {
  std::vector<PersonIndex> people;  // sorted
};

struct MaxWeekends {
  int count = 0;
  int weeks = 1;  // in any so many consecutive weeks
};
struct MaxHours {
  Seconds hours{};
  int weeks = 1;  // in any so many consecutive weeks (from the desk's week start)
};
// A plan's usual window: what a bare figure of hours is for.
inline constexpr int kUsualWeeks = 13;
struct MinHours {
  Seconds hours{};
  int weeks = kUsualWeeks;  // of a window of another length, its part
};
struct MaxOfShift {
  std::string shift;
  int count = 0;
  int weeks = 0;  // in any so many consecutive weeks; 0: in the window
};
struct ForbiddenSuccession {
  std::string first;  // shift ids; `then` may not begin on the civil day after `first` began
  std::string then;
};

// What is absent does not limit. Days are civil days on which a work duty begins, in the
// holder's zone; load is in load units (scheduler/rules/load.h).
struct Limits {
  std::optional<Limit<Seconds>> rest;  // between the end of one work duty and the next
  std::optional<Limit<Seconds>> gap;   // between turns of one handover rota
  std::vector<Limit<ForbiddenSuccession>> forbidden;
  std::vector<Limit<Sequence>> sequences;
  std::vector<Limit<Sum>> sums;
  std::vector<Limit<RestAfter>> rest_after;
  std::vector<Limit<LongRest>> long_rests;
  std::optional<Limit<CompleteWeekends>> complete_weekends;
  std::optional<Limit<AlternateHolidays>> alternate_holidays;
  std::vector<Limit<What>> never;   // of a person: turns they never hold
  std::vector<Limit<Apart>> apart;  // of the desk, or of a rota's turns

  void add(Limit<Sequence> limit) { sequences.push_back(std::move(limit)); }
  void add(Limit<Sum> limit) { sums.push_back(std::move(limit)); }
  // Of its short name the only one.
  template <class Value>
  void set(Limit<Value> limit) {
    std::erase_if(sequences, [&](const auto& other) { return other.key == limit.key; });
    std::erase_if(sums, [&](const auto& other) { return other.key == limit.key; });
    add(std::move(limit));
  }
};

// Whether two limits are about the same, so that a person's takes the place of the desk's.
[[nodiscard]] inline bool is_about(const Sequence& a, const Sequence& b) {
  return a.what == b.what && a.most == b.most;
}
[[nodiscard]] inline bool is_about(const Sum& a, const Sum& b) {
  return a.what == b.what && a.most == b.most && a.span == b.span;
}
[[nodiscard]] inline bool is_about(const RestAfter& a, const RestAfter& b) {
  return a.what == b.what;
}
[[nodiscard]] inline bool is_about(const LongRest& a, const LongRest& b) {
  return a.span == b.span;
}
template <class Value>
[[nodiscard]] bool is_same(const Limit<Value>& a, const Limit<Value>& b) {
  return is_about(a.value, b.value) || (!a.key.empty() && a.key == b.key);
}

// Turns of a handover rota back to back; null where that is not limited.
[[nodiscard]] inline const Limit<Sequence>* turns_in_a_row(const Limits& limits) {
  const auto of_turns = [](const auto& limit) {
    return limit.value.what.counted == Counted::kTurns && limit.value.most;
  };
  const auto found = std::ranges::find_if(limits.sequences, of_turns);
  return found == limits.sequences.end() ? nullptr : &*found;
}

}  // namespace respite
