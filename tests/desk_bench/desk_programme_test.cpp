// The integer programme of a desk, and rosters read back: CBC's optimum is the best plan there is.
#include "tests/desk_bench/desk_programme.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "scheduler/rota/check.h"
#include "tests/support/brute_force.h"
#include "tests/support/desks.h"
#include "tests/support/random_desk.h"

namespace respite::test {
namespace {

using std::chrono::hours;

Problem small_room(int seed) {
  Dice dice(static_cast<std::uint64_t>(seed));
  Desk desk = bare_desk(4);
  Rota& rota = add_shifts(
      desk, "room", {{"early", "07:00", "15:00", dice.between(1, 2)}, {"night", "23:00", "07:00"}});
  auto& shifts = std::get<ShiftPlan>(rota.plan).shifts;
  desk.skills.emplace_back("network");
  const Skill network{SkillIndex{1}, Level::kAble};
  if (dice.one_in(2)) shifts.front().one_has = {network};
  desk.people[1].skills.push_back(network);
  desk.people[2].skills.push_back(network);
  desk.limits.rest = {hours{11}, {}};
  if (dice.one_in(2))
    desk.limits.sums.push_back({Sum{{Counted::kHours}, false, 3600 * 16, {}}, 20});
  if (dice.one_in(2))
    desk.limits.sums.push_back(
        {Sum{{Counted::kWeekends}, true, 0, {SumSpan::Unit::kWeeks, 1}}, {}});
  desk.people[0].wishes.push_back({WishCompany{index_of<PersonIndex>(1)}, dice.one_in(2), 2});
  desk.people[3].wishes.push_back({WishShift{"night"}, dice.one_in(2), 1});
  return make_problem(desk, days_of_winter(3));
}

// Folder of this process, gone with it.
class Folder {
 public:
  Folder()
      : path_(std::filesystem::temp_directory_path() /
              ("respite-desk-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// What CBC holds best, as a roster's text.
std::string best_by_cbc(const std::string& programme) {
  const Folder folder;
  std::ofstream(folder.file("room.lp")) << programme;
  const std::string command = "cbc " + folder.file("room.lp") +
                              " ratioGap 0 allowableGap 0 solve solution " + folder.file("answer") +
                              " > " + folder.file("log");
  if (std::system(command.c_str()) != 0) throw std::runtime_error("cbc failed");
  std::vector<std::vector<std::string>> cells(4, std::vector<std::string>(3));
  std::ifstream answer(folder.file("answer"));
  for (std::string word; answer >> word;) {
    if (!word.starts_with("x_")) continue;
    std::istringstream name(word.substr(2));  // x_PERSON_DAY_KIND
    std::size_t person = 0;
    std::size_t day = 0;
    char dash = 0;
    std::string kind;
    double value = 0;
    name >> person >> dash >> day >> dash >> kind;
    answer >> value;
    if (value > 0.5) cells.at(person).at(day) = kind;
  }
  std::string text;
  for (const auto& row : cells) text += row[0] + ',' + row[1] + ',' + row[2] + '\n';
  return text;
}

TEST(DeskProgramme, HasTheBestPlanForItsOptimum) {
  if (std::system("cbc quit > /dev/null 2>&1") != 0) GTEST_SKIP() << "no cbc";
  int judged = 0;
  for (int seed = 1; judged < 12; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = small_room(seed);
    if (plans_of(problem) > 100'000) continue;
    const Best best = brute_force(problem);
    const DeskProgramme programme(problem);
    const Judgement found = check(problem, programme.plan_from_text(best_by_cbc(programme.text())));
    ++judged;
    EXPECT_TRUE(found.lawful());
    // Tangents say a little less than fairness costs.
    EXPECT_GE(found.score, best.score);
    EXPECT_EQ(found.score[Tier::kCover], best.score[Tier::kCover]);
    EXPECT_EQ(found.score[Tier::kLimits], best.score[Tier::kLimits]);
    EXPECT_LE(found.score[Tier::kBalance], best.score[Tier::kBalance] + 40);
  }
}

}  // namespace
}  // namespace respite::test
