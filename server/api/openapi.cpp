#include "server/api/openapi.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <optional>

#include "app/operation/arguments.h"
#include "app/operation/operation.h"
#include "app/operation/version/version.h"
#include "server/api/answer.h"
#include "server/jobs.h"
#include "server/routes.h"
#include "text/utf8.h"

namespace respite::server {
namespace {

Members of_type(const char* type) { return {{"type", {type}}}; }

Tree texts(std::initializer_list<const char*> listed) {
  Items items;
  for (const char* text : listed) items.push_back({text});
  return {std::move(items)};
}

// An object of one member.
Tree holding(std::string name, Tree value) {
  return {Members{{std::move(name), std::move(value)}}};
}

// What stands in the way, as RFC 9457 has it. Fields only ever grow, so nothing forbids others.
Tree problem_schema() {
  return {Members{{"type", {"object"}},
                  {"required", texts({"type", "title", "status"})},
                  {"properties",
                   {Members{{"type", {of_type("string")}},
                            {"title", {of_type("string")}},
                            {"status", {of_type("integer")}},
                            {"detail", {of_type("string")}}}}}}};
}

Tree content(std::string type, Tree schema) {
  return holding(std::move(type), holding("schema", std::move(schema)));
}

Tree parameter(std::string_view in, std::string_view name, bool needed, std::string_view about,
               Tree schema) {
  return {Members{{"name", {std::string(name)}},
                  {"in", {std::string(in)}},
                  {"required", {in == "path" || needed}},
                  {"description", {std::string(about)}},
                  {"schema", std::move(schema)}}};
}

Tree parameter(std::string_view in, const ArgumentField& field) {
  Tree schema = schema_of(field);
  std::erase_if(std::get<Members>(schema.value),
                [](const auto& member) { return member.first == "description"; });
  Tree said = parameter(in, field.name, field.says.needed, field.about, std::move(schema));
  // A list comes with commas between, not as its name over and over.
  if (std::holds_alternative<std::vector<std::string>*>(field.place)) {
    std::get<Members>(said.value).emplace_back("explode", Tree{false});
  }
  return said;
}

Tree parameter(std::string_view in, std::string_view name, std::string_view about) {
  return parameter(in, name, false, about, {of_type("string")});
}

bool is_in_path(const Route& route, std::string_view name) {
  const auto names = names_in_path(route.on.path);
  return std::ranges::find(names, name) != names.end();
}

bool is_in_query(const Route& route, const ArgumentField& field) {
  return field.says.where != Where::kCommandLine &&
         (route.on.method == "GET" || field.says.in_query);
}

// Of an operation: what stands in the path, and what is asked in the query where it reads.
void add_declared(Items& list, const Route& route) {
  const Prepared prepared = route.declared->prepare();
  for (const ArgumentField& field : prepared.arguments) {
    const bool in_path = is_in_path(route, field.name);
    if (in_path || is_in_query(route, field)) {
      list.push_back(parameter(in_path ? "path" : "query", field));
    }
  }
  if (route.declared->pages.empty()) return;
  Page page;
  for (const ArgumentField& field : fields_of(page)) list.push_back(parameter("query", field));
}

Items parameters_of(const Route& route) {
  Items list;
  if (route.declared != nullptr) {
    add_declared(list, route);
  } else {
    for (const std::string_view name : names_in_path(route.on.path)) {
      list.push_back(parameter("path", name, "As in the path"));
    }
  }
  list.push_back(parameter("query", "desk", "Id of the desk, where several are served"));
  if (route.on.method != "GET") {
    list.push_back(parameter("header", "Idempotency-Key",
                             "Asked for again under the same key, it is done once"));
  }
  return list;
}

bool is_open(const Route& route) { return route.least == store::TokenRole::kPublic; }

std::string who_may(const Route& route) {
  if (is_open(route)) return "For everybody.";
  return fmt::format("Takes a {}'s token; one of too low a role is answered as none is, 401.",
                     store::name_of(route.least));
}

// Nothing where it takes none.
std::optional<Tree> body_of(const Route& route) {
  if (route.declared == nullptr || route.on.method == "GET") return std::nullopt;
  const Prepared prepared = route.declared->prepare();
  std::vector<ArgumentField> fields = prepared.arguments;
  std::erase_if(fields, [&](const ArgumentField& field) {
    return is_in_path(route, field.name) || field.says.in_query ||
           field.says.where == Where::kCommandLine;
  });
  if (fields.empty()) return std::nullopt;
  const bool needed = std::ranges::any_of(fields, [](const ArgumentField& field) {
    return field.says.needed || !field.says.within.empty();
  });
  return Tree{Members{{"required", {needed}},
                      {"content", content("application/json", body_schema(fields))}}};
}

const Tree* member_of(const Tree& object, std::string_view name) {
  const auto& members = std::get<Members>(object.value);
  const auto found = std::ranges::find(members, name, &Members::value_type::first);
  return found == members.end() ? nullptr : &found->second;
}

// A list that is given page by page, in one of its pages.
Tree page_of(const Tree& answer, std::string_view key) {
  const Tree* const properties = member_of(answer, "properties");
  const Tree* const list = properties != nullptr ? member_of(*properties, key) : nullptr;
  const Tree& items = list != nullptr ? *list : answer;
  return {Members{
      {"type", {"object"}},
      {"required", texts({"items", "next"})},
      {"properties",
       {Members{{"items", items}, {"next", holding("type", texts({"integer", "null"}))}}}}}};
}

Tree result_of(const Route& route) {
  if (route.declared != nullptr && route.declared->job) return schema_of<JobView>();
  const Tree answer = route.gives();
  const bool pages = route.declared != nullptr && !route.declared->pages.empty();
  return pages ? page_of(answer, route.declared->pages) : answer;
}

Tree security_of(const Route& route) {
  Items ways;
  if (is_open(route)) ways.push_back({Members{}});
  ways.push_back(holding("token", {Items{}}));
  return {std::move(ways)};
}

Tree responses_of(const Route& route) {
  return {Members{
      {std::to_string(route.on.status),
       {Members{{"description", {"What was asked for"}},
                {"content", content("application/json", result_of(route))}}}},
      {"default",
       {Members{{"description", {"Why not"}},
                {"content", content("application/problem+json",
                                    holding("$ref", {"#/components/schemas/Problem"}))}}}}}};
}

Tree operation_of(const Route& route) {
  Members operation = {{"operationId", {std::string(route.operation)}},
                       {"summary", {std::string(route.about)}},
                       {"description", {who_may(route)}},
                       {"x-role", {std::string(store::name_of(route.least))}},
                       {"parameters", {parameters_of(route)}},
                       {"security", security_of(route)}};
  if (std::optional<Tree> body = body_of(route)) {
    operation.emplace_back("requestBody", std::move(*body));
  }
  operation.emplace_back("responses", responses_of(route));
  return {std::move(operation)};
}

// What is known of that path so far: its methods.
Members& methods_of(Members& paths, std::string_view pattern) {
  const auto found = std::ranges::find(paths, pattern, &Members::value_type::first);
  Tree& path = found != paths.end()
                   ? found->second
                   : paths.emplace_back(std::string(pattern), Tree{Members{}}).second;
  return std::get<Members>(path.value);
}

http::Response get_document(const Call&, Services&) {
  static const http::Bytes document = http::bytes(openapi_document());
  http::Response response;
  response.content_type = "application/json";
  response.body = document;
  return response;
}

}  // namespace

std::string openapi_document(std::span<const Route> table) {
  Members paths;
  for (const Route& route : table) {
    if (!route.is_api()) continue;
    methods_of(paths, route.on.path)
        .emplace_back(text::in_small_letters(route.on.method), operation_of(route));
  }
  const Members license = {{"name", {"Apache-2.0"}}, {"identifier", {"Apache-2.0"}}};
  const Members info = {{"title", {"Respite"}},
                        {"version", {std::string(program_version())}},
                        {"description", {"On-call rotas, requests and feeds of a desk."}},
                        {"license", {license}}};
  const Members token = {{"type", {"http"}}, {"scheme", {"bearer"}}};
  const Members components = {{"schemas", holding("Problem", problem_schema())},
                              {"securitySchemes", holding("token", {token})}};
  return to_document({Members{{"openapi", {"3.1.0"}},
                              {"info", {info}},
                              {"servers", {Items{holding("url", {"/"})}}},
                              {"paths", {std::move(paths)}},
                              {"components", {components}}}});
}

std::vector<Route> document_routes() {
  return {{.on = {"GET", "/api/v1/openapi.json"},
           .least = store::TokenRole::kPublic,
           .operation = "openapi",
           .about = "This document",
           .answer = get_document,
           .gives = [] {
             return Tree{Members{{"type", {std::string("object")}}}};
           }}};
}

}  // namespace respite::server
