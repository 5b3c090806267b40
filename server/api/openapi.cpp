#include "server/api/openapi.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/operation/arguments.h"
#include "app/operation/operation.h"
#include "app/operation/version/version.h"
#include "server/api/answer.h"
#include "server/jobs.h"
#include "server/routes.h"
#include "text/utf8.h"

namespace respite::server {
namespace {

using Json = nlohmann::ordered_json;

// What stands in the way, as RFC 9457 has it. Fields only ever grow, so nothing forbids others.
Json problem_schema() {
  const Json text = {{"type", "string"}};
  return {{"type", "object"},
          {"required", {"type", "title", "status"}},
          {"properties",
           {{"type", text}, {"title", text}, {"status", {{"type", "integer"}}}, {"detail", text}}}};
}

Json content(std::string_view type, Json schema) {
  return {{std::string(type), {{"schema", std::move(schema)}}}};
}

Json json_of(const Tree& tree) { return Json::parse(to_line(tree)); }

Json parameter(std::string_view in, const ArgumentField& field) {
  Json schema = json_of(schema_of(field));
  schema.erase("description");
  return {{"name", field.name},
          {"in", in},
          {"required", in == "path" || field.says.needed},
          {"description", field.about},
          {"schema", std::move(schema)}};
}

Json parameter(std::string_view in, std::string_view name, std::string_view about) {
  return {{"name", name},
          {"in", in},
          {"required", in == "path"},
          {"description", about},
          {"schema", {{"type", "string"}}}};
}

bool is_in_path(const Route& route, std::string_view name) {
  const auto names = names_in_path(route.pattern);
  return std::ranges::find(names, name) != names.end();
}

bool is_in_query(const Route& route, const ArgumentField& field) {
  return field.says.where != Where::kCommandLine && (route.method == "GET" || field.says.in_query);
}

// Of an operation: what stands in the path, and what is asked in the query where it reads.
void add_declared(Json& list, const Route& route) {
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

Json parameters_of(const Route& route) {
  Json list = Json::array();
  if (route.declared != nullptr) {
    add_declared(list, route);
  } else {
    for (const std::string_view name : names_in_path(route.pattern)) {
      list.push_back(parameter("path", name, "As in the path"));
    }
  }
  list.push_back(parameter("query", "desk", "Id of the desk, where several are served"));
  if (route.method != "GET") {
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

// Null where it takes none.
Json body_of(const Route& route) {
  if (route.declared == nullptr || route.method == "GET") return {};
  const Prepared prepared = route.declared->prepare();
  std::vector<ArgumentField> fields = prepared.arguments;
  std::erase_if(fields, [&](const ArgumentField& field) {
    return is_in_path(route, field.name) || field.says.in_query ||
           field.says.where == Where::kCommandLine;
  });
  if (fields.empty()) return {};
  const bool needed = std::ranges::any_of(fields, [](const ArgumentField& field) {
    return field.says.needed || !field.says.within.empty();
  });
  return {{"required", needed},
          {"content", content("application/json", json_of(body_schema(fields)))}};
}

// A list that is given page by page, in one of its pages.
Json page_of(const Json& answer, std::string_view key) {
  return {{"type", "object"},
          {"required", {"items", "next"}},
          {"properties",
           {{"items",
             answer.contains("properties") ? answer["properties"].at(std::string(key)) : answer},
            {"next", {{"type", {"string", "null"}}}}}}};
}

Json result_of(const Route& route) {
  if (route.declared != nullptr && route.declared->job) return json_of(schema_of<JobView>());
  const Json answer = json_of(route.gives());
  const bool pages = route.declared != nullptr && !route.declared->pages.empty();
  return pages ? page_of(answer, route.declared->pages) : answer;
}

Json operation_of(const Route& route) {
  const std::string role(store::name_of(route.least));
  const bool open = is_open(route);
  Json operation = {{"operationId", route.operation},
                    {"summary", route.about},
                    {"description", who_may(route)},
                    {"x-role", role},
                    {"parameters", parameters_of(route)}};
  operation["security"] = Json::array();
  if (open) operation["security"].push_back(Json::object());
  operation["security"].push_back({{"token", Json::array()}});
  if (Json body = body_of(route); !body.is_null()) operation["requestBody"] = std::move(body);
  operation["responses"] = {{std::to_string(route.status),
                             {{"description", "What was asked for"},
                              {"content", content("application/json", result_of(route))}}},
                            {"default",
                             {{"description", "Why not"},
                              {"content", content("application/problem+json",
                                                  {{"$ref", "#/components/schemas/Problem"}})}}}};
  return operation;
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
  Json document = {{"openapi", "3.1.0"},
                   {"info",
                    {{"title", "Respite"},
                     {"version", std::string(program_version())},
                     {"description", "On-call rotas, requests and feeds of a desk."},
                     {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
                   {"servers", Json::array({{{"url", "/"}}})}};
  Json paths = Json::object();
  for (const Route& route : table) {
    if (route.is_api())
      paths[std::string(route.pattern)][text::in_small_letters(route.method)] = operation_of(route);
  }
  document["paths"] = paths;
  document["components"] = {
      {"schemas", {{"Problem", problem_schema()}}},
      {"securitySchemes", {{"token", {{"type", "http"}, {"scheme", "bearer"}}}}}};
  return document.dump(2) + '\n';
}

std::vector<Route> document_routes() {
  return {{.method = "GET",
           .pattern = "/api/v1/openapi.json",
           .least = store::TokenRole::kPublic,
           .operation = "openapi",
           .about = "This document",
           .answer = get_document,
           .gives = [] {
             return Tree{Members{{"type", {std::string("object")}}}};
           }}};
}

}  // namespace respite::server
