#include "app/operation/tree.h"

#include <nlohmann/json.hpp>

namespace respite {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepest = 32;  // nesting costs a stack frame each

Json json_of(const Tree& tree);

struct ToJson {
  template <class Plain>
  Json operator()(const Plain& plain) const {
    return Json(plain);
  }
  Json operator()(const Items& items) const {
    Json list = Json::array();
    for (const Tree& item : items) list.push_back(json_of(item));
    return list;
  }
  Json operator()(const Members& members) const {
    Json object = Json::object();
    for (const auto& [name, value] : members) object[name] = json_of(value);
    return object;
  }
};

Json json_of(const Tree& tree) { return std::visit(ToJson{}, tree.value); }

Tree tree_of(const Json& json) {
  switch (json.type()) {
    case Json::value_t::boolean:
      return {json.get<bool>()};
    case Json::value_t::number_integer:
      return {json.get<std::int64_t>()};
    case Json::value_t::number_unsigned:
      if (json.get<std::uint64_t>() <= INT64_MAX) return {json.get<std::int64_t>()};
      return {json.get<double>()};
    case Json::value_t::number_float:
      return {json.get<double>()};
    case Json::value_t::string:
      return {json.get<std::string>()};
    case Json::value_t::array: {
      Items items;
      for (const Json& item : json) items.push_back(tree_of(item));
      return {std::move(items)};
    }
    case Json::value_t::object: {
      Members members;
      for (const auto& [name, value] : json.items()) members.emplace_back(name, tree_of(value));
      return {std::move(members)};
    }
    default:
      return {};
  }
}

}  // namespace

std::string to_document(const Tree& tree) {
  return json_of(tree).dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string to_line(const Tree& tree) {
  return json_of(tree).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::optional<Tree> parse_tree(std::string_view text) {
  bool too_deep = false;
  const auto shallow = [&](int depth, Json::parse_event_t, const Json&) {
    too_deep = too_deep || depth > kDeepest;
    return !too_deep;
  };
  const Json json = Json::parse(text, shallow, false);
  if (json.is_discarded() || too_deep) return std::nullopt;
  return tree_of(json);
}

}  // namespace respite
