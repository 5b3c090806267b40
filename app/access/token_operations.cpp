// Tokens as people ask for them.
#include <array>
#include <span>

#include "app/access/tokens.h"
#include "app/feeds/feed.h"
#include "app/operation/arguments.h"
#include "app/operation/operations.h"
#include "app/view/token.h"

namespace respite {
namespace {

enum class Purpose {
  kApi,
  kSignIn,
  kPerson,
  kRota,
  kTeam,
  kProtected,
  kFreeBusy,
  kAvailability,
  kServiceHours,
};
// On the command line options may say what kind of feed it is.
enum class TypedPurpose { kFeed = static_cast<int>(Purpose::kServiceHours) + 1 };

struct CreateTokenArguments {
  std::optional<Purpose> purpose;
  std::optional<TypedPurpose> typed_purpose;
  std::string of;
  std::optional<std::string> person;
  std::optional<std::string> rota;
  std::optional<std::string> team;
  std::optional<std::string> kind;
  std::optional<Disclosure> disclosure;
  std::string role;
  std::string label;
  std::optional<Instant> expires;
};

}  // namespace

template <>
struct ChoiceWords<TypedPurpose> {
  static constexpr std::array<std::string_view, 10> kWords = {
      kApiPurpose, kSignInPurpose, "person",       "rota",          "team",
      "protected", "free-busy",    "availability", "service-hours", "feed"};
};
template <>
struct ChoiceWords<Purpose> {
  static constexpr auto kWords = std::span(ChoiceWords<TypedPurpose>::kWords).first<9>();
};

namespace {

void arguments(auto& visit, CreateTokenArguments& given) {
  constexpr Where kTyped = Where::kCommandLine;
  visit("purpose", given.typed_purpose, "feed, api or sign-in; or a kind of feed, as feed --kind",
        {.operand = true, .needed = true, .where = kTyped});
  visit("purpose", given.purpose, "api, sign-in, or the kind of a feed",
        {.needed = true, .where = Where::kJson});
  visit("of", given.of, "id of the person, rota or team, or of who acts", {.where = Where::kJson});
  visit("person", given.person, "whose feed it is, for whom an API token acts, or who signs in",
        {.value = "ID", .where = kTyped});
  visit("rota", given.rota, "the rota whose feed it is", {.value = "ID", .where = kTyped});
  visit("team", given.team, "the team whose feed it is", {.value = "ID", .where = kTyped});
  visit("kind", given.kind,
        "protected, free-busy, availability or service-hours (default: person, rota or team, as "
        "named)",
        {.value = "KIND", .where = kTyped});
  visit("disclosure", given.disclosure,
        "how much the feed says: public, free-busy, category or full (default: as much as its "
        "kind says at all)",
        {.value = "LEVEL", .option = "level"});
  visit("role", given.role,
        "of an API token (default: technician) or sign-in link (default: as the team file has "
        "it): lead, technician or requester",
        {.value = "ROLE"});
  visit("label", given.label, "what it is for, for the list");
  visit("expires", given.expires,
        "when it ends (default: never; a sign-in link in 15 minutes, a day at most)");
}

// Whose feed it is says what kind it is, unless the kind is said.
TokenRequest request_of(const CreateTokenArguments& given) {
  TokenRequest request;
  request.subject = given.of;
  request.role = given.role;
  request.label = given.label;
  request.expires = given.expires;
  std::string named;
  int names = 0;
  for (const auto& [kind, id] : {std::pair{"person", &given.person}, std::pair{"rota", &given.rota},
                                 std::pair{"team", &given.team}}) {
    if (!*id) continue;
    request.subject = **id;
    named = kind;
    ++names;
  }
  const auto word = given.purpose ? static_cast<std::size_t>(*given.purpose)
                                  : static_cast<std::size_t>(given.typed_purpose.value());
  const bool feed = given.typed_purpose == TypedPurpose::kFeed;
  request.purpose = feed ? given.kind.value_or(named) : ChoiceWords<TypedPurpose>::kWords[word];
  if (names > 1 || request.purpose.empty()) {
    throw BadArgument("purpose", "feed needs one of {person}, {rota}, {team}, {kind}");
  }
  if (request.purpose == kApiPurpose && request.role.empty()) request.role = "technician";
  if (given.disclosure) request.disclosure = to_text(*given.disclosure);
  return request;
}

struct TokenArguments {
  std::string id;
};

void arguments(auto& visit, TokenArguments& given) {
  visit("id", given.id, "of the token", {.operand = true, .needed = true});
}

}  // namespace

std::vector<Operation> token_operations() {
  return {declare({.name = "token create",
                   .summary = "make a token; its secret is told this once",
                   .route = {"POST", "/api/v1/tokens", 201},
                   .shown_once = true},
                  [](const Context& context, const CreateTokenArguments& given) {
                    return make_token(context.desk(), request_of(given));
                  }),
          declare({.name = "token list",
                   .summary = "list tokens, without their secrets",
                   .needs = Needs::kFolder,
                   .route = {"GET", "/api/v1/tokens"},
                   .pages = "tokens"},
                  list_tokens),
          declare({.name = "token revoke",
                   .summary = "take a token back, at once",
                   .needs = Needs::kFolder,
                   .route = {"DELETE", "/api/v1/tokens/{id}"}},
                  [](const Context& context, const TokenArguments& given) {
                    return revoke_token(context.invocation, given.id);
                  }),
          declare({.name = "token rotate",
                   .summary = "a new secret in the place of the old one",
                   .needs = Needs::kFolder,
                   .route = {"POST", "/api/v1/tokens/{id}/rotate", 201},
                   .shown_once = true},
                  [](const Context& context, const TokenArguments& given) {
                    return rotate_token(context.invocation, given.id);
                  })};
}

}  // namespace respite
