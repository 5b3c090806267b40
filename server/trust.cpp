#include "server/trust.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <optional>

namespace respite::server {

namespace {

// The last field of that name: what a proxy adds comes after what the client has brought.
std::optional<std::string_view> said_by_proxy(const Trust& trust, const http::Request& request,
                                              std::string_view name) {
  std::optional<std::string_view> said;
  if (!is_from_proxy(trust, request)) return said;
  for (const http::Header& header : request.headers) {
    if (http::same_word(header.name, name)) said = header.value;
  }
  return said;
}

// As systems write it, so that an address has one name; without the port that some proxies add.
// Nothing for what is no address.
std::optional<std::string> plain_address(std::string_view text) {
  if (const std::size_t bracket = text.find(']'); text.starts_with('[')) {
    text = text.substr(1, std::min(bracket, text.size()) - 1);
  } else if (std::ranges::count(text, ':') == 1) {
    text = text.substr(0, text.find(':'));
  }
  const std::string address(text);
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  std::array<char, INET6_ADDRSTRLEN> written{};
  for (const int family : {AF_INET, AF_INET6}) {
    if (::inet_pton(family, address.c_str(), bytes.data()) != 1) continue;
    return ::inet_ntop(family, bytes.data(), written.data(), written.size());
  }
  return std::nullopt;
}

}  // namespace

bool is_from_proxy(const Trust& trust, const http::Request& request) {
  return std::ranges::find(trust.proxies, request.peer) != trust.proxies.end();
}

std::string address_of(const Trust& trust, const http::Request& request) {
  const auto forwarded = said_by_proxy(trust, request, "X-Forwarded-For");
  const auto listed = http::listed_in(forwarded.value_or(""));
  const auto address = listed.empty() ? std::nullopt : plain_address(listed.back());
  return address.value_or(request.peer);
}

bool is_secure(const Trust& trust, const http::Request& request) {
  const auto scheme = said_by_proxy(trust, request, "X-Forwarded-Proto");
  return scheme && http::same_word(*scheme, "https");
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
