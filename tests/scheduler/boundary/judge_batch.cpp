// Judges a batch for compare_with_model.py:  judge_batch DESK.json < requests.jsonl
#include <fstream>
#include <iostream>

#include "tests/support/boundary/json_desk.h"

// NOLINTNEXTLINE(bugprone-exception-escape): what is thrown ends a test's tool
int main(int argc, char** argv) {
  using namespace respite;
  using nlohmann::json;
  if (argc < 2) return 2;
  std::ifstream file(argv[1]);
  const auto snapshot =
      std::make_shared<const DeskSnapshot>(testing::read_desk_json(json::parse(file)));
  const Availability known = work_out(
      snapshot, {*parse_rfc3339("2026-02-01T00:00:00Z"), *parse_rfc3339("2027-02-28T00:00:00Z")});
  for (std::string line; std::getline(std::cin, line);) {
    const json entry = json::parse(line);
    const testing::Asked asked = testing::read_case(snapshot->desk, entry);
    const Availability judged_by = asked.facts.empty() ? known : lay_over(known, asked.facts);
    json out = testing::to_json(snapshot->desk, decide(judged_by, asked.request));
    out["id"] = entry.at("id");
    std::cout << out.dump() << '\n';
  }
}
