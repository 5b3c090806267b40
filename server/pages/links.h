// A link of a mail, opened; and the page of a request that one leads to.
#pragma once

#include <string_view>

#include "app/operation/operation.h"
#include "app/record/mail/links.h"
#include "server/http/message.h"
#include "server/http/target.h"
#include "server/route.h"
#include "server/services.h"
#include "words/words.h"

namespace respite::server {

// A link, and the desk that made it, opened as whoever it was made for.
struct Opened {
  Link link;
  DeskStatePtr state;
  Invocation invocation;
  store::TokenRole role = store::TokenRole::kRequester;
  Words words{""};

  [[nodiscard]] const Desk& desk() const { return state->desk->desk; }
};

// What an operation gives, done as whoever the link was made for; about() says which thing it is.
[[nodiscard]] Outcome done(const Opened& opened, std::string_view name,
                           const http::Query& said = {});
[[nodiscard]] Outcome about(const Opened& opened, std::string_view name);

// How a request stands, to whoever asked, with what they may do about it.
[[nodiscard]] http::Response request_page(const Call& call, const Opened& opened);
// Moved, added to or withdrawn, as the form says; a form that says nothing withdraws.
[[nodiscard]] http::Response act_on_request(const Call& call, const Opened& opened,
                                            Services& services);
// Its time as a file for a calendar. Throws Problem(404) where it has none.
[[nodiscard]] http::Response request_file(const Opened& opened);

}  // namespace respite::server
