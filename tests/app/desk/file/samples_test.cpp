#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

#include "app/desk/file/read_desk.h"

namespace respite {
namespace {

const std::filesystem::path kSamplesFolder = std::filesystem::path{RESPITE_SOURCE_DIR} / "samples";

Desk sample_desk(const std::string& name) {
  const ReadDesk read = read_desk(kSamplesFolder / name);
  for (const Diagnostic& diagnostic : read.diagnostics) {
    EXPECT_EQ(diagnostic.severity, Severity::kNote) << name << '\n' << format(diagnostic);
    EXPECT_TRUE(diagnostic.message.starts_with("not used yet: ")) << diagnostic.message;
  }
  EXPECT_TRUE(read.desk) << name;
  return read.desk.value_or(Desk{});
}

TEST(Samples, ReadWithoutErrorOrWarning) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{kSamplesFolder}) {
    if (!entry.is_directory()) continue;
    const std::string name = entry.path().filename().string();
    names.insert(name);
    EXPECT_FALSE(sample_desk(name).rotas.empty()) << name;
    EXPECT_TRUE(std::filesystem::exists(entry.path() / "README.md")) << name;
  }
  EXPECT_TRUE(names.contains("quickstart"));
  EXPECT_TRUE(names.contains("law-firm"));
  EXPECT_TRUE(names.contains("round-the-clock"));
  EXPECT_TRUE(names.contains("follow-the-sun"));
}

TEST(Samples, QuickstartHasNinePeopleAndLearningForEach) {
  const Desk desk = sample_desk("quickstart");
  ASSERT_EQ(desk.people.size(), 9U);
  std::set<PersonIndex> learners;
  for (const ProtectedTime& block : desk.protection.blocks) {
    if (block.kind == BlockKind::kLearning)
      learners.insert(block.people.begin(), block.people.end());
  }
  EXPECT_EQ(learners.size(), 9U);
}

TEST(Samples, LawFirmIsTheDeskOfTheCases) {
  const Desk desk = sample_desk("law-firm");
  const auto person = [&](const char* id) { return *find_person(desk, id); };
  EXPECT_EQ(desk.teams[0].members, (std::vector{person("asha"), person("ben")}));
  EXPECT_EQ(desk.leads, (std::vector{person("farah"), person("gideon")}));
  EXPECT_EQ(desk.rotas.at(0).people,
            (std::vector{person("asha"), person("ben"), person("hana"), person("ivo")}));
  EXPECT_EQ(desk.people[at(person("chloe"))].zone.name(), "Europe/Paris");
  EXPECT_EQ(desk.sites[3].pack, "");
  EXPECT_TRUE(desk.people[at(person("hana"))].hours.empty());
  EXPECT_EQ(desk.people[at(person("ivo"))].joins, make_day(2026, 11, 2));
}

TEST(Samples, RoundTheClockLeavesRoomForLeave) {
  const Desk desk = sample_desk("round-the-clock");
  EXPECT_EQ(desk.people.size(), 18U);
  std::size_t wanted = 0;  // heads a week
  for (const Shift& shift : std::get<ShiftPlan>(desk.rotas.at(0).plan).shifts) {
    wanted += shift.times.size() * static_cast<std::size_t>(shift.staff);
  }
  EXPECT_EQ(wanted, 56U);
  double offered = 0;  // at five shifts a week
  for (const Person& p : desk.people) offered += 5 * p.share;
  EXPECT_GT(offered, 1.4 * static_cast<double>(wanted));
}

TEST(Samples, FollowTheSunTilesEveryDayOfAYear) {
  const Desk desk = sample_desk("follow-the-sun");
  const Interval year{Instant{make_day(2027, 1, 1).time_since_epoch()},
                      Instant{make_day(2028, 1, 1).time_since_epoch()}};
  IntervalSet covered;
  Seconds length{};
  for (const Rota& rota : desk.rotas) {
    for (const Shift& shift : std::get<ShiftPlan>(rota.plan).shifts) {
      const IntervalSet times = intersect(expand(shift.times, rota.zone, year), year);
      covered = unite(covered, times);
      length += times.length();
    }
  }
  EXPECT_TRUE(gaps(covered, year).empty());
  EXPECT_EQ(length, year.length());  // and nobody twice
}

}  // namespace
}  // namespace respite
