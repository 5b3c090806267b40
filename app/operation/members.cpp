// JSON bodies: objects whose members are the arguments, some of them in objects of their own.
#include <algorithm>

#include "app/operation/arguments.h"
#include "text/nearest.h"

namespace respite {
namespace {

Tree worded(std::string_view words) { return {std::string(words)}; }

// Fields that stand in the object of that name, in the body itself where that is empty, and the
// names of the objects in it.
struct Level {
  std::vector<const ArgumentField*> fields;
  std::vector<std::string_view> groups;

  Level(std::span<const ArgumentField> all, std::string_view group) {
    for (const ArgumentField& field : all) {
      if (field.says.in_query || field.says.where == Where::kCommandLine) continue;
      const std::string_view within = field.says.within;
      if (within == group) {
        fields.push_back(&field);
      } else if (group.empty() && std::ranges::find(groups, within) == groups.end()) {
        groups.push_back(within);
      }
    }
  }
  [[nodiscard]] bool has_group(std::string_view name) const {
    return std::ranges::find(groups, name) != groups.end();
  }
};

[[noreturn]] void fail_unknown(const std::string& name, const Level& level) {
  std::vector<std::string_view> known = level.groups;
  for (const ArgumentField* field : level.fields) known.push_back(field->name);
  const std::string near = text::did_you_mean(name, known);
  throw BadArgument(name, "is unknown" + (near.empty() ? "" : "; " + near));
}

void read_level(std::span<const ArgumentField> fields, std::string_view group,
                const Members& members, std::vector<const ArgumentField*>& said) {
  const Level level(fields, group);
  for (const std::string_view name : level.groups) {
    const auto found = std::ranges::find(members, name, &Members::value_type::first);
    const auto* const inner =
        found == members.end() ? nullptr : std::get_if<Members>(&found->second.value);
    if (inner == nullptr) throw BadArgument(name, "must be an object");
    read_level(fields, name, *inner, said);
  }
  for (const auto& [name, value] : members) {
    if (level.has_group(name)) continue;
    const auto field = std::ranges::find(level.fields, name, &ArgumentField::name);
    if (field == level.fields.end()) fail_unknown(name, level);
    read_tree(**field, value);
    if (!std::holds_alternative<std::nullptr_t>(value.value)) said.push_back(*field);
  }
  for (const ArgumentField* const field : level.fields) require_given(*field, said);
}

Tree level_schema(std::span<const ArgumentField> fields, std::string_view group) {
  const Level level(fields, group);
  Members properties;
  Items required;
  for (const ArgumentField* field : level.fields) {
    properties.emplace_back(std::string(field->name), schema_of(*field));
    if (field->says.needed) required.push_back(worded(field->name));
  }
  for (const std::string_view name : level.groups) {
    properties.emplace_back(std::string(name), level_schema(fields, name));
    required.push_back(worded(name));
  }
  Members schema = {{"type", worded("object")},
                    {"properties", Tree{std::move(properties)}},
                    {"additionalProperties", Tree{false}}};
  if (!required.empty()) schema.emplace_back("required", Tree{std::move(required)});
  return {std::move(schema)};
}

}  // namespace

std::vector<const ArgumentField*> read_members(std::span<const ArgumentField> fields,
                                               const Members& members) {
  std::vector<const ArgumentField*> said;
  read_level(fields, "", members, said);
  return said;
}

void require_given(const ArgumentField& field, std::span<const ArgumentField* const> said) {
  if (field.says.needed && std::ranges::find(said, &field) == said.end()) {
    throw BadArgument(field.name, "must be given");
  }
}

Tree body_schema(std::span<const ArgumentField> fields) { return level_schema(fields, ""); }

}  // namespace respite
