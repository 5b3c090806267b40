#include "app/operation/tree.h"

#include <nlohmann/json.hpp>

namespace respite {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kDeepest = 32;        // nesting costs a stack frame each
constexpr std::size_t kMostMembers = 1000;  // of an object, which is searched for each

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

// Whether a text nests no deeper, and no object of it has more members, than that; the parser's own
// callback would look at a whole list anew for each of its objects.
bool is_bounded(std::string_view text) {
  std::vector<std::size_t> members;  // of each that is open
  bool in_text = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_text && c == '\\') {
      ++at;
    } else if (c == '"') {
      in_text = !in_text;
    } else if (in_text) {
      continue;
    } else if (c == '{' || c == '[') {
      members.push_back(0);
      if (members.size() > kDeepest) return false;
    } else if ((c == '}' || c == ']') && !members.empty()) {
      members.pop_back();
    } else if (c == ':' && !members.empty() && ++members.back() > kMostMembers) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::string to_document(const Tree& tree) {
  return json_of(tree).dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string to_line(const Tree& tree) {
  return json_of(tree).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::optional<Tree> parse_tree(std::string_view text) {
  if (!is_bounded(text)) return std::nullopt;
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return std::nullopt;
  return tree_of(json);
}

}  // namespace respite
