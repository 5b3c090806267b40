
#include <algorithm>

#include <fmt/format.h>

#include "server/api/answer.h"
#include "server/identity.h"
#include "server/problem.h"

namespace respite::server {
namespace {

// Before anything is looked up: which ids there are is nobody's business either.
void require_may_say(const Call& call, const ArgumentField& field) {
  const store::TokenRole least = field.says.least;
  if (call.may(least)) return;
  if (!call.holder && least == store::TokenRole::kRequester) {
    refuse_token(fmt::format("\"{}\" takes a token, or signing in: a lead gives both", field.name));
  }
  throw Problem(403, fmt::format("only a {} may say \"{}\"", store::name_of(least), field.name));
}

bool is_json(const Call& call) {
  const std::string_view type = call.request.header("Content-Type").value_or("");
  return http::same_word(http::trimmed(type.substr(0, std::min(type.find(';'), type.size()))),
                         "application/json");
}

Members body_members(const Call& call) {
  if (call.request.body.empty()) return {};
  if (!is_json(call)) throw Problem(415, "send it as application/json");
  auto tree = parse_tree(call.request.body);
  auto* const members = tree ? std::get_if<Members>(&tree->value) : nullptr;
  if (members == nullptr) throw Problem(400, "the body must be one JSON object");
  return std::move(*members);
}

}  // namespace

void read_body(const Call& call, std::span<const ArgumentField> fields) {
  const Members members = body_members(call);
  try {
    for (const ArgumentField* field : read_members(fields, members)) require_may_say(call, *field);
  } catch (const BadArgument& bad) {
    refuse(422, bad);
  }
}

}  // namespace respite::server
