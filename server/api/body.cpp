#include "server/api/body.h"

#include <algorithm>

#include <fmt/format.h>

#include "server/api/answer.h"
#include "server/problem.h"

namespace respite::server {
namespace {

bool is_json(const Call& call) {
  const std::string_view type = call.request.header("Content-Type").value_or("");
  return http::same_word(http::trimmed(type.substr(0, std::min(type.find(';'), type.size()))),
                         "application/json");
}

}  // namespace

Members body_members(const Call& call) {
  if (call.request.body.empty()) return {};
  if (!is_json(call)) throw Problem(415, "send it as application/json");
  auto tree = parse_tree(call.request.body);
  auto* const members = tree ? std::get_if<Members>(&tree->value) : nullptr;
  if (members == nullptr) throw Problem(400, "the body must be one JSON object");
  return std::move(*members);
}

void read_body(const Call& call, std::span<const ArgumentField> fields) {
  std::vector<std::string> said;
  for (const auto& [name, value] : body_members(call)) {
    const auto field = std::ranges::find(fields, name, &ArgumentField::name);
    if (field == fields.end()) throw Problem(422, fmt::format("unknown field \"{}\"", name));
    try {
      read_tree(*field, value);
    } catch (const BadArgument& bad) {
      refuse(422, bad);
    }
    if (!std::holds_alternative<std::nullptr_t>(value.value)) said.push_back(name);
  }
  require_needed(fields, said, 422);
}

}  // namespace respite::server
