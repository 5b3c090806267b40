#include "server/http/head.h"

#include <algorithm>

#include "server/http/message.h"

namespace respite::http {
namespace {

bool is_digit(char c) { return '0' <= c && c <= '9'; }

bool is_token(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return is_digit(c) || ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z') ||
           kMarks.find(c) != std::string_view::npos;
  });
}

// Visible ASCII: what a target or a host may be made of.
bool is_visible(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return '!' <= c && c <= '~'; });
}

bool is_field_value(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
  });
}

std::optional<BadHead> check_request_line(std::string_view line, bool& http_1_0) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return BadHead{400, "request line"};
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(line.substr(0, first))) return BadHead{400, "method"};
  if (!is_visible(target)) return BadHead{400, "target"};
  http_1_0 = version == "HTTP/1.0";
  if (http_1_0 || version == "HTTP/1.1") return std::nullopt;
  return BadHead{version.starts_with("HTTP/") ? 505 : 400, "version"};
}

// What decides where the message ends, counted over all fields.
struct Framing {
  int hosts = 0;
  int lengths = 0;
  int encodings = 0;

  std::optional<BadHead> see(std::string_view name, std::string_view value) {
    if (same_word(name, "Host")) {
      ++hosts;
      if (!is_visible(value)) return BadHead{400, "Host"};
    } else if (same_word(name, "Content-Length")) {
      constexpr std::size_t kMostDigits = 18;
      ++lengths;
      const bool number =
          !value.empty() && value.size() <= kMostDigits && std::ranges::all_of(value, is_digit);
      if (!number) return BadHead{400, "Content-Length"};
    } else if (same_word(name, "Transfer-Encoding")) {
      ++encodings;
      if (!same_word(value, "chunked")) return BadHead{501, "Transfer-Encoding"};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<BadHead> judge(bool http_1_0) const {
    if (hosts > 1 || (hosts == 0 && !http_1_0)) return BadHead{400, "Host"};
    if (lengths + encodings > 1) return BadHead{400, "length given twice"};
    if (encodings > 0 && http_1_0) return BadHead{400, "Transfer-Encoding"};
    return std::nullopt;
  }
};

std::optional<BadHead> check_field(std::string_view line, Framing& framing) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
    return BadHead{400, "field name"};  // a folded line begins with a blank: no token
  }
  const std::string_view value = trimmed(line.substr(colon + 1));
  if (!is_field_value(value)) return BadHead{400, "field value"};
  return framing.see(line.substr(0, colon), value);
}

}  // namespace

std::optional<BadHead> check_head(std::string_view head, std::size_t most_fields) {
  Framing framing;
  bool http_1_0 = false;
  for (std::size_t count = 0;; ++count) {
    const std::size_t end = head.find('\n');
    if (end == std::string_view::npos || end == 0 || head[end - 1] != '\r') {
      return BadHead{400, "line end"};
    }
    const std::string_view line = head.substr(0, end - 1);
    head.remove_prefix(end + 1);
    if (line.find('\r') != std::string_view::npos) return BadHead{400, "line end"};
    if (count > 0 && line.empty()) break;
    if (count > most_fields) return BadHead{431, "too many fields"};
    const auto bad = count == 0 ? check_request_line(line, http_1_0) : check_field(line, framing);
    if (bad) return bad;
  }
  if (!head.empty()) return BadHead{400, "head"};
  return framing.judge(http_1_0);
}

}  // namespace respite::http
