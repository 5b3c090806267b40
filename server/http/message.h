// A request and its answer, as values: all that routes, pages and tests know of HTTP.
#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scheduler/time/instant.h"

namespace respite::http {

struct Header {
  std::string name;
  std::string value;
};

// As they came, in order; names are compared without regard to case.
using Headers = std::vector<Header>;
// The first of that name; nothing where there is none.
[[nodiscard]] std::optional<std::string_view> find_header(const Headers& headers,
                                                          std::string_view name);
// Whether both say the same in ASCII, case aside.
[[nodiscard]] bool same_word(std::string_view a, std::string_view b);
// Without blanks and tabs at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);
// The parts between commas, trimmed; empty ones are left out. They are views of `value`, which
// therefore may not be a string that ends with the call.
[[nodiscard]] std::vector<std::string_view> listed_in(std::string_view value);
template <std::same_as<std::string> Temporary>
std::vector<std::string_view> listed_in(Temporary&&) = delete;

struct Request {
  std::string method;  // "GET"
  std::string target;  // as sent: path and query, not decoded
  Headers headers;
  std::string body;
  std::string peer;           // address of the other end of the connection
  std::uint64_t number = 0;   // of the request, from 1 since the start
  std::size_t announced = 0;  // octets of body: Content-Length
  bool chunked = false;       // a body of unknown length

  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const {
    return find_header(headers, name);
  }
  [[nodiscard]] bool has_body() const { return announced > 0 || chunked; }
};

using Bytes = std::shared_ptr<const std::string>;  // shared, so that none are copied
[[nodiscard]] inline Bytes bytes(std::string text) {
  return std::make_shared<const std::string>(std::move(text));
}

struct Response {
  int status = 200;
  std::string content_type;
  Bytes body;        // nothing: empty
  std::string etag;  // with its quotes; empty: none
  std::optional<Instant> last_modified;
  Headers headers;  // besides those of to_wire(); controls in values are dropped
};

// Plain text, for what has no better form.
[[nodiscard]] Response plain(int status, std::string text);
[[nodiscard]] Response refusal(int status);  // its reason and no more

[[nodiscard]] std::string_view reason_of(int status);  // "Not Found"

// An answer as it goes out. HEAD, 304, Content-Length and Date are settled here and nowhere else.
struct Wire {
  int status = 0;
  std::string head;
  Bytes body;  // nothing: none is sent
};
// If-None-Match is compared weakly; If-Modified-Since counts only without it (RFC 9110, 13.2.2).
[[nodiscard]] Wire to_wire(const Request& request, const Response& response, Instant now,
                           bool close);

}  // namespace respite::http
