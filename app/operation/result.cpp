#include "app/operation/result.h"

namespace respite {
namespace {

constexpr std::string_view kType = "type";

bool left_out(const Tree& tree) {
  const auto* items = std::get_if<Items>(&tree.value);
  return std::holds_alternative<std::nullptr_t>(tree.value) || (items && items->empty());
}

}  // namespace

void WriteFields::add(std::string_view name, Tree tree, const ResultSays& says) {
  if (says.sometimes && left_out(tree)) return;
  members.emplace_back(std::string(name), std::move(tree));
}

Tree WriteFields::text(std::string_view value) { return {std::string(value)}; }

Tree WriteFields::moment(Instant value) { return {to_rfc3339(value)}; }

void DescribeFields::add(std::string_view name, Members schema, std::string_view about,
                         const ResultSays& says) {
  if (!about.empty()) schema.emplace_back("description", Tree{std::string(about)});
  properties.emplace_back(std::string(name), Tree{std::move(schema)});
  const bool always = says.least == store::TokenRole::kPublic && !says.sometimes;
  if (always) required.push_back({std::string(name)});
}

Members DescribeFields::object_of(DescribeFields fields) {
  return {{"type", Tree{std::string("object")}},
          {"properties", Tree{std::move(fields.properties)}},
          {"required", Tree{std::move(fields.required)}}};
}

Members DescribeFields::list_of(Members item) {
  return {{"type", Tree{std::string("array")}}, {"items", Tree{std::move(item)}}};
}

Members DescribeFields::map_to(Members value) {
  return {{"type", Tree{std::string("object")}}, {"additionalProperties", Tree{std::move(value)}}};
}

Members DescribeFields::typed(std::string_view type) { return {{"type", Tree{std::string(type)}}}; }

Members DescribeFields::date_time() {
  return {{"type", Tree{std::string("string")}}, {"format", Tree{std::string("date-time")}}};
}

Members DescribeFields::or_null(Members schema) {
  for (auto& [name, value] : schema) {
    if (name == kType) value = {Items{std::move(value), Tree{std::string("null")}}};
  }
  return schema;
}

}  // namespace respite
