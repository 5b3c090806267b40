#include "server/service.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/access/once.h"
#include "server/pages/html.h"
#include "server/problem.h"
#include "store/digest.h"

namespace respite::server {
namespace {

// Without a token nobody has much to say.
constexpr std::size_t kMostPublicBody = 16 << 10;

// What a browser proves by itself counts for a change only where a page of ours had it ask.
void check_origin(const Call& call) {
  const std::string& method = call.request.method;
  if (method == "GET" || method == "HEAD" || !sent_by_itself(call.proof)) return;
  if (origin_of(call.request, call.secure) == Origin::kOwn) return;
  throw Problem(403, "a page of another site, or none, has asked for this");
}

// Where there is nothing, a browser is told so on a page.
bool is_page(const http::Request& request, std::span<const Route> table) {
  const auto target = http::parse_target(request.target);
  const Match match = target ? match_route(request.method, target->path, table) : Match{};
  if (match.route) return match.route->page;
  const std::string_view accepts = request.header("Accept").value_or("");
  return accepts.find("text/html") != std::string_view::npos &&
         !request.target.starts_with("/api/");
}

void check_body(const http::Request& request, const Call& call) {
  if (!request.has_body() || call.holder) return;
  if (request.chunked) throw Problem(411, "say how long it is");
  if (request.announced > kMostPublicBody) throw Problem(413, "too long without a token");
}

// What the log may say of a path that is no route's: a long word in it may be a secret.
std::string loggable(std::string_view target) {
  constexpr std::size_t kLongest = 24;
  std::string_view path = target.substr(0, std::min({target.find('?'), target.size(), 100UL}));
  std::string said;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    said += end > kLongest ? "/-" : path.substr(0, end);
    path.remove_prefix(end);
  }
  return said;
}

http::Response with_etag(http::Response response) {
  if (response.status == 200 && response.body && response.etag.empty()) {
    response.etag = '"' + store::sha256_hex(*response.body).substr(0, 32) + '"';
  }
  return response;
}

}  // namespace

Service::Service(Desks& desks, Log& log, Clock clock, ServiceOptions options)
    : desks_(desks),
      log_(log),
      clock_(std::move(clock)),
      options_(std::move(options)),
      identities_(desks_, options_.trust),
      services_(desks),
      rates_(options_.rate),
      started_(fmt::format("{:x}", clock_().time_since_epoch().count())) {}

// Throws Problem where it is no request for anybody here.
Service::Understood Service::understand(const http::Request& request) const {
  auto target = http::parse_target(request.target);
  if (!target) throw Problem(400, "this is no path here");
  Match match = match_route(request.method, target->path, options_.routes);
  if (!match.route) {
    if (match.allowed.empty()) throw Problem(404, "there is nothing here");
    throw Problem(405, "allowed: " + match.allowed, {{"Allow", match.allowed}});
  }
  Understood understood{match.route,
                        {request, *std::move(target), std::move(match.captured), std::nullopt,
                         store::TokenRole::kPublic, 0, nullptr, clock_()}};
  Call& call = understood.call;
  identify(call, *match.route);
  check_origin(call);
  return understood;
}

// A token that may not is told apart by nothing from one that is none.
void Service::identify(Call& call, const Route& route) const {
  const auto wanted = call.query("desk");
  const Asked asked = {wanted ? desks_.find(*wanted) : std::optional<std::size_t>(0),
                       wanted.has_value()};
  Identity identity;
  if (route.is_api()) identity = identities_.of_program(call.request, asked, call.now);
  if (route.page) identity = identities_.of_reader(call.request, asked, call.now);
  call.proof = identity.proof;
  call.secure = is_secure(options_.trust, call.request);
  call.holder = std::move(identity.holder);
  if (call.holder) call.role = call.holder->token.role;
  if (!call.may(route.least)) refuse_token();
  if (!call.holder && !asked.desk) throw Problem(404, "there is no such desk");
  call.desk = call.holder ? call.holder->desk : *asked.desk;
  call.state = desks_.state(call.desk);
}

// Before anything else, so that guesses count, whatever they guess at.
void Service::limit_address(const http::Request& request) {
  const std::string address = address_of(options_.trust, request);
  const bool local = address == "127.0.0.1" || address == "::1";  // a proxy, or somebody's script
  if (!local) limit("address " + address);
}

// A secret that opens nothing is nobody's name: it may be any of many.
void Service::limit_token(const Understood& understood) {
  const Call& call = understood.call;
  auto holder = call.holder;
  if (understood.route->opened_by_path) holder = desks_.holder_of(call.captured.front(), call.now);
  if (holder) limit(holder->token.id);
}

void Service::limit(const std::string& name) {
  if (!rates_.take(name, std::chrono::steady_clock::now())) throw Problem(429, "too many requests");
}

template <class Work>
auto Service::guarded(const http::Request& request, const Work& work) -> decltype(work()) {
  http::Response failed;
  try {
    return work();
  } catch (const std::exception& error) {
    failed = is_page(request, options_.routes) ? problem_page(error, request) : problem_of(error);
    if (failed.status >= 500) {
      log_.add(clock_(), "failure",
               {{"id", request_id(request)},
                {"path", loggable(request.target)},
                {"words", error.what()}});
    }
  }
  return failed;
}

std::optional<http::Response> Service::at_once(const http::Request& request) {
  return guarded(request, [&]() -> std::optional<http::Response> {
    limit_address(request);
    const Understood understood = understand(request);
    limit_token(understood);
    check_body(request, understood.call);
    const bool made =
        understood.call.proof == Proof::kToken || understood.call.proof == Proof::kSession;
    if (made) desks_.note_use(*understood.call.holder, understood.call.now);
    if (understood.route->at_once) return understood.route->answer(understood.call, services_);
    if (understood.route->cached) return understood.route->cached(understood.call, services_);
    return std::nullopt;
  });
}

std::string Service::account_of(const http::Request& request) const {
  try {
    const Understood understood = understand(request);
    if (understood.call.holder) return "token " + understood.call.holder->token.id;
  } catch (const std::exception&) {  // what has changed since at_once() is told by handle()
  }
  return "address " + address_of(options_.trust, request);
}

http::Response Service::handle(const http::Request& request) {
  return guarded(request, [&] { return answer(understand(request)); });
}

http::Response Service::answer(const Understood& understood) {
  const Route& route = *understood.route;
  const Call& call = understood.call;
  if (!route.is_api()) return route.answer(call, services_);
  if (route.on.method == "GET") return with_etag(route.answer(call, services_));
  const auto key = call.request.header("Idempotency-Key");
  const bool once = key && call.holder && !route.nameless;
  http::Response response = once ? answer_once(understood, *key) : route.answer(call, services_);
  desks_.look();  // whoever wrote reads what they wrote
  return response;
}

http::Response Service::answer_once(const Understood& understood, std::string_view key) {
  constexpr std::size_t kLongestKey = 200;
  const Call& call = understood.call;
  if (key.empty() || key.size() > kLongestKey) throw Problem(400, "the key is too long, or none");
  const http::Request& request = call.request;
  const store::AskedWrite asked = {call.holder->token.id, std::string(key),
                                   request.method + ' ' + request.target + '\n' + request.body,
                                   call.now};
  std::optional<http::Response> fresh;
  const store::WriteAnswer known =
      respite::answer_once(call.invocation(), asked, [&](const Invocation& inside) {
        Call within = call;
        within.store = inside.store;
        fresh = understood.route->answer(within, services_);
        const bool kept = fresh->body && !understood.route->tells_secret;
        return store::WriteAnswer{fresh->status, fresh->content_type, kept ? *fresh->body : ""};
      });
  if (fresh) return *std::move(fresh);
  if (understood.route->tells_secret) throw Problem(409, "it was made, and its secret told once");
  http::Response again = http::plain(known.status, known.body);
  again.content_type = known.content_type;
  return again;
}

std::string Service::request_id(const http::Request& request) const {
  return fmt::format("{}-{}", started_, request.number);
}

void Service::served(const http::Request& request, const http::Served& served) {
  const auto target = http::parse_target(request.target);
  const Match match = target ? match_route(request.method, target->path, options_.routes) : Match{};
  const std::string_view operation =
      match.route ? std::string_view(match.route->operation) : "none";
  services_.metrics.count(operation, served.status, served.took);
  log_.add(clock_(), "request",
           {{"id", request_id(request)},
            {"method", request.method.substr(0, 10)},
            {"path", match.route ? std::string(match.route->on.path) : loggable(request.target)},
            {"status", served.status},
            {"bytes", static_cast<std::int64_t>(served.sent)},
            {"us", served.took.count()},
            {"from", address_of(options_.trust, request)}});
}

http::Handlers Service::handlers() {
  http::Handlers handlers;
  handlers.at_once = [this](const http::Request& request) { return at_once(request); };
  handlers.handle = [this](const http::Request& request) { return handle(request); };
  handlers.account = [this](const http::Request& request) { return account_of(request); };
  handlers.served = [this](const http::Request& request, const http::Served& served) {
    this->served(request, served);
  };
  handlers.tick = [this] { log_.flush(); };
  handlers.clock = clock_;
  return handlers;
}

}  // namespace respite::server
