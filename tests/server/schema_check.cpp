#include "tests/server/schema_check.h"

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace respite::test {
namespace {

using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

// What is sent is documented, or the schema says that there may be more.
json closed(json schema) {
  if (!schema.is_structured()) return schema;
  for (json& part : schema) part = closed(std::move(part));
  const bool lists = schema.is_object() && schema.contains("properties") &&
                     schema["properties"].is_object() && !schema["properties"].empty();
  if (lists && !schema.contains("additionalProperties")) schema["additionalProperties"] = false;
  const bool maybe = schema.is_object() && schema.contains("format") && schema["type"].is_array();
  if (maybe) {  // valijson 1.0 takes a format to be one of null, too
    schema["type"] = schema["type"][0];
    schema = {{"anyOf", {std::move(schema), {{"type", "null"}}}}};
  }
  return schema;
}

}  // namespace

std::vector<std::string> wrong_by_schema(const json& value, const json& schema,
                                         const json& components) {
  json whole = closed(schema);
  whole["components"] = {{"schemas", closed(components)}};
  valijson::Schema compiled;
  valijson::SchemaParser().populateSchema(NlohmannJsonAdapter(whole), compiled);
  valijson::ValidationResults results;
  valijson::Validator(valijson::Validator::kStrongTypes)
      .validate(compiled, NlohmannJsonAdapter(value), &results);
  std::vector<std::string> wrong;
  for (const auto& result : results) {
    wrong.emplace_back();
    for (const std::string& step : result.context) wrong.back() += step;
    wrong.back() += ": " + result.description;
  }
  return wrong;
}

}  // namespace respite::test
