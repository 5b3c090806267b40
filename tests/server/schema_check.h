// What of a JSON Schema a document does not keep to; as much of it as our schemas use.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace respite::test {

// One sentence for each thing that is wrong; `components`: what "$ref" points into.
[[nodiscard]] std::vector<std::string> wrong_by_schema(const nlohmann::json& value,
                                                       const nlohmann::json& schema,
                                                       const nlohmann::json& components,
                                                       const std::string& place = "it");

}  // namespace respite::test
