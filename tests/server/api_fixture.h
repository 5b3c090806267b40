// The API as programs meet it: a desk that is published, and every answer held against the
// document.
#pragma once

#include <nlohmann/json.hpp>

#include "server/api/openapi.h"
#include "tests/server/desk_folder.h"
#include "tests/server/schema_check.h"

namespace respite::server {

using nlohmann::json;

// A desk that is published, and somebody of each role; every answer is held against the document.
class Api : public testing::Test {
 protected:
  Api() {
    folder_.publish();
    lead_ = folder_.api_token("lead", "beth").secret;
    technician_ = folder_.api_token("technician", "amir").secret;
    requester_ = folder_.api_token("requester", "pat").secret;
    server_.emplace(folder_);
  }

  json ask(const std::string& method, const std::string& target, const std::string& secret,
           int status, const json& body = nullptr, http::Headers more = {}) {
    if (!secret.empty()) more.push_back({"Authorization", "Bearer " + secret});
    more.push_back({"Content-Type", "application/json"});
    const http::Response response =
        server_->ask(method, target, more, body.is_null() ? "" : body.dump());
    EXPECT_EQ(response.status, status) << method << ' ' << target << '\n' << body_of(response);
    json answer = json::parse(body_of(response), nullptr, false);
    EXPECT_FALSE(answer.is_discarded()) << body_of(response);
    const std::string path = target.substr(0, target.find('?'));
    const Route* const route = match_route(method, path).route;
    const json schema = status < 400 && route != nullptr ? schema_of(*route) : known_["Problem"];
    for (const std::string& wrong : test::wrong_by_schema(answer, schema, known_)) {
      ADD_FAILURE() << method << ' ' << target << ": " << wrong;
    }
    return answer;
  }
  json get(const std::string& target, const std::string& secret, int status = 200) {
    return ask("GET", target, secret, status);
  }

  // As the document has it: every field sent is in it, and of the type it says.
  json schema_of(const Route& route) {
    std::string method(route.on.method);
    for (char& c : method) c = static_cast<char>(c | 0x20);
    return document_["paths"][std::string(route.on.path)][method]["responses"]
                    [std::to_string(route.on.status)]["content"]["application/json"]["schema"];
  }

  DeskFolder folder_;
  std::string lead_;
  std::string technician_;
  std::string requester_;
  std::optional<ServiceFixture> server_;
  json document_ = json::parse(openapi_document());
  json known_ = document_["components"]["schemas"];
};

}  // namespace respite::server
