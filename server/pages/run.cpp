#include "server/pages/run.h"

#include <algorithm>

#include "app/operation/arguments.h"
#include "app/operation/operations.h"
#include "server/problem.h"

namespace respite::server {

const Operation& operation_named(std::string_view name) {
  const auto found = std::ranges::find(operations(), name, &Operation::name);
  if (found == operations().end()) throw Problem(404, "there is nothing here");
  return *found;
}

Outcome run_operation(const Call& call, const OpenDesk& desk, std::string_view name,
                      const http::Query& said, store::TokenRole role) {
  const Prepared prepared = operation_named(name).prepare();
  for (const ArgumentField& field : prepared.arguments) {
    const auto value = http::find_in(said, field.name);
    if (value && !value->empty()) {
      read_text(field, *value);
    } else if (field.says.needed) {
      throw BadArgument(field.name, "is needed");
    }
  }
  prepared.check();
  return prepared.run({.invocation = desk.invocation,
                       .opened = &desk,
                       .role = role,
                       .subject = call.holder->token.subject,
                       .remote = true});
}

Outcome run_operation(const Call& call, const OpenDesk& desk, std::string_view name,
                      const http::Query& said) {
  return run_operation(call, desk, name, said, call.role);
}

}  // namespace respite::server
