#include "server/http/message.h"

#include <algorithm>
#include <array>
#include <utility>

#include "server/http/date.h"

namespace respite::http {
namespace {

char lower(char c) { return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// `W/"x"` and `"x"` name the same thing when it comes to If-None-Match.
std::string_view opaque(std::string_view tag) {
  return tag.starts_with("W/") ? tag.substr(2) : tag;
}

bool none_match_has(std::string_view value, std::string_view etag) {
  const auto tags = listed_in(value);
  return std::ranges::any_of(
      tags, [&](std::string_view tag) { return tag == "*" || opaque(tag) == opaque(etag); });
}

bool unchanged(const Request& request, const Response& response) {
  if (response.status != 200 || (request.method != "GET" && request.method != "HEAD")) return false;
  if (const auto tags = request.header("If-None-Match")) {
    return !response.etag.empty() && none_match_has(*tags, response.etag);
  }
  const auto since = request.header("If-Modified-Since");
  const auto then = since ? parse_http_date(*since) : std::nullopt;
  return then && response.last_modified && *response.last_modified <= *then;
}

void append_header(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ");
  for (const char c : value) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) head += c;
  }
  head += "\r\n";
}

}  // namespace

bool same_word(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::vector<std::string_view> listed_in(std::string_view value) {
  std::vector<std::string_view> parts;
  while (!value.empty()) {
    const std::size_t comma = std::min(value.find(','), value.size());
    const std::string_view part = trimmed(value.substr(0, comma));
    if (!part.empty()) parts.push_back(part);
    value.remove_prefix(std::min(comma + 1, value.size()));
  }
  return parts;
}

std::optional<std::string_view> find_header(const Headers& headers, std::string_view name) {
  for (const Header& header : headers) {
    if (same_word(header.name, name)) return header.value;
  }
  return std::nullopt;
}

Response plain(int status, std::string text) {
  Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.body = bytes(std::move(text));
  return response;
}

std::string_view reason_of(int status) {
  struct Reason {
    int status;
    std::string_view words;
  };
  static constexpr std::array kReasons = {
      Reason{100, "Continue"},
      Reason{200, "OK"},
      Reason{201, "Created"},
      Reason{202, "Accepted"},
      Reason{204, "No Content"},
      Reason{303, "See Other"},
      Reason{304, "Not Modified"},
      Reason{400, "Bad Request"},
      Reason{401, "Unauthorized"},
      Reason{403, "Forbidden"},
      Reason{404, "Not Found"},
      Reason{405, "Method Not Allowed"},
      Reason{408, "Request Timeout"},
      Reason{409, "Conflict"},
      Reason{411, "Length Required"},
      Reason{412, "Precondition Failed"},
      Reason{413, "Content Too Large"},
      Reason{415, "Unsupported Media Type"},
      Reason{417, "Expectation Failed"},
      Reason{422, "Unprocessable Content"},
      Reason{428, "Precondition Required"},
      Reason{429, "Too Many Requests"},
      Reason{431, "Request Header Fields Too Large"},
      Reason{500, "Internal Server Error"},
      Reason{501, "Not Implemented"},
      Reason{503, "Service Unavailable"},
      Reason{505, "HTTP Version Not Supported"},
  };
  const auto found = std::ranges::find(kReasons, status, &Reason::status);
  return found == kReasons.end() ? "Unknown" : found->words;
}

Response refusal(int status) { return plain(status, std::string(reason_of(status)) + '\n'); }

Wire to_wire(const Request& request, const Response& response, Instant now, bool close) {
  const bool not_modified = unchanged(request, response);
  Wire wire;
  wire.status = not_modified ? 304 : response.status;
  wire.head.reserve(512);
  wire.head.append("HTTP/1.1 ").append(std::to_string(wire.status)).append(" ");
  wire.head.append(reason_of(wire.status)).append("\r\n");
  append_header(wire.head, "Date", to_http_date(now));
  if (!response.etag.empty()) append_header(wire.head, "ETag", response.etag);
  if (response.last_modified) {
    append_header(wire.head, "Last-Modified", to_http_date(*response.last_modified));
  }
  for (const Header& header : response.headers) {
    append_header(wire.head, header.name, header.value);
  }
  if (wire.status != 304 && wire.status != 204) {
    if (!response.content_type.empty()) {
      append_header(wire.head, "Content-Type", response.content_type);
    }
    append_header(wire.head, "X-Content-Type-Options", "nosniff");
    append_header(wire.head, "Content-Length",
                  std::to_string(response.body ? response.body->size() : 0));
    if (request.method != "HEAD") wire.body = response.body;
  }
  if (close) append_header(wire.head, "Connection", "close");
  wire.head += "\r\n";
  return wire;
}

}  // namespace respite::http
