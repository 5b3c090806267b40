// What is believed about where a request comes from: of a proxy's words, and of a browser's.
#pragma once

#include <string>
#include <vector>

#include "server/http/message.h"

namespace respite::server {

// Proxies in front of us, and what they tell. Nobody else's word counts for any of it.
struct Trust {
  std::vector<std::string> proxies;  // addresses; their X-Forwarded-For and -Proto are believed
  std::string identity_header;       // names who has signed in there; empty: none does
};

[[nodiscard]] bool is_from_proxy(const Trust& trust, const http::Request& request);
// The last address that such a proxy has written, in the last of several fields (whatever comes
// before it may be the client's own); else the other end's.
[[nodiscard]] std::string address_of(const Trust& trust, const http::Request& request);
// Whether the reader's end of the way is known to be TLS.
[[nodiscard]] bool is_secure(const Trust& trust, const http::Request& request);

enum class Origin { kOwn, kOther, kUnsaid };
// Which page a browser says had it ask (Fetch Metadata; RFC 6454, 7): one of ours, or another's.
// kUnsaid: no browser, or one of before 2020.
[[nodiscard]] Origin origin_of(const http::Request& request, bool secure);

}  // namespace respite::server
