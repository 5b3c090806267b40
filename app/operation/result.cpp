#include "app/operation/result.h"

namespace respite {
namespace {

constexpr std::string_view kType = "type";

bool left_out(const Tree& tree) {
  const auto* items = std::get_if<Items>(&tree.value);
  return std::holds_alternative<std::nullptr_t>(tree.value) || (items && items->empty());
}

}  // namespace

void ResultFields::add(std::string_view name, const void* value, const ResultType& type,
                       std::string_view about, ResultSays says) {
  if (reader_) {
    if (*reader_ < says.least) return;
    Tree tree = type.tree(value, *reader_);
    if (says.sometimes && left_out(tree)) return;
    members_.emplace_back(std::string(name), std::move(tree));
    return;
  }
  Members schema = type.schema();
  if (!about.empty()) schema.emplace_back("description", Tree{std::string(about)});
  members_.emplace_back(std::string(name), Tree{std::move(schema)});
  const bool always = says.least == store::TokenRole::kPublic && !says.sometimes;
  if (always) required_.push_back({std::string(name)});
}

Tree object_tree(const void* object, store::TokenRole reader, FieldsOf fields) {
  ResultFields visit(reader);
  fields(visit, object);
  return {std::move(visit.members_)};
}

Members object_schema(const void* object, FieldsOf fields) {
  ResultFields visit(std::nullopt);
  fields(visit, object);
  return {{"type", Tree{std::string("object")}},
          {"properties", Tree{std::move(visit.members_)}},
          {"required", Tree{std::move(visit.required_)}}};
}

Tree list_tree(const void* first, std::size_t count, std::size_t size, store::TokenRole reader,
               Tree (*item)(const void*, store::TokenRole)) {
  Items items;
  items.reserve(count);
  const auto* place = static_cast<const std::byte*>(first);
  for (std::size_t i = 0; i < count; ++i) items.push_back(item(place + i * size, reader));
  return {std::move(items)};
}

Members list_schema(Members (*item)()) {
  return {{"type", Tree{std::string("array")}}, {"items", Tree{item()}}};
}

Members map_schema(Members (*value)()) {
  return {{"type", Tree{std::string("object")}}, {"additionalProperties", Tree{value()}}};
}

Members optional_schema(Members (*value)()) {
  Members schema = value();
  for (auto& [name, said] : schema) {
    if (name == kType) said = {Items{std::move(said), Tree{std::string("null")}}};
  }
  return schema;
}

Tree text_tree(std::string_view value) { return {std::string(value)}; }

Tree moment_tree(Instant value) { return {to_rfc3339(value)}; }

Members moment_schema() {
  return {{"type", Tree{std::string("string")}}, {"format", Tree{std::string("date-time")}}};
}

Members plain_schema(std::string_view type) { return {{"type", Tree{std::string(type)}}}; }

}  // namespace respite
