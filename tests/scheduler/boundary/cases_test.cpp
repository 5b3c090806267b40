// Every line of the case files, compared exactly.
#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/boundary/json_desk.h"

namespace respite::testing {
namespace {

using nlohmann::json;

Availability two_years() {
  const auto span =
      Interval{*parse_rfc3339("2026-01-01T00:00:00Z"), *parse_rfc3339("2027-12-31T00:00:00Z")};
  return law_firm_in(span);
}

void judge_all(const std::string& name) {
  const Availability known = two_years();
  const Desk& desk = known.desk->desk;
  std::ifstream file(RESPITE_SOURCE_DIR "/tests/scheduler/boundary/" + name);
  int count = 0;
  for (std::string line; std::getline(file, line);) {
    const json entry = json::parse(line);
    const Asked asked = read_case(desk, entry);
    const Availability judged_by = asked.facts.empty() ? known : lay_over(known, asked.facts);
    json wanted = entry.at("expect");
    std::sort(wanted["rules"].begin(), wanted["rules"].end());
    EXPECT_EQ(wanted, to_json(desk, decide(judged_by, asked.request)))
        << entry.at("id") << ' ' << entry.at("title");
    ++count;
  }
  EXPECT_GE(count, 20) << name;
}

TEST(Cases, ModelsOwn) { judge_all("cases.jsonl"); }
TEST(Cases, DerivedFromItsProse) { judge_all("prose_cases.jsonl"); }

}  // namespace
}  // namespace respite::testing
