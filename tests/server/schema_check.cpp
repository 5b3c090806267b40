#include "tests/server/schema_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "scheduler/time/instant.h"

namespace respite::test {
namespace {

using nlohmann::json;

bool is_of(const json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "number") return value.is_number();
  if (type == "boolean") return value.is_boolean();
  return type == "null" && value.is_null();
}

bool fits_type(const json& value, const json& type) {
  if (type.is_string()) return is_of(value, type.get<std::string>());
  return std::ranges::any_of(type, [&](const json& one) { return is_of(value, one); });
}

bool is_known(const std::string& keyword) {
  static const std::set<std::string> kKnown = {
      "type",    "format",  "required",    "properties",           "items",  "enum", "$ref",
      "minimum", "maximum", "description", "additionalProperties", "default"};
  return kKnown.contains(keyword);
}

}  // namespace

std::vector<std::string> wrong_by_schema(const json& value, const json& schema,
                                         const json& components, const std::string& place) {
  std::vector<std::string> wrong;
  for (const auto& [keyword, ignored] : schema.items()) {
    if (!is_known(keyword))
      wrong.push_back(std::string(place).append(": the check does not know ").append(keyword));
  }
  if (schema.contains("$ref")) {
    const std::string name = schema["$ref"].get<std::string>().substr(21);
    if (!components.contains(name)) return {place + ": no schema " + name};
    return wrong_by_schema(value, components[name], components, place);
  }
  if (schema.contains("type") && !fits_type(value, schema["type"])) {
    wrong.push_back(place + " is not " + schema["type"].dump());
    return wrong;
  }
  if (schema.contains("enum") && std::ranges::find(schema["enum"], value) == schema["enum"].end()) {
    wrong.push_back(place + " is not one of " + schema["enum"].dump());
  }
  if (schema.value("format", "") == "date-time" && value.is_string() &&
      !parse_rfc3339(value.get<std::string>())) {
    wrong.push_back(place + " is no time");
  }
  const auto add = [&](const json& part, const json& of, const std::string& where) {
    for (const std::string& one : wrong_by_schema(part, of, components, where))
      wrong.push_back(one);
  };
  if (value.is_object()) {
    for (const json& name : schema.value("required", json::array())) {
      if (!value.contains(name)) wrong.push_back(place + " has no " + name.get<std::string>());
    }
    const json properties = schema.value("properties", json::object());
    for (const auto& [name, of] : properties.items()) {
      if (value.contains(name)) add(value[name], of, std::string(place).append(".").append(name));
    }
    // What is sent is documented, or the schema says that there may be more.
    for (const auto& [name, part] : value.items()) {
      const bool known = properties.contains(name) || schema.contains("additionalProperties") ||
                         properties.empty();
      if (!known) wrong.push_back(fmt::format("{} has {}, which is not documented", place, name));
    }
  }
  if (value.is_array() && schema.contains("items")) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      add(value[i], schema["items"], place + "[" + std::to_string(i) + "]");
    }
  }
  return wrong;
}

}  // namespace respite::test
