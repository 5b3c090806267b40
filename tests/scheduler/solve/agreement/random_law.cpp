#include "tests/scheduler/solve/agreement/random_law.h"

#include <array>

#include "scheduler/team/short_limits.h"

namespace respite::test {
namespace {

using std::chrono::hours;
using Unit = SumSpan::Unit;

class Law {
 public:
  Law(Dice& dice, const std::vector<std::string>& names, int people)
      : dice_(dice), names_(names), people_(people) {}

  // What a model says to the letter and one limit more, or a lot of limits.
  Limits any(LawKind letter) {
    if (letter == LawKind::kOfShifts)
      of_shifts();
    else
      of_handovers();
    if (dice_.one_in(2)) {
      add_one();
      return std::move(limits_);
    }
    if (dice_.one_in(2)) of_handovers();
    add_families(dice_, limits_, some_name());
    while (dice_.one_in(2)) add_sum(static_cast<Counted>(dice_.below(11)), dice_.below(4) > 0);
    while (dice_.one_in(2)) add_any_sequence();
    if (dice_.one_in(12)) limits_.alternate_holidays = limit(AlternateHolidays{});
    return std::move(limits_);
  }

  Limits of_shifts() {
    if (!dice_.one_in(3)) add_sequence(Counted::kDays, true, dice_.between(2, 6));
    if (dice_.one_in(4)) add_sequence(Counted::kDays, false, dice_.between(2, 3));
    if (dice_.one_in(2)) add_sequence(Counted::kDaysOff, false, dice_.between(2, 3));
    constexpr std::array kNumbers = {Counted::kTurns,    Counted::kNights, Counted::kEvenings,
                                     Counted::kHolidays, Counted::kShift,  Counted::kWeekends};
    for (const Counted counted : kNumbers)
      if (dice_.one_in(4)) add_sum(counted, true);
    if (dice_.one_in(4))
      limits_.add(limit(Sum{{Counted::kHours},
                            true,
                            std::int64_t{3600} * 8 * dice_.between(3, 6),
                            {Unit::kWeeks, dice_.between(1, 2)}}));
    if (dice_.one_in(4))
      limits_.forbidden.push_back(limit(ForbiddenSuccession{some_name(), some_name()}));
    return limits_;
  }

  Limits of_handovers() {
    if (dice_.one_in(2)) limits_.gap = limit<Seconds>(hours{24 * dice_.between(1, 12)});
    if (dice_.one_in(3)) limits_.add(named::max_consecutive_turns(limit(dice_.between(1, 3))));
    if (dice_.one_in(4)) limits_.set(named::max_days(limit(dice_.between(2, 6))));
    if (dice_.one_in(5)) limits_.set(named::min_days_off(limit(dice_.between(2, 3))));
    if (dice_.one_in(3))
      limits_.set(
          named::max_weekends(limit(MaxWeekends{dice_.between(1, 2), dice_.between(1, 4)})));
    if (dice_.one_in(5))
      limits_.set(
          named::max_hours(limit(MaxHours{hours{8 * dice_.between(2, 6)}, dice_.between(1, 3)})));
    if (dice_.one_in(4)) limits_.set(named::max_turns(limit(dice_.between(2, 8))));
    if (dice_.one_in(5)) limits_.set(named::max_oncall_share(limit(dice_.between(10, 60) / 100.0)));
    if (dice_.one_in(3))
      limits_.set(named::max_of_shift(
          limit(MaxOfShift{some_name(), dice_.between(1, 3), dice_.between(0, 4)})));
    if (dice_.one_in(5))
      limits_.forbidden.push_back(limit(ForbiddenSuccession{some_name(), some_name()}));
    return limits_;
  }

 private:
  void add_one() {
    switch (dice_.below(6)) {
      case 0:
        return limits_.rest_after.push_back(
            limit(RestAfter{{Counted::kNights}, hours{dice_.between(12, 60)}}));
      case 1:
        return limits_.long_rests.push_back(
            limit(LongRest{hours{dice_.between(24, 60)}, {Unit::kWeeks, dice_.between(1, 2)}}));
      case 2:
        return add_any_sequence();
      default:
        return add_sum(dice_.one_in(2) ? Counted::kHours : static_cast<Counted>(dice_.below(11)),
                       dice_.below(4) > 0);
    }
  }

  void add_any_sequence() {
    const auto counted = static_cast<Counted>(dice_.below(11));
    if (!words_of(counted).in_a_row || counted == Counted::kTurns) return;
    add_sequence(counted, counted != Counted::kDaysOff && dice_.one_in(2), dice_.between(1, 4));
  }

  template <class Value>
  Limit<Value> limit(Value value) {
    Limit<Value> made{std::move(value), {}, {}, number_++};
    if (dice_.one_in(3)) made.weight = dice_.between(1, 40);
    return made;
  }

  const std::string& some_name() {
    return names_[static_cast<std::size_t>(dice_.below(static_cast<int>(names_.size())))];
  }

  What what_of(Counted counted) {
    return {counted, counted == Counted::kShift ? some_name() : std::string()};
  }

  void add_sequence(Counted counted, bool most, int count) {
    limits_.add(for_some(limit(Sequence{what_of(counted), most, count})));
  }

  // As much of it a week as somebody may well come to who works half of the days.
  [[nodiscard]] double usual(Counted counted) {
    switch (counted) {
      case Counted::kTurns:
      case Counted::kDays:
      case Counted::kDaysOff:
        return dice_.between(2, 5);
      case Counted::kNights:
      case Counted::kEvenings:
      case Counted::kShift:
        return dice_.between(1, 4) / 1.5;
      case Counted::kWeekends:
        return dice_.between(1, 4) / 4.0;
      case Counted::kHolidays:
        return dice_.between(0, 2) / 8.0;
      default:
        return 3600.0 * 8 * dice_.between(2, 5);
    }
  }

  void add_sum(Counted counted, bool most) {
    if (counted == Counted::kDaysOff) counted = Counted::kDays;
    Sum sum{what_of(counted), most, 0, {}};
    sum.span.unit = static_cast<Unit>(dice_.below(4));
    if (sum.span.unit == Unit::kDays && counted != Counted::kHours && dice_.one_in(2))
      sum.span.unit = Unit::kWeeks;
    double weeks = 8;  // tighter over the whole window
    if (sum.span.unit == Unit::kMonth) weeks = 4.3;
    if (sum.span.unit == Unit::kWeeks) weeks = sum.span.count = dice_.between(1, 4);
    if (sum.span.unit == Unit::kDays) weeks = (sum.span.count = dice_.between(3, 15)) / 7.0;
    sum.amount = static_cast<std::int64_t>(usual(counted) * weeks * (most ? 1 : 0.3));
    if (counted == Counted::kOnCall) sum.amount = 10'000 * dice_.between(5, 60);
    limits_.add(for_some(limit(sum)));
  }

  template <class Value>
  Limit<Value> for_some(Limit<Value> made) {
    if (dice_.one_in(6))
      for (int p = 0; p < people_; ++p)
        if (dice_.one_in(2)) made.who.push_back(index_of<PersonIndex>(static_cast<std::size_t>(p)));
    return made;
  }

  Dice& dice_;
  const std::vector<std::string>& names_;
  int people_;
  Limits limits_;
  int number_ = 1;
};

}  // namespace

Limits random_law(Dice& dice, LawKind kind, const std::vector<std::string>& names, int people) {
  Law law(dice, names, people);
  switch (kind) {
    case LawKind::kOfShifts:
      return law.of_shifts();
    case LawKind::kOfHandovers:
      return law.of_handovers();
    case LawKind::kAnyShifts:
      return law.any(LawKind::kOfShifts);
    case LawKind::kAnyHandovers:
      break;
  }
  return law.any(LawKind::kOfHandovers);
}

}  // namespace respite::test
