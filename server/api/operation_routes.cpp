#include "server/api/operation_routes.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/operation/arguments.h"
#include "server/api/answer.h"
#include "server/api/body.h"
#include "server/job_fields.h"
#include "server/problem.h"
#include "server/services.h"

namespace respite::server {
namespace {

constexpr std::int64_t kUsualPage = 100;
constexpr std::int64_t kMostOfPage = 1000;

const ArgumentField* find_field(std::span<const ArgumentField> fields, std::string_view name) {
  const auto field = std::ranges::find(fields, name, &ArgumentField::name);
  return field == fields.end() ? nullptr : &*field;
}

[[noreturn]] void refuse(int status, const BadArgument& bad) {
  const auto quoted = [](std::string_view name) { return fmt::format("\"{}\"", name); };
  throw Problem(status, fmt::format("{} {}", quoted(bad.argument()), told_as(bad.what(), quoted)));
}

// What the braces of the path stand for. What cannot be there is not there.
std::vector<std::string_view> read_path(const Operation& operation, const Call& call,
                                        std::span<const ArgumentField> fields) {
  std::vector<std::string_view> names = names_in_path(operation.path);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const ArgumentField* const field = find_field(fields, names[i]);
    try {
      read_text(*field, call.captured[i]);
    } catch (const BadArgument&) {
      throw Problem(404, "there is nothing here");
    }
  }
  return names;
}

struct PageArguments {
  std::int64_t limit = kUsualPage;
  std::int64_t after = 0;
};

template <class Visitor>
void arguments(Visitor& visit, PageArguments& given) {
  visit("limit", given.limit, "how many", {.bounds = {1, kMostOfPage}});
  visit("after", given.after, "the cursor \"next\" of the page before", {.bounds = {.least = 0}});
}

// Everything that is said in the query: of the operation where it reads, of the page it is given.
void read_query(const Call& call, std::span<const ArgumentField> fields,
                std::span<const ArgumentField> of_page) {
  for (const auto& [name, value] : call.target.query) {
    if (name == "desk") continue;
    const ArgumentField* field = find_field(fields, name);
    if (!field) field = find_field(of_page, name);
    if (!field) throw Problem(400, fmt::format("unknown parameter \"{}\"", name));
    try {
      read_text(*field, value);
    } catch (const BadArgument& bad) {
      refuse(400, bad);
    }
  }
}

// Names of those that were said.
std::vector<std::string> read_body(const Call& call, std::span<const ArgumentField> fields) {
  std::vector<std::string> said;
  for (const auto& [name, value] : body_members(call)) {
    const ArgumentField* const field = find_field(fields, name);
    if (!field) throw Problem(422, fmt::format("unknown field \"{}\"", name));
    try {
      read_tree(*field, value);
    } catch (const BadArgument& bad) {
      refuse(422, bad);
    }
    if (!std::holds_alternative<std::nullptr_t>(value.value)) said.push_back(name);
  }
  return said;
}

bool reads(const Operation& operation) { return operation.method == "GET"; }

http::Response paged(Tree answer, std::string_view key, const PageArguments& page) {
  const auto& members = std::get<Members>(answer.value);
  const auto list = std::ranges::find(
      members, key, [](const auto& member) -> std::string_view { return member.first; });
  Items all;
  if (list != members.end()) all = std::get<Items>(list->second.value);
  const std::size_t begin = std::min(static_cast<std::size_t>(page.after), all.size());
  const std::size_t end = std::min(begin + static_cast<std::size_t>(page.limit), all.size());
  Items items(all.begin() + static_cast<std::ptrdiff_t>(begin),
              all.begin() + static_cast<std::ptrdiff_t>(end));
  const Tree next = end < all.size() ? Tree{std::to_string(end)} : Tree{};
  return json(to_document({Members{{"items", Tree{std::move(items)}}, {"next", next}}}));
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
  http::Response response = json(to_document(tree_of(*job)), operation.status);
  response.headers.push_back({"Location", fmt::format("{}/{}", operation.path, job->id)});
  return response;
}

http::Response answer_operation(const Operation& operation, const Call& call, Services& services) {
  Prepared prepared = operation.prepare();
  PageArguments page;
  const std::vector<ArgumentField> of_page =
      operation.pages.empty() ? std::vector<ArgumentField>{} : fields_of(page);
  std::vector<ArgumentField> open = prepared.arguments;
  const auto in_path = read_path(operation, call, prepared.arguments);
  std::erase_if(open, [&](const ArgumentField& field) {
    return std::ranges::find(in_path, field.name) != in_path.end();
  });
  std::vector<std::string> said;
  if (reads(operation)) {
    read_query(call, open, of_page);
    for (const auto& [name, value] : call.target.query) said.push_back(name);
  } else {
    read_query(call, {}, {});
    said = read_body(call, open);
  }
  for (const ArgumentField& field : open) {
    if (field.says.needed && std::ranges::find(said, field.name) == said.end()) {
      throw Problem(reads(operation) ? 400 : 422, fmt::format("\"{}\" must be given", field.name));
    }
  }
  try {
    prepared.check();
  } catch (const BadArgument& bad) {
    refuse(reads(operation) ? 400 : 422, bad);
  }
  if (operation.job) return begun(operation, call, services, std::move(prepared));
  const OpenDesk desk = call.open_desk();
  const Context context{.invocation = desk.invocation,
                        .opened = &desk,
                        .role = call.role,
                        .subject = call.holder ? call.holder->token.subject : "",
                        .remote = true};
  try {
    Tree answer = prepared.run(context).tree(call.role);
    if (!operation.pages.empty()) return paged(std::move(answer), operation.pages, page);
    return json(to_document(answer), operation.status);
  } catch (const BadArgument& bad) {
    refuse(reads(operation) ? 400 : 422, bad);
  }
}

}  // namespace

std::vector<Route> operation_routes(std::span<const Operation> operations) {
  std::vector<Route> routes;
  for (const Operation& operation : operations) {
    if (!operation.is_routed()) continue;
    routes.push_back({.method = operation.method,
                      .pattern = operation.path,
                      .least = operation.least,
                      .operation = underscored(operation.name),
                      .about = operation.summary,
                      .answer =
                          [&operation](const Call& call, Services& services) {
                            return answer_operation(operation, call, services);
                          },
                      .declared = &operation,
                      .result = "declared",
                      .status = operation.status,
                      .tells_secret = operation.told_once,
                      .nameless = operation.nameless});
  }
  return routes;
}

std::vector<ArgumentField> page_arguments() {
  static PageArguments page;
  return fields_of(page);
}

}  // namespace respite::server
