#include "server/trust.h"

#include <algorithm>

namespace respite::server {

bool is_from_proxy(const Trust& trust, const http::Request& request) {
  return std::ranges::find(trust.proxies, request.peer) != trust.proxies.end();
}

std::string address_of(const Trust& trust, const http::Request& request) {
  const auto forwarded = request.header("X-Forwarded-For");
  const auto listed = forwarded && is_from_proxy(trust, request) ? http::listed_in(*forwarded)
                                                                 : std::vector<std::string_view>();
  return listed.empty() ? request.peer : std::string(listed.back());
}

bool is_secure(const Trust& trust, const http::Request& request) {
  const auto scheme = request.header("X-Forwarded-Proto");
  return scheme && is_from_proxy(trust, request) && http::same_word(*scheme, "https");
}

Origin origin_of(const http::Request& request, bool secure) {
  if (const auto site = request.header("Sec-Fetch-Site")) {
    return *site == "same-origin" ? Origin::kOwn : Origin::kOther;
  }
  const auto origin = request.header("Origin");
  if (!origin) return Origin::kUnsaid;
  const std::string host(request.header("Host").value_or(""));
  const bool own = !host.empty() && (http::same_word(*origin, "https://" + host) ||
                                     (!secure && http::same_word(*origin, "http://" + host)));
  return own ? Origin::kOwn : Origin::kOther;
}

}  // namespace respite::server
