// A route: one row says what it is, who may, and what answers.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/operation/operation.h"
#include "server/desks.h"
#include "server/http/message.h"
#include "server/http/target.h"
#include "server/identity.h"

namespace respite::server {

struct Services;

// One request, understood: whose it is, and about which desk.
struct Call {
  const http::Request& request;
  http::Target target;
  std::vector<std::string> captured;  // what the pattern's braces stand for, in order
  std::optional<TokenHolder> holder;  // who asks, as far as it is known
  store::TokenRole role{};            // the holder's; public without one
  std::size_t desk = 0;
  DeskStatePtr state;  // of the desk
  Instant now;
  Proof proof = Proof::kNone;  // how it is known
  bool secure = false;         // the reader's end of the way is known to be TLS
  std::shared_ptr<store::Database> store = nullptr;  // of Invocation: what it writes with

  [[nodiscard]] std::optional<std::string> query(std::string_view name) const {
    return http::find_in(target.query, name);
  }
  [[nodiscard]] bool may(store::TokenRole least) const { return role >= least; }
  // Who acts, for what is recorded: the holder's subject, else "token ID".
  [[nodiscard]] Invocation invocation() const;
  [[nodiscard]] OpenDesk open_desk() const;  // the desk with that invocation
};

struct Route {
  HttpRoute on;              // "GET" answers HEAD too; braces in the path take no '/'
  store::TokenRole least{};  // who may
  std::string operation;     // a name, unique
  std::string_view about;    // one sentence, no full stop
  std::function<http::Response(const Call& call, Services& services)> answer;
  const Operation* declared = nullptr;  // what it follows from
  Tree (*gives)() = nullptr;            // schema of the JSON it gives; nothing: no JSON
  // Answers on the listening thread: never waits for a file or a long calculation.
  bool at_once = false;
  bool page = false;            // for people: their sessions count, and refusals are pages
  bool tells_secret = false;    // the answer is not kept for whoever asks again under the same key
  bool nameless = false;        // who asked is remembered nowhere, under no key either
  bool opened_by_path = false;  // what the braces stand for is a token's secret
  // What can be said without waiting, where something can.
  std::optional<http::Response> (*cached)(const Call& call, Services& services) = nullptr;

  [[nodiscard]] bool is_api() const { return on.path.starts_with("/api/"); }
};

// All of them; no two answer the same request.
[[nodiscard]] std::span<const Route> routes();

// Names of what a pattern has braces for, in order.
[[nodiscard]] std::vector<std::string_view> names_in_path(std::string_view pattern);

struct Match {
  const Route* route = nullptr;  // nothing: none of that path, or none of that method
  std::vector<std::string> captured;
  std::string allowed;  // methods of that path, "GET, HEAD"; empty: no such path
};
[[nodiscard]] Match match_route(std::string_view method, std::string_view path,
                                std::span<const Route> table = routes());

}  // namespace respite::server
