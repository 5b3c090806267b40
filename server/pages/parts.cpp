#include "server/pages/parts.h"

#include "text/list.h"
#include "web/rule_text.h"
#include "words/dates.h"

namespace respite::server {
namespace {

std::string fairness_text(const Words& words, std::int64_t above) {
  const Seconds away{std::abs(above)};
  if (away < std::chrono::minutes{30}) return words("at their fair share with it");
  const auto hours = std::chrono::round<std::chrono::hours>(away);
  return put(above < 0 ? words("{length} below their fair share with it")
                       : words("{length} above their fair share with it"),
             {{"length", length_text(words, hours)}});
}

}  // namespace

std::string candidate_text(const Words& words, const CandidateView& candidate) {
  std::vector<std::string> reasons = rule_texts(words, candidate.rules, candidate.reasons);
  if (candidate.may) reasons.push_back(fairness_text(words, candidate.above));
  return text::join(reasons, "; ");
}

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
