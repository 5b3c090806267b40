#include "server/api/openapi.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/version/version.h"
#include "server/api/routes.h"
#include "server/api/schemas.h"

namespace respite::server {
namespace {

using Json = nlohmann::ordered_json;

Json schema(std::string_view name) {
  return {{"$ref", fmt::format("#/components/schemas/{}", name)}};
}

Json content(std::string_view type, std::string_view name) {
  return {{std::string(type), {{"schema", schema(name)}}}};
}

Json parameter(std::string_view in, const Param& param) {
  return {{"name", param.name},
          {"in", in},
          {"required", in == "path"},
          {"description", param.about},
          {"schema", {{"type", param.type}}}};
}

Json parameters_of(const Route& route) {
  Json list = Json::array();
  std::string_view rest = route.pattern;
  for (std::size_t open = 0; (open = rest.find('{')) != std::string_view::npos;) {
    const std::size_t close = rest.find('}', open);
    list.push_back(parameter("path", {rest.substr(open + 1, close - open - 1), "As in the path"}));
    rest.remove_prefix(close);
  }
  for (const Param& param : route.query) list.push_back(parameter("query", param));
  list.push_back(parameter("query", {"desk", "Id of the desk, where several are served"}));
  if (route.method != "GET") {
    list.push_back(parameter(
        "header", {"Idempotency-Key", "Asked for again under the same key, it is done once"}));
  }
  return list;
}

bool is_open(const Route& route) { return route.least == store::TokenRole::kPublic; }

std::string who_may(const Route& route) {
  if (is_open(route)) return "For everybody.";
  return fmt::format("Takes a {}'s token; one of too low a role is answered as none is, 401.",
                     store::name_of(route.least));
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
  if (!route.body.empty()) {
    const Json schemas_json = Json::parse(schemas());
    operation["requestBody"] = {
        {"required", schemas_json.at(std::string(route.body)).contains("required")},
        {"content", content("application/json", route.body)}};
  }
  operation["responses"] = {
      {std::to_string(route.status),
       {{"description", "What was asked for"},
        {"content", content("application/json", route.result)}}},
      {"default",
       {{"description", "Why not"}, {"content", content("application/problem+json", "Problem")}}}};
  return operation;
}

std::string lower(std::string_view method) {
  std::string text(method);
  std::ranges::transform(text, text.begin(), [](char c) { return static_cast<char>(c | 0x20); });
  return text;
}

http::Response get_document(const Call&, Services&) {
  static const http::Bytes document = http::bytes(openapi_document());
  http::Response response;
  response.content_type = "application/json";
  response.body = document;
  return response;
}

}  // namespace

std::string openapi_document() {
  Json document = {{"openapi", "3.1.0"},
                   {"info",
                    {{"title", "Respite"},
                     {"version", std::string(program_version())},
                     {"description", "On-call rotas, requests and feeds of a desk."},
                     {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
                   {"servers", Json::array({{{"url", "/"}}})}};
  Json paths = Json::object();
  for (const Route& route : routes()) {
    if (route.is_api())
      paths[std::string(route.pattern)][lower(route.method)] = operation_of(route);
  }
  document["paths"] = paths;
  document["components"] = {
      {"schemas", Json::parse(schemas())},
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
           .result = "Object"}};
}

}  // namespace respite::server
