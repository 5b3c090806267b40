// Pieces that several answers have in common. Private to app/render.
#pragma once

#include <nlohmann/json.hpp>

#include "app/view.h"

namespace respite {

using Json = nlohmann::ordered_json;  // fields in the order they are written

[[nodiscard]] Json json_of(const std::optional<std::string>& text);  // null where nothing
[[nodiscard]] Json json_of(const Score& score);
[[nodiscard]] Json json_of(const GapView& gap);
[[nodiscard]] Json json_of(const ViolationView& violation);
[[nodiscard]] Json json_of(const FrozenView& frozen);
[[nodiscard]] Json json_of(const ChangeView& change);
[[nodiscard]] Json json_of(const PersonChangeView& change);

template <class Value>
[[nodiscard]] Json json_list(const std::vector<Value>& values) {
  Json list = Json::array();
  for (const Value& value : values) list.push_back(json_of(value));
  return list;
}

// The fields that plan, diff and show share: window, slots, people, violations, score, ...
void add_board(Json& object, const BoardView& board);

// Indented by two, a newline at the end; broken UTF-8 becomes U+FFFD.
[[nodiscard]] std::string document(const Json& json);

}  // namespace respite
