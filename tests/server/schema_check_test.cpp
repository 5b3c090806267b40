#include "tests/server/schema_check.h"

#include <gtest/gtest.h>

#include "server/api/openapi.h"

namespace respite::test {
namespace {

using nlohmann::json;

const json kKnown = json::parse(R"({"Person": {"type": "object", "required": ["id"], "properties": {
    "id": {"type": "string"}, "since": {"type": ["string", "null"], "format": "date-time"},
    "role": {"enum": ["lead", "technician"]}, "load": {"type": "integer", "minimum": 0}}}})");

TEST(WrongBySchema, FindsWhatDoesNotFit) {
  const json people = {{"type", "array"}, {"items", {{"$ref", "#/components/schemas/Person"}}}};
  const auto faults = [&](const char* value) {
    return wrong_by_schema(json::parse(value), people, kKnown).size();
  };
  EXPECT_EQ(faults(R"([{"id": "ana", "since": "2026-01-05T09:00:00Z", "role": "lead"}])"), 0U);
  EXPECT_EQ(faults(R"([{"id": "ana", "since": null, "load": 3}])"), 0U);
  for (const char* wrong :
       {R"({"id": "ana"})", R"([{}])", R"([{"id": 3}])", R"([{"id": "ana", "since": "monday"}])",
        R"([{"id": "ana", "role": "cook"}])", R"([{"id": "ana", "load": -1}])",
        R"([{"id": "ana", "load": 1.5}])", R"([{"id": "ana", "other": 1}])"}) {
    EXPECT_GT(faults(wrong), 0U) << wrong;
  }
}

TEST(OpenApi, EverySchemaIsOne) {
  const json document = json::parse(server::openapi_document());
  for (const auto& [name, schema] : document["components"]["schemas"].items()) {
    EXPECT_NO_THROW(
        (void)wrong_by_schema(json::object(), schema, document["components"]["schemas"]))
        << name;
  }
}

}  // namespace
}  // namespace respite::test
