// What of a JSON Schema a document does not keep to, as valijson has it.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace respite::test {

// One sentence for each thing that is wrong; `components`: what "$ref" points into. A field that
// the schema does not list is wrong, unless the schema says that there may be more. Throws where
// the schema is none.
[[nodiscard]] std::vector<std::string> wrong_by_schema(const nlohmann::json& value,
                                                       const nlohmann::json& schema,
                                                       const nlohmann::json& components);

}  // namespace respite::test
