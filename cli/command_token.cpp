#include "app/access/tokens.h"
#include "app/operation/result.h"
#include "app/view/token_fields.h"
#include "cli/command_table.h"
#include "cli/desk.h"
#include "cli/disclosure_option.h"
#include "render/token_text.h"

namespace respite {
namespace {

std::string base_of(const Session& session) {
  std::string base = session.arguments().text_or("url", "http://127.0.0.1:8080");
  while (base.ends_with('/')) base.pop_back();
  return base;
}

// Whose feed it is says what kind it is, unless --kind does.
TokenRequest feed_request_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  TokenRequest request;
  int named = 0;
  for (const char* kind : {"person", "rota", "team"}) {
    if (const auto id = arguments.text(kind)) {
      request.purpose = kind;
      request.subject = *id;
      ++named;
    }
  }
  if (const auto kind = arguments.text("kind")) request.purpose = *kind;
  if (const auto level = disclosure_of(session)) request.disclosure = to_text(*level);
  if (named <= 1 && !request.purpose.empty()) return request;
  throw Failure(ExitCode::kInput,
                "token create feed needs one of --person, --rota, --team, --kind");
}

TokenRequest token_request_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  const auto& operands = arguments.operands();
  const std::string what = operands.size() > 1 ? operands[1] : "";
  TokenRequest request;
  if (what == "feed") {
    request = feed_request_of(session);
  } else if (what == kApiPurpose) {
    request.purpose = kApiPurpose;
    request.role = arguments.text_or("role", "technician");
    request.subject = arguments.text_or("person", "");
  } else if (what == kSignInPurpose) {
    request.purpose = kSignInPurpose;
    request.role = arguments.text_or("role", "");
    request.subject = arguments.text_or("person", "");
  } else {
    throw Failure(ExitCode::kInput,
                  "token create makes a feed, an api or a sign-in, not \"" + what + "\"");
  }
  request.label = arguments.text_or("label", "");
  request.expires = arguments.instant("expires");
  return request;
}

std::string id_of(const Session& session) {
  const auto& operands = session.arguments().operands();
  if (operands.size() < 2) throw Failure(ExitCode::kInput, "which token? `respite token list`");
  return operands[1];
}

ExitCode print_made(const Session& session, MadeTokenView view) {
  const std::string base = base_of(session);
  if (!view.path.empty()) view.url = base + view.path;
  session.print(session.json() ? to_document(tree_of(view)) : render(view, base));
  return ExitCode::kDone;
}

ExitCode run_token(const Session& session) {
  const std::string& action = session.arguments().operands().front();
  const Invocation invocation = invocation_of(session);
  if (action == "create") {
    const TokenRequest request = token_request_of(session);
    return print_made(session, make_token(open_desk_of(session), request));
  }
  if (action == "rotate") return print_made(session, rotate_token(invocation, id_of(session)));
  if (action == "revoke") {
    const TokenView view = revoke_token(invocation, id_of(session));
    session.print(session.json() ? to_document(tree_of(view)) : render(view));
    return ExitCode::kDone;
  }
  if (action == "list") {
    const TokensView view = list_tokens(invocation);
    session.print(session.json() ? to_document(tree_of(view)) : render(view, session.style()));
    return ExitCode::kDone;
  }
  throw Failure(ExitCode::kInput,
                "token ACTION is create, list, revoke or rotate, not \"" + action + "\"");
}

}  // namespace

Command token_command() {
  return {
      .name = "token",
      .summary = "make, list and take back tokens for feeds, the API and signing in",
      .about =
          "Makes the secrets that \"respite serve\" asks for. \"token create feed --person ID\" "
          "prints the address to subscribe to, once: only its hash is kept. \"token create "
          "api\" makes one for programs, with the role of whoever it acts for. \"token create "
          "sign-in --person ID\" prints a link that signs them in on the pages, once, within a "
          "quarter of an hour. \"token revoke ID\" and \"token rotate ID\" end a secret at once; "
          "rotate gives a new one in its place. \"token list\" says when each was last used.",
      .operands = {{"ACTION", "create, list, revoke or rotate", true},
                   {"WHAT", "create: feed, api or sign-in; revoke and rotate: the token's id",
                    false}},
      .options = {{"person", 0, "ID",
                   "whose feed it is, for whom an API token acts, or who signs in"},
                  {"rota", 0, "ID", "the rota whose feed it is"},
                  {"team", 0, "ID", "the team whose feed it is"},
                  {"kind", 0, "KIND",
                   "protected, free-busy, availability or service-hours (default: person, "
                   "rota or team, as named)"},
                  {"level", 0, "LEVEL",
                   "how much the feed says: public, free-busy, category or full (default: as "
                   "much as its kind says at all)"},
                  {"role", 0, "ROLE",
                   "of an API token (default: technician) or sign-in link (default: as the team "
                   "file has it): lead, technician or requester"},
                  {"label", 0, "TEXT", "what it is for, for the list"},
                  {"expires", 0, "TIME",
                   "when it ends (default: never; a sign-in link in 15 minutes, a day at most)"},
                  {"url", 0, "URL",
                   "where the server is reached (default: http://127.0.0.1:8080)"}},
      .run = run_token};
}

}  // namespace respite
