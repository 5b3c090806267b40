#include "app/access/tokens.h"
#include "app/operation/result.h"
#include "app/view/token_fields.h"
#include "server/api/answer.h"
#include "server/api/body.h"
#include "server/api/routes.h"

namespace respite::server {
namespace {

using store::TokenRole;

http::Response get_tokens(const Call& call, Services&) {
  PageArguments page;
  read_query(call, fields_of(page));
  const Tree tokens = tree_of(list_tokens(call.invocation()));
  return paged(std::get<Items>(tokens.value), page);
}

// The address is relative: the server does not know what its proxy is called.
MadeTokenView with_address(MadeTokenView view) {
  view.url = view.path;
  return view;
}

http::Response post_token(const Call& call, Services&) {
  TokenRequest request;
  read_body(call, fields_of(request));
  return json(to_document(tree_of(with_address(make_token(call.open_desk(), request)))), 201);
}

http::Response delete_token(const Call& call, Services&) {
  return json(to_document(tree_of(revoke_token(call.invocation(), call.captured.front()))));
}

http::Response rotate(const Call& call, Services&) {
  read_body(call, {});
  return json(
      to_document(tree_of(with_address(rotate_token(call.invocation(), call.captured.front())))),
      201);
}

}  // namespace

std::vector<Route> token_routes() {
  return {
      {.method = "GET",
       .pattern = "/api/v1/tokens",
       .least = TokenRole::kLead,
       .operation = "tokens",
       .about = "Tokens, without their secrets",
       .answer = get_tokens,
       .query = {{"limit", "How many (default: 100)", "integer"},
                 {"after", "The cursor \"next\" of the page before"}},
       .result = "Page"},
      {.method = "POST",
       .pattern = "/api/v1/tokens",
       .least = TokenRole::kLead,
       .operation = "create_token",
       .about = "Make a token; its secret is told this once",
       .answer = post_token,
       .body = "TokenOrder",
       .gives = schema_of<MadeTokenView>,
       .status = 201,
       .tells_secret = true},
      {.method = "DELETE",
       .pattern = "/api/v1/tokens/{token}",
       .least = TokenRole::kLead,
       .operation = "revoke_token",
       .about = "Take a token back, at once",
       .answer = delete_token,
       .gives = schema_of<TokenView>},
      {.method = "POST",
       .pattern = "/api/v1/tokens/{token}/rotate",
       .least = TokenRole::kLead,
       .operation = "rotate_token",
       .about = "A new secret in the place of the old one",
       .answer = rotate,
       .gives = schema_of<MadeTokenView>,
       .status = 201,
       .tells_secret = true},
  };
}

}  // namespace respite::server
