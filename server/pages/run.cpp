#include "server/pages/run.h"

#include <algorithm>

#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "server/problem.h"

namespace respite::server {

const Operation& operation_named(std::string_view name) {
  const auto found = std::ranges::find(operations(), name, &Operation::name);
  if (found == operations().end()) throw Problem(404, "there is nothing here");
  return *found;
}

Prepared prepared(std::string_view name, const http::Query& said) {
  Prepared prepared = operation_named(name).prepare();
  for (const ArgumentField& field : prepared.arguments) {
    const auto value = http::find_in(said, field.name);
    if (value && !value->empty()) {
      read_text(field, *value);
    } else if (field.says.needed) {
      throw BadArgument(field.name, "is needed");
    }
  }
  prepared.check();
  return prepared;
}

Outcome run_operation(const OpenDesk& desk, store::TokenRole role, std::string_view name,
                      const http::Query& said) {
  return prepared(name, said)
      .run({.invocation = desk.invocation,
            .opened = &desk,
            .role = role,
            .subject = desk.invocation.by,
            .remote = true});
}

Outcome run_operation(const Call& call, const OpenDesk& desk, std::string_view name,
                      const http::Query& said) {
  return run_operation(desk, call.role, name, said);
}

Outcome rehearse(const Call& call, const OpenDesk& desk, std::string_view name, http::Query said) {
  constexpr const char* kDryRun = "dry_run";
  const Prepared able = operation_named(name).prepare();
  if (std::ranges::find(able.arguments, kDryRun, &ArgumentField::name) == able.arguments.end())
    throw Problem(404, "there is nothing here");
  std::erase_if(said, [](const auto& field) { return field.first == kDryRun; });
  said.emplace_back(kDryRun, "true");
  return run_operation(call, desk, name, said);
}

http::Query form_in(const Call& call) {
  auto said = http::parse_query(call.request.body);
  if (!said) throw Problem(400, "this is no form");
  return *std::move(said);
}

void refuse_other_sites(const Call& call) {
  if (origin_of(call.request, call.secure) == Origin::kOther)
    throw Problem(403, "a page of another site has asked for this");
}

std::string refusal_of(const std::function<void()>& act) {
  try {
    act();
  } catch (const BadArgument& bad) {
    const auto as_it_is = [](std::string_view other) { return std::string(other); };
    return bad.argument() + ' ' + with_names(bad.what(), as_it_is);
  } catch (const Failure& failure) {
    if (failure.code() != ExitCode::kRule && failure.code() != ExitCode::kInput) throw;
    return failure.what();
  }
  return {};
}

}  // namespace respite::server
