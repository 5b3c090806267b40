// The strict reading of a request's head, before any parser sees it: two readers that disagree
// about where a message ends are how requests are smuggled past a proxy.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace respite::http {

struct BadHead {
  int status = 400;
  std::string_view why;
};

// `head`: the bytes up to and with the empty line. Nothing where it is a request of HTTP/1.0 or 1.1
// by the letter of RFC 9112: every line ends in CRLF, one blank between method, target and
// version, no folded lines, no blank before a colon, no control characters, exactly one Host, at
// most one Content-Length of digits only, and never beside Transfer-Encoding, which is "chunked"
// or nothing.
[[nodiscard]] std::optional<BadHead> check_head(std::string_view head, std::size_t most_fields);

}  // namespace respite::http
