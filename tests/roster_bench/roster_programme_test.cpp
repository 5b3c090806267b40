// The integer programme of a roster: its text, and that it says what check and cost say.
#include "tests/roster_bench/roster_programme.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace respite {
namespace {

TEST(ToProgramme, SmallRoster) {
  const RosterFile file = read_roster_file(
      "SECTION_HORIZON\n3\nSECTION_SHIFTS\nE,480,\nN,600,E\n"
      "SECTION_STAFF\na,E=3|N=1,1200,480,2,2,2,0\n"
      "SECTION_DAYS_OFF\na,0\n"
      "SECTION_SHIFT_ON_REQUESTS\na,1,E,3\n"
      "SECTION_COVER\n1,E,1,100,1\n");
  ASSERT_TRUE(file.mistakes.empty());
  EXPECT_EQ(to_programme(file),
            "\\ people 1 days 3\n"
            "Minimize\n"
            " obj: - 3 x_0_1_E + 100 short_1_E + 1 spare_1_E + 3 one\n"
            "Subject To\n"
            " r1: + 1 x_0_1_E + 1 x_0_1_N <= 1\n"
            " r2: + 1 x_0_2_E + 1 x_0_2_N <= 1\n"
            " r3: + 1 x_0_2_E + 1 x_0_1_N <= 1\n"
            " r4: + 480 x_0_1_E + 600 x_0_1_N + 480 x_0_2_E + 600 x_0_2_N <= 1200\n"
            " r5: + 480 x_0_1_E + 600 x_0_1_N + 480 x_0_2_E + 600 x_0_2_N >= 480\n"
            " r6: + 1 x_0_1_E + 1 x_0_1_N + 1 x_0_2_E + 1 x_0_2_N <= 2\n"
            " r7: + 1 x_0_1_E + 1 x_0_1_N - 1 x_0_2_E - 1 x_0_2_N <= 0\n"
            " r8: - 1 x_0_1_E - 1 x_0_1_N + 1 x_0_2_E + 1 x_0_2_N <= 1\n"
            " r9: + 1 x_0_1_N + 1 x_0_2_N <= 1\n"
            " r10: + 1 x_0_1_E + 1 short_1_E - 1 spare_1_E = 1\n"
            "Bounds\n"
            " one = 1\n"
            "Binaries\n"
            " x_0_1_E\n"
            " x_0_1_N\n"
            " x_0_2_E\n"
            " x_0_2_N\n"
            "End\n");
}

using Values = std::map<std::string, long>;

struct Row {
  std::vector<std::pair<long, std::string>> terms;
  std::string relation;
  long right = 0;

  [[nodiscard]] long left(const Values& values) const {
    long sum = 0;
    for (const auto& [factor, name] : terms) {
      const auto value = values.find(name);
      if (value != values.end()) sum += factor * value->second;
    }
    return sum;
  }
  [[nodiscard]] bool holds(const Values& values) const {
    return relation == "<=" ? left(values) <= right : left(values) >= right;
  }
};

struct Programme {
  Row objective;
  std::vector<Row> rows;
};

Programme read_programme(const std::string& text) {
  Programme programme;
  std::istringstream in(text.substr(text.find("obj:")));
  std::string word, name;
  while (in >> word && word != "Bounds") {
    if (word == "+" || word == "-") {
      long factor = 0;
      in >> factor >> name;
      Row& row = programme.rows.empty() ? programme.objective : programme.rows.back();
      row.terms.emplace_back(word == "+" ? factor : -factor, name);
    } else if (word == "<=" || word == ">=" || word == "=") {
      programme.rows.back().relation = word;
      in >> programme.rows.back().right;
    } else if (word[0] == 'r') {
      programme.rows.emplace_back();
    }
  }
  return programme;
}

// The variables of a roster: x as held, the others as small as their rows let them be.
Values values_of(const RosterFile& file, const Programme& programme, const Roster& roster) {
  Values values{{"one", 1}};
  for (std::size_t person = 0; person < roster.size(); ++person) {
    for (std::size_t day = 0; day < roster[person].size(); ++day) {
      const Held held = roster[person][day];
      if (held == kOff) continue;
      const std::string& kind = file.kinds[static_cast<std::size_t>(held)];
      values["x_" + std::to_string(person) + "_" + std::to_string(day) + "_" + kind] = 1;
    }
  }
  for (const Row& row : programme.rows) {
    const std::string& last = row.terms.back().second;
    const long over = row.left(values) - row.right;
    if (row.relation == "<=" && row.right == 0 && last.substr(0, 5) == "fresh" &&
        row.terms.back().first < 0) {
      values[last] = std::max(0L, over);
    } else if (row.relation == "=") {
      values[row.terms[row.terms.size() - 2].second] = std::max(0L, -over);
      values[last] = std::max(0L, over);
    }
  }
  return values;
}

TEST(ToProgramme, AgreesWithRulesAndCost) {
  const RosterFile file = read_roster_file(
      "SECTION_HORIZON\n14\nSECTION_SHIFTS\nE,480,\nN,600,E\n"
      "SECTION_STAFF\na,E=14|N=3,4320,2400,4,2,2,1\nb,E=5|N=14,4320,1200,5,3,2,2\n"
      "SECTION_DAYS_OFF\na,3\n"
      "SECTION_SHIFT_ON_REQUESTS\na,2,E,3\nb,6,N,2\n"
      "SECTION_SHIFT_OFF_REQUESTS\na,4,N,2\n"
      "SECTION_COVER\n0,E,2,100,1\n5,N,1,100,1\n6,N,0,100,7\n9,E,1,50,3\n");
  ASSERT_TRUE(file.mistakes.empty());
  const Programme programme = read_programme(to_programme(file));
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same rosters each time
  int lawful = 0;
  for (int round = 0; round < 20000; ++round) {
    Roster roster(2, Line(14, kOff));
    for (Line& line : roster) {
      Held held = kOff;  // runs, or hardly anything would be lawful
      for (Held& day : line) {
        if (random() % 3 == 0) held = random() % 2 == 0 ? kOff : Held{0};
        if (random() % 8 == 0) held = 1;
        day = held;
      }
    }
    roster[0][3] = kOff;  // a day off has no variable to break it with
    const auto& rules = file.problem.people;
    const int broken = broken_rules(file.problem, rules[0], roster[0]) +
                       broken_rules(file.problem, rules[1], roster[1]);
    const Values values = values_of(file, programme, roster);
    bool holds = true;
    for (const Row& row : programme.rows)
      holds = holds && (row.relation == "=" || row.holds(values));
    ASSERT_EQ(holds, broken == 0) << to_text(file, roster);
    ASSERT_EQ(programme.objective.left(values), roster_cost(file.problem, roster));
    if (broken == 0) ++lawful;
  }
  EXPECT_GT(lawful, 20);
}

}  // namespace
}  // namespace respite
