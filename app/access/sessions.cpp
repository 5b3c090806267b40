#include "app/access/sessions.h"

#include "app/access/tokens.h"
#include "app/desk/write_to.h"

namespace respite {

std::optional<store::MadeToken> begin_session(const Invocation& invocation,
                                              const store::Token& link) {
  if (link.purpose != kSignInPurpose) return std::nullopt;
  store::Token session;
  session.purpose = kSessionPurpose;
  session.subject = link.subject;
  session.role = link.role;
  session.label = link.label;
  session.created = invocation.now;
  session.by = link.subject;
  session.expires = invocation.now + kSessionLasts;
  return store::exchange_token(*store_to_write(invocation), link, std::move(session),
                               invocation.now);
}

}  // namespace respite
