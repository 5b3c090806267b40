// Properties of expansion for random rotas, zones and windows.
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <set>

#include "tests/scheduler/rota/turn_desk.h"

namespace respite {
namespace {

using test::desk_of;
using test::handover_rota;

constexpr unsigned kSeed = 20261122;
constexpr std::array<std::string_view, 10> kZones{
    "Europe/London", "America/New_York",  "Australia/Lord_Howe", "Pacific/Apia", "Africa/Cairo",
    "UTC",           "Africa/Casablanca", "America/Goose_Bay",   "Asia/Gaza",    "Europe/Dublin"};

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  int roll(int low, int high) { return std::uniform_int_distribution<>(low, high)(engine_); }

  Zone zone() { return test::zone(kZones.at(static_cast<std::size_t>(roll(0, 9)))); }
  TimeOfDay time() { return std::chrono::minutes{15 * roll(0, 96)}; }
  Day date() {
    return make_day(roll(0, 2) == 0 ? 2011 : 2026, 1, 1) + std::chrono::days{roll(0, 364)};
  }

  WeeklyHours hours() {
    WeeklyHours all;
    for (int i = roll(1, 6); i > 0; --i) {
      all.push_back({Weekday{static_cast<unsigned>(roll(0, 6))}, time(), time()});
    }
    return all;
  }

  Handover handover() {
    Handover made;
    made.at = time();
    made.from = date();
    switch (roll(0, 2)) {
      case 0:
        made.every = EveryHours{roll(1, 60)};
        break;
      case 1:
        made.every = EveryDays{roll(1, 21)};
        break;
      default: {
        EveryWeekdays some;
        const int mask = roll(1, 127);
        for (unsigned i = 1; i <= 7; ++i) {
          if ((mask >> (i - 1)) & 1) some.weekdays.emplace_back(i);
        }
        made.every = some;
      }
    }
    return made;
  }

  Rota rota() {
    Rota made = handover_rota("UTC", EveryDays{1}, "00:00", "2026-01-01");
    made.zone = zone();
    std::get<HandoverPlan>(made.plan).handover = handover();
    return made;
  }

  // Mostly across or after the rota's first handover.
  Interval window(const Rota& of) {
    const Day from = std::get<HandoverPlan>(of.plan).handover.from;
    const Instant begin = of.zone.at_transition(from + std::chrono::days{roll(-20, 300)}) +
                          std::chrono::minutes{roll(0, 1440)};
    return {begin, begin + std::chrono::hours{roll(0, 1500)}};
  }

 private:
  std::mt19937 engine_;
};

std::vector<std::string> texts(const std::vector<Turn>& turns) {
  std::vector<std::string> all;
  all.reserve(turns.size());
  for (const Turn& turn : turns) all.push_back(test::whole_text(turn, "oncall"));
  return all;
}

TEST(HandoverTiling, EachTurnEndsAsTheNextBegins) {
  Dice dice(kSeed);
  std::size_t seen = 0;
  for (int round = 0; round < 1500; ++round) {
    const Desk desk = desk_of(dice.rota());
    const Interval window = dice.window(desk.rotas[0]);
    SCOPED_TRACE(testing::Message() << "seed " << kSeed << ", round " << round << ", "
                                    << desk.rotas[0].zone.name() << ' ' << test::text(window));
    const auto turns = expand_turns(desk, {}, window);
    for (std::size_t i = 0; i < turns.size(); ++i) {
      ASSERT_TRUE(window.contains(turns[i].span.begin));
      ASSERT_FALSE(turns[i].span.empty());
      ASSERT_EQ(turns[i].slots.size(), 1U);
      ASSERT_EQ(turns[i].slots[0].span, turns[i].span);
      if (i > 0) {
        ASSERT_EQ(turns[i - 1].span.end, turns[i].span.begin);
      }
    }
    seen += turns.size();
    // The last turn reaches the end of the window, and what came before the first is told.
    const IntervalSet owed = test::running_time(desk, {}, window)[0];
    std::vector<Interval> parts(owed.begin(), owed.end());
    for (const Turn& turn : turns) parts.push_back(intersection(turn.span, window));
    const IntervalSet all(parts);
    if (!all.empty()) {
      ASSERT_EQ(all.intervals().size(), 1U);
      ASSERT_EQ(all.begin()->end, window.end);
    }
  }
  EXPECT_GT(seen, 10000U) << "the windows miss the rotas, so nothing was tried";
}

TEST(HandoverTiling, CivilBeginsBecomeTheirInstants) {
  Dice dice(kSeed + 1);
  for (int round = 0; round < 1000; ++round) {
    const Desk desk = desk_of(dice.rota());
    const Handover& handover = std::get<HandoverPlan>(desk.rotas[0].plan).handover;
    for (const Turn& turn : expand_turns(desk, {}, dice.window(desk.rotas[0]))) {
      if (std::holds_alternative<EveryHours>(handover.every)) {
        ASSERT_EQ(turn.zone.to_wall(turn.span.begin), turn.begin) << "seed " << kSeed + 1;
      } else {
        ASSERT_EQ(turn.zone.at_transition(turn.begin), turn.span.begin) << "seed " << kSeed + 1;
        ASSERT_EQ(turn.begin - handover.at, Wall{day_of(turn.begin - handover.at)});
        ASSERT_GE(turn.begin, handover.from + handover.at);
      }
    }
  }
}

// A window says which turns are asked for, never what they are.
TEST(ExpandTurns, GivesTheSameForAWindowAndItsParts) {
  Dice dice(kSeed + 2);
  std::size_t seen = 0;
  for (int round = 0; round < 800; ++round) {
    Desk desk = desk_of(dice.rota());
    desk.zone = dice.zone();
    desk.service_hours = dice.hours();
    if (const int covers = dice.roll(0, 2); covers == 1) {
      desk.rotas[0].covers = CoversOutsideService{};
    } else if (covers == 2) {
      desk.rotas[0].covers = CoversHours{dice.hours()};
    }
    const Interval whole = dice.window(desk.rotas[0]);
    Rota shifts;
    shifts.id = "desk";
    shifts.zone = dice.zone();
    Shift shift;
    shift.id = "early";
    shift.times = dice.hours();
    shift.staff = dice.roll(1, 3);
    shifts.plan = ShiftPlan{{shift}};
    desk.rotas.push_back(shifts);
    DeskCalendars calendars;
    const Day first = day_of(desk.zone.to_wall(whole.begin));
    for (int i = -3; i < 90; i += dice.roll(1, 20)) {
      calendars.desk.days.push_back({first + std::chrono::days{i}, "holiday"});
    }
    const Instant cut =
        whole.begin + Seconds{dice.roll(0, static_cast<int>(whole.length().count()))};
    auto parts = texts(expand_turns(desk, calendars, {whole.begin, cut}));
    const auto rest = texts(expand_turns(desk, calendars, {cut, whole.end}));
    parts.insert(parts.end(), rest.begin(), rest.end());
    ASSERT_EQ(texts(expand_turns(desk, calendars, whole)), parts)
        << "seed " << kSeed + 2 << ", round " << round << ", cut " << to_rfc3339(cut);
    seen += parts.size();
  }
  EXPECT_GT(seen, 10000U) << "the windows miss the rotas, so nothing was tried";
}

// Slots are the covered hours, cut at handovers: nothing lost, nothing twice.
TEST(ExpandTurns, CoversExactlyTheListedHours) {
  Dice dice(kSeed + 3);
  for (int round = 0; round < 500; ++round) {
    Desk desk = desk_of(dice.rota());
    const WeeklyHours hours = dice.hours();
    desk.rotas[0].covers = CoversHours{hours};
    const Handover& handover = std::get<HandoverPlan>(desk.rotas[0].plan).handover;
    const Interval window = dice.window(desk.rotas[0]);
    Seconds total{0};
    std::vector<Interval> parts;
    for (const Turn& turn : expand_turns(desk, {}, window)) {
      for (const Slot& slot : turn.slots) {
        ASSERT_TRUE(turn.span.contains(slot.span));
        const Interval part = intersection(slot.span, window);
        total += part.length();
        parts.push_back(part);
      }
    }
    const IntervalSet owed = test::running_time(desk, {}, window)[0];
    parts.insert(parts.end(), owed.begin(), owed.end());
    total += owed.length();
    // The rota's first handover date may lie up to a week after `from`.
    Instant start = desk.rotas[0].zone.at_transition(handover.from + handover.at);
    if (const auto* some = std::get_if<EveryWeekdays>(&handover.every)) {
      Day date = handover.from;
      while (std::find(some->weekdays.begin(), some->weekdays.end(), weekday_of(date)) ==
             some->weekdays.end()) {
        date += std::chrono::days{1};
      }
      start = desk.rotas[0].zone.at_transition(date + handover.at);
    }
    const Interval asked{std::max(start, window.begin), window.end};
    const IntervalSet expected =
        asked.empty() ? IntervalSet{} : expand(hours, desk.rotas[0].zone, asked);
    ASSERT_EQ(IntervalSet(parts), expected) << "seed " << kSeed + 3 << ", round " << round;
    ASSERT_EQ(total, expected.length()) << "seed " << kSeed + 3 << ", round " << round;
  }
}

}  // namespace
}  // namespace respite
