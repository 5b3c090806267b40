// Commands on a desk of their own: what cases as files cannot say.
#include <stdlib.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <map>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "scheduler/time/interval_set.h"
#include "tests/cli/program.h"

namespace respite {
namespace {

using nlohmann::json;
using test::quiet_environment;
using test::Ran;
using test::run_program;

// A freshly laid quickstart desk.
class DeskTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "respite-desk-XXXXXX";
    ASSERT_NE(::mkdtemp(name.data()), nullptr) << name;
    environment_.folder = name;
    const Ran ran = run({"init"});
    ASSERT_EQ(ran.code, 0) << ran.err;
  }
  void TearDown() override { std::filesystem::remove_all(environment_.folder); }

  [[nodiscard]] Ran run(const std::vector<std::string>& words) const {
    return run_program(words, environment_);
  }
  [[nodiscard]] json read(const std::vector<std::string>& words) const {
    const Ran ran = run(words);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return json::parse(ran.out);
  }

  Environment environment_ = quiet_environment();
};

const std::vector<std::string> kPlan{"plan", "--from", "2026-12-07", "--weeks", "4", "--json"};

TEST_F(DeskTest, TheSamePlanTwiceIsTheSameText) {
  const Ran first = run(kPlan);
  EXPECT_EQ(first.code, 0);
  EXPECT_EQ(run(kPlan).out, first.out);
}

TEST_F(DeskTest, ThePublicPageShowsAnEveningWithTheHoursThatOpenOnIt) {
  const std::filesystem::path folder = environment_.folder;
  std::ofstream(folder / "team.toml")
      << "[desk]\nid = \"night\"\nzone = \"Europe/London\"\n"
         "service = \"mon-fri 22:00-06:00\"\n[[person]]\nid = \"ana\"\n";
  const Ran ran = run({"export", (folder / "pub").string()});
  ASSERT_EQ(ran.code, 0) << ran.err;
  std::ifstream file(folder / "pub/public/index.html");
  const std::string page(std::istreambuf_iterator<char>(file), {});
  const auto shows = [&](const std::string& day, const std::string& hours) {
    const std::string row = "<th scope=\"row\">" + day + "</th>\n<td>" + hours + "</td>";
    return page.find(row) != std::string::npos;
  };
  EXPECT_TRUE(shows("Mon 2026-11-02", "22:00 to 06:00")) << page;
  EXPECT_TRUE(shows("Fri 2026-11-06", "22:00 to 06:00")) << page;
  EXPECT_TRUE(shows("Sat 2026-11-07", "closed")) << page;
}

TEST_F(DeskTest, NobodyIsTwiceOnAtATime) {
  std::map<std::string, IntervalSet> held;
  const json plan = read(kPlan);
  EXPECT_FALSE(plan.at("slots").empty());
  for (const json& slot : plan.at("slots")) {
    ASSERT_TRUE(slot.at("person").is_string()) << slot;
    const Interval span =
        test::interval(slot.at("begin").get<std::string>(), slot.at("end").get<std::string>());
    IntervalSet& mine = held[slot.at("person").get<std::string>()];
    EXPECT_FALSE(mine.overlaps(span)) << slot;
    mine = unite(mine, IntervalSet{span});
  }
}

TEST_F(DeskTest, AnInterruptKeepsTheBestSoFarAsDraft) {
  const std::atomic<bool> stop = true;
  environment_.stop = &stop;
  const Ran ran = run(kPlan);
  EXPECT_EQ(ran.code, 130) << ran.err;
  const json plan = json::parse(ran.out);
  EXPECT_EQ(plan.at("interrupted"), true);
  EXPECT_EQ(read({"show", "--draft", "--json"}).at("draft"), plan.at("draft"));
}

TEST_F(DeskTest, ProgressIsShownOnATerminalAlone) {
  EXPECT_EQ(run(kPlan).err.find("planning:"), std::string::npos);
  environment_.err_is_terminal = true;
  const Ran ran = run(kPlan);
  EXPECT_NE(ran.err.find("\r\x1b[Kplanning: "), std::string::npos);
  EXPECT_TRUE(ran.err.ends_with("\r\x1b[K"));
}

TEST_F(DeskTest, ColourIsForTerminalsThatWantIt) {
  const std::vector<std::string> plan{"plan", "--from", "2026-12-07", "--weeks", "1"};
  EXPECT_EQ(run(plan).out.find('\x1b'), std::string::npos);
  environment_.out_is_terminal = true;
  EXPECT_NE(run(plan).out.find('\x1b'), std::string::npos);
  std::vector<std::string> plain(plan);
  plain.push_back("--no-color");
  EXPECT_EQ(run(plain).out.find('\x1b'), std::string::npos);
  environment_.no_color = true;
  EXPECT_EQ(run(plan).out.find('\x1b'), std::string::npos);
}

TEST_F(DeskTest, WhoActsIsRecordedBesideWhoRanTheProgram) {
  ASSERT_EQ(run(kPlan).code, 0);
  const json done = read({"--by", "hugo", "publish", "--note", "winter", "--json"});
  EXPECT_EQ(done.at("by"), "hugo");
  EXPECT_EQ(done.at("os_user"), "lead");
  EXPECT_EQ(done.at("note"), "winter");
  EXPECT_EQ(done.at("at"), "2026-11-02T09:00:00Z");
}

TEST_F(DeskTest, ANowBeforeTheLastChangeIsRefused) {
  ASSERT_EQ(run(kPlan).code, 0);
  ASSERT_EQ(run({"publish"}).code, 0);
  ASSERT_EQ(run({"plan", "--from", "2027-01-04", "--weeks", "1"}).code, 0);
  const Ran ran = run({"publish", "--now", "2026-11-01T09:00Z"});
  EXPECT_EQ(ran.code, 3) << ran.err;
  EXPECT_EQ(ran.out, "");
}

TEST_F(DeskTest, WhoReadsATimeOnTheDesksClock) {
  ASSERT_EQ(run({"plan", "--from", "2027-03-22", "--weeks", "2"}).code, 0);
  ASSERT_EQ(run({"publish"}).code, 0);
  EXPECT_EQ(read({"who", "--at", "2027-03-29T03:00", "--json"}).at("at"), "2027-03-29T02:00:00Z");
  EXPECT_EQ(read({"who", "--at", "2027-03-27 03:00", "--json"}).at("at"), "2027-03-27T03:00:00Z");
  EXPECT_EQ(read({"who", "--at", "2027-03-29T03:00+02:00", "--json"}).at("at"),
            "2027-03-29T01:00:00Z");
  EXPECT_EQ(run({"who", "--at", "noon"}).code, 2);
}

}  // namespace
}  // namespace respite
