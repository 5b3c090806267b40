#include "server/routes.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/operation/arguments.h"
#include "server/api/answer.h"
#include "server/jobs.h"
#include "server/problem.h"
#include "server/services.h"

namespace respite::server {
namespace {

// What the braces of the path stand for. What cannot be there is not there.
std::vector<std::string_view> read_path(const Operation& operation, const Call& call,
                                        std::span<const ArgumentField> fields) {
  std::vector<std::string_view> names = names_in_path(operation.route.path);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto field = std::ranges::find(fields, names[i], &ArgumentField::name);
    try {
      read_text(*field, call.captured[i]);
    } catch (const BadArgument&) {
      throw Problem(404, "there is nothing here");
    }
  }
  return names;
}

bool reads(const Operation& operation) { return operation.route.method == "GET"; }

// The list of that name, or the answer itself where that is the list.
Items items_of(Tree answer, std::string_view key) {
  if (auto* const items = std::get_if<Items>(&answer.value)) return std::move(*items);
  for (auto& [name, value] : std::get<Members>(answer.value)) {
    if (name == key) return std::get<Items>(std::move(value.value));
  }
  return {};
}

// "/api/v1/requests/{request}", with what the answer says for the name in braces.
std::string address_in(const Tree& answer, std::string_view pattern) {
  return with_names(pattern, [&](std::string_view name) {
    const auto& members = std::get<Members>(answer.value);
    const auto member = std::ranges::find(members, name, &Members::value_type::first);
    return std::to_string(std::get<std::int64_t>(member->second.value));
  });
}

std::string underscored(std::string_view name) {
  std::string text(name);
  std::ranges::replace(text, ' ', '_');
  return text;
}

http::Response begun(const Operation& operation, const Call& call, Services& services,
                     Prepared prepared) {
  const auto job = services.jobs.start(call.desk, call.open_desk(), std::move(prepared));
  if (!job) throw Problem(503, "too many plans are being made");
  http::Response response = json(to_document(tree_of(*job)), operation.route.status);
  response.headers.push_back({"Location", fmt::format("{}/{}", operation.route.path, job->id)});
  return response;
}

http::Response answer_operation(const Operation& operation, const Call& call, Services& services) {
  Prepared prepared = operation.prepare();
  Page page;
  const auto in_path = read_path(operation, call, prepared.arguments);
  std::vector<ArgumentField> in_query;
  std::vector<ArgumentField> in_body;
  for (const ArgumentField& field : prepared.arguments) {
    if (std::ranges::find(in_path, field.name) != in_path.end()) continue;
    if (field.says.where == Where::kCommandLine) continue;
    (reads(operation) || field.says.in_query ? in_query : in_body).push_back(field);
  }
  if (!operation.pages.empty()) std::ranges::copy(fields_of(page), std::back_inserter(in_query));
  read_query(call, in_query);
  if (!reads(operation)) read_body(call, in_body);
  try {
    prepared.check();
  } catch (const BadArgument& bad) {
    refuse(reads(operation) ? 400 : 422, bad);
  }
  if (operation.job) return begun(operation, call, services, std::move(prepared));
  const OpenDesk desk = call.open_desk();
  const Context context = context_of(call, desk, services, page);
  try {
    Tree answer = prepared.run(context).tree(call.role);
    if (!operation.pages.empty()) {
      return paged(items_of(std::move(answer), operation.pages), page,
                   operation.reads_page ? page.after : 0);
    }
    http::Response response = json(to_document(answer), operation.route.status);
    if (!operation.makes.empty()) {
      response.headers.push_back({"Location", address_in(answer, operation.makes)});
    }
    return response;
  } catch (const BadArgument& bad) {
    refuse(reads(operation) ? 400 : 422, bad);
  }
}

}  // namespace

std::vector<Route> operation_routes(std::span<const Operation> operations) {
  std::vector<Route> routes;
  for (const Operation& operation : operations) {
    if (!operation.is_routed()) continue;
    routes.push_back({.on = operation.route,
                      .least = operation.least,
                      .operation = underscored(operation.name),
                      .about = operation.summary,
                      .answer =
                          [&operation](const Call& call, Services& services) {
                            return answer_operation(operation, call, services);
                          },
                      .declared = &operation,
                      .gives = operation.result,
                      .tells_secret = operation.shown_once,
                      .nameless = operation.nameless});
  }
  return routes;
}

}  // namespace respite::server
