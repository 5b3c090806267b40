#include "server/identity.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/access/sessions.h"
#include "app/access/tokens.h"
#include "app/desk/member.h"
#include "server/problem.h"

namespace respite::server {
namespace {

constexpr std::string_view kBearer = "Bearer ";

std::optional<std::string_view> bearer_of(const http::Request& request) {
  const auto value = request.header("Authorization");
  if (!value) return std::nullopt;
  if (!http::same_word(value->substr(0, kBearer.size()), kBearer)) return std::string_view();
  return http::trimmed(value->substr(kBearer.size()));
}

std::string_view cookie_name(bool secure) { return secure ? "__Host-respite" : "respite"; }

// Nothing where there is none, or two: one of them somebody else may have set.
std::optional<std::string_view> cookie_in(const http::Request& request, std::string_view name) {
  std::optional<std::string_view> found;
  for (const http::Header& header : request.headers) {
    if (!http::same_word(header.name, "Cookie")) continue;
    for (std::string_view rest = header.value; !rest.empty();) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string_view pair = http::trimmed(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
      if (found) return std::nullopt;
      found = pair.substr(equals + 1);
    }
  }
  return found;
}

}  // namespace

void refuse_token(const std::string& why) { throw Problem(401, why); }

std::optional<TokenHolder> Identities::named_by_proxy(const http::Request& request,
                                                      const Asked& asked, Instant now) const {
  if (trust_.identity_header.empty() || !is_from_proxy(trust_, request)) return std::nullopt;
  std::optional<std::string_view> name;
  for (const http::Header& header : request.headers) {
    if (!http::same_word(header.name, trust_.identity_header)) continue;
    if (name) throw Problem(400, trust_.identity_header + " is said twice");
    name = http::trimmed(header.value);
  }
  if (!name || !asked.desk) return std::nullopt;
  const auto member = find_member(desks_.state(*asked.desk)->desk->desk, *name, now);
  if (!member) return std::nullopt;
  TokenHolder holder{*asked.desk, {}};
  holder.token.id = "member " + member->id;
  holder.token.subject = member->id;
  holder.token.role = member->role;
  return holder;
}

std::optional<TokenHolder> Identities::as_of_now(TokenHolder holder, Instant now) const {
  const auto role = standing_role(desks_.state(holder.desk)->desk->desk, holder.token, now);
  if (!role) return std::nullopt;
  holder.token.role = *role;
  return holder;
}

std::optional<TokenHolder> Identities::in_session(const http::Request& request, const Asked& asked,
                                                  Instant now) const {
  const auto secret = cookie_in(request, cookie_name(is_secure(trust_, request)));
  if (!secret) return std::nullopt;
  auto holder = desks_.holder_of(*secret, now);
  if (!holder || holder->token.purpose != kSessionPurpose) return std::nullopt;
  if (asked.named && asked.desk != holder->desk) return std::nullopt;
  return as_of_now(*std::move(holder), now);
}

Identity Identities::of_program(const http::Request& request, const Asked& asked,
                                Instant now) const {
  const auto secret = bearer_of(request);
  if (!secret) {
    auto named = named_by_proxy(request, asked, now);
    return named ? Identity{Proof::kProxy, std::move(named)} : Identity{};
  }
  auto holder = desks_.holder_of(*secret, now);
  const bool opens = holder && holder->token.purpose == kApiPurpose &&
                     (!asked.named || asked.desk == holder->desk);
  if (opens) holder = as_of_now(*std::move(holder), now);
  if (!opens || !holder) refuse_token();
  return {Proof::kToken, std::move(holder)};
}

Identity Identities::of_reader(const http::Request& request, const Asked& asked,
                               Instant now) const {
  if (auto named = named_by_proxy(request, asked, now)) return {Proof::kProxy, std::move(named)};
  if (auto holder = in_session(request, asked, now)) return {Proof::kSession, std::move(holder)};
  return {};
}

http::Header session_cookie(std::string_view secret, bool secure) {
  const std::chrono::seconds lasts = secret.empty() ? std::chrono::days{0} : kSessionLasts;
  return {"Set-Cookie",
          fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", cookie_name(secure),
                      secret, lasts.count(), secure ? "; Secure" : "")};
}

}  // namespace respite::server
