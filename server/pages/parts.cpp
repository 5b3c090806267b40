#include "server/pages/parts.h"

namespace respite::server {

std::string address_at(const Call& call, std::string_view path) {
  return std::string(path) + "?desk=" + call.state->desk->desk.id;
}

std::string address_at(const Call& call, std::string_view path, const http::Query& more) {
  std::string address = address_at(call, path);
  for (const auto& [name, value] : more)
    if (!value.empty()) address += '&' + name + '=' + http::escaped(value);
  return address;
}

Call seen_by_nobody(const Call& call, DeskStatePtr state) {
  Call seen = call;
  seen.holder.reset();
  seen.role = store::TokenRole::kPublic;
  seen.proof = Proof::kNone;
  seen.state = std::move(state);
  return seen;
}

std::string minute_of(Zone zone, Instant at) {
  return respite::to_text(zone.to_wall(at)).substr(0, 16);
}

}  // namespace respite::server
