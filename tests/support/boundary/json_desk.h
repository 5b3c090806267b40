// Desks, requests and verdicts as JSON, for tests: the format of law_firm.json, control_room.json
// and their cases.
#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "scheduler/boundary/decide.h"
#include "tests/support/boundary/own_desk.h"

namespace respite::testing {

// Throws on anything it does not know: a test's desk is written by us.
[[nodiscard]] OwnDesk read_desk_json(const nlohmann::json& desk);
[[nodiscard]] OwnDesk read_desk_file(const std::string& name);  // beside law_firm.json
[[nodiscard]] OwnDesk law_firm();
[[nodiscard]] Availability law_firm_in(Interval span);  // worked out
[[nodiscard]] Availability law_firm_of_2026();          // from February on

// What is known of a person, to write to.
[[nodiscard]] PersonFacts& facts_of(OwnDesk& snapshot, std::string_view person);

struct Asked {
  Request request;
  Overlay facts;
};
// Throws std::invalid_argument on an unknown key, person, team or time.
[[nodiscard]] Asked read_case(const Desk& desk, const nlohmann::json& line);

// The fields that cases compare.
[[nodiscard]] nlohmann::json to_json(const Desk& desk, const Verdict& verdict);

}  // namespace respite::testing
