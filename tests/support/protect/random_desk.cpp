#include "tests/support/protect/random_desk.h"

#include <random>

#include "tests/support/desks.h"

namespace respite::test {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

constexpr int kDays = 14;

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  ProtectedDesk make() {
    made_.desk = bare_desk(up_to(3, 8));
    made_.window = days_of_winter(kDays);
    made_.calendars = no_calendars(made_.desk);
    made_.calendars.busy.resize(made_.desk.people.size());
    made_.desk.service_hours = working_days(hours{8}, hours{18});
    for (Person& person : made_.desk.people) {
      person.hours = working_days(hours{up_to(7, 10)}, hours{up_to(15, 18)});
      person.has_own_hours = true;
      if (one_in(3)) person.zone = *Zone::find("Europe/Lisbon");
      if (one_in(5)) person.hours.pop_back();
    }
    for (std::size_t i = 0; i < made_.desk.people.size(); ++i) take_time(i);
    add_duties();
    add_protection();
    if (one_in(3)) made_.calendars.desk.days.push_back({make_day(2026, 12, 9), "Founders' day"});
    return std::move(made_);
  }

 private:
  int up_to(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }
  bool one_in(int n) { return up_to(1, n) == 1; }

  static WeeklyHours working_days(TimeOfDay from, TimeOfDay to) {
    WeeklyHours week;
    for (unsigned day = 1; day <= 5; ++day) week.push_back({Weekday{day}, from, to});
    return week;
  }
  Instant at(int day, int quarter) {
    return made_.window.begin + days{day} + minutes{15} * quarter;
  }

  void take_time(std::size_t person) {
    std::vector<Interval> busy;
    for (int i = up_to(0, 8); i > 0; --i) {
      const Instant begin = at(up_to(0, kDays - 1), up_to(32, 70)) + minutes{up_to(0, 14)};
      busy.push_back({begin, begin + minutes{up_to(15, 150)}});
    }
    made_.calendars.busy[person] = IntervalSet(std::move(busy));
    if (one_in(3)) {
      const int first = up_to(0, kDays - 3);
      made_.calendars.leave[person] = IntervalSet{{at(first, 0), at(first + up_to(1, 3), 0)}};
    }
  }

  void add_duties() {
    std::vector<Duty> duties;
    for (int day = 0; day < kDays; ++day) {
      if (one_in(2)) continue;
      const bool night = one_in(2);
      const Instant begin = at(day, night ? 88 : 36);
      const Interval span{begin, begin + hours{night ? 9 : 6}};
      const auto person =
          static_cast<std::size_t>(up_to(0, static_cast<int>(made_.desk.people.size()) - 1));
      duties.push_back({.rota = "oncall",
                        .seat = "primary",
                        .person = made_.desk.people[person].id,
                        .span = span,
                        .turn = span,
                        .work = one_in(2)});
    }
    made_.timeline = Timeline(std::move(duties));
  }

  std::vector<PersonIndex> some_people() {
    std::vector<PersonIndex> people;
    for (std::size_t i = 0; i < made_.desk.people.size(); ++i)
      if (!one_in(4)) people.push_back(index_of<PersonIndex>(i));
    if (people.empty()) people.push_back(PersonIndex{0});
    return people;
  }

  void add_protection() {
    Protection& protection = made_.desk.protection;
    protection.white_space = one_in(3) ? 0.0 : 0.1 * up_to(1, 5);
    for (int i = up_to(1, 3); i > 0; --i) {
      ProtectedTime declared;
      declared.kind = one_in(2) ? BlockKind::kLearning : BlockKind::kFocus;
      declared.topic = "floating " + std::to_string(i);
      declared.firmness = static_cast<Firmness>(up_to(0, 3));
      declared.people = some_people();
      FloatingTime floating;
      floating.shortest = minutes{30 * up_to(1, 3)};
      floating.longest = floating.shortest + minutes{30 * up_to(0, 3)};
      floating.amount = floating.shortest * up_to(1, 5);
      if (one_in(3)) floating.prefer.push_back({std::nullopt, HalfDay::kMorning});
      if (one_in(3)) floating.prefer.push_back({Weekday{unsigned(up_to(1, 5))}, HalfDay::kAny});
      if (one_in(4)) floating.avoid.push_back(Weekday{5U});
      floating.together = one_in(4);
      declared.time = floating;
      protection.blocks.push_back(declared);
    }
    if (one_in(2))
      add_fixed(BlockKind::kLunch, Firmness::kDefended, working_days(hours{12}, hours{13}));
    if (one_in(2))
      add_fixed(BlockKind::kReview, Firmness::kNonnegotiable,
                {{Weekday{3U}, hours{14}, hours{16}}});
    if (one_in(3))
      add_fixed(BlockKind::kDropIn, Firmness::kDefended, {{Weekday{2U}, hours{10}, hours{11}}});
    if (!one_in(4)) protection.accessible.push_back({up_to(1, 2), {}, {}, {}});
    if (one_in(3))
      protection.accessible.push_back({1, {{SkillIndex{0}, Level::kAble}}, some_people(), {}});
  }

  void add_fixed(BlockKind kind, Firmness firmness, WeeklyHours when) {
    ProtectedTime declared;
    declared.kind = kind;
    declared.firmness = firmness;
    declared.people = some_people();
    declared.time = FixedTime{std::move(when)};
    made_.desk.protection.blocks.push_back(std::move(declared));
  }

  std::mt19937_64 random_;
  ProtectedDesk made_;
};

}  // namespace

ProtectedDesk random_protected_desk(std::uint64_t seed) { return Maker(seed).make(); }

}  // namespace respite::test
