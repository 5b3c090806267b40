#include "app/sessions.h"

#include "app/tokens.h"

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
  store::Database database = store::Database::open(invocation.folder);
  return store::exchange_token(database, link, std::move(session), invocation.now);
}

}  // namespace respite
