#include "server/http/target.h"

#include <algorithm>

#include "text/utf8.h"

namespace respite::http {
namespace {

int hex_value(char c) {
  if ('0' <= c && c <= '9') return c - '0';
  if ('a' <= c && c <= 'f') return c - 'a' + 10;
  if ('A' <= c && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decoded(std::string_view text, bool plus_is_blank) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
      if (low < 0) return std::nullopt;
      result += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      result += plus_is_blank && text[i] == '+' ? ' ' : text[i];
    }
  }
  return result;
}

bool is_utf8(std::string_view text) { return !text::find_broken(text); }

bool is_plain_segment(std::string_view segment) {
  return !segment.empty() && segment != "." && segment != ".." && is_utf8(segment) &&
         std::ranges::none_of(segment, [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '/' || c == '\\';
         });
}

std::optional<std::string> plain_path(std::string_view text) {
  if (text == "/") return "/";
  std::string path;
  while (!text.empty()) {
    if (text.front() != '/') return std::nullopt;
    text.remove_prefix(1);
    const std::size_t end = std::min(text.find('/'), text.size());
    const auto segment = decoded(text.substr(0, end), false);
    if (!segment || !is_plain_segment(*segment)) return std::nullopt;
    path += '/' + *segment;
    text.remove_prefix(end);
  }
  return path.empty() ? std::nullopt : std::optional(path);
}

}  // namespace

std::optional<Query> parse_query(std::string_view text) {
  Query query;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view pair = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const auto name = decoded(pair.substr(0, equals), true);
    const auto value = decoded(pair.substr(std::min(equals + 1, pair.size())), true);
    if (!name || !value || !is_utf8(*name) || !is_utf8(*value)) return std::nullopt;
    if (value->find('\0') != std::string::npos) return std::nullopt;
    query.emplace_back(*name, *value);
  }
  return query;
}

std::optional<Target> parse_target(std::string_view target) {
  if (target.find('#') != std::string_view::npos) return std::nullopt;
  const std::size_t mark = std::min(target.find('?'), target.size());
  const auto path = plain_path(target.substr(0, mark));
  const auto query = parse_query(target.substr(std::min(mark + 1, target.size())));
  if (!path || !query) return std::nullopt;
  return Target{*path, *query};
}

std::string escaped(std::string_view value) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = ('0' <= c && c <= '9') || ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain)
      out += c;
    else
      out += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
  }
  return out;
}

std::optional<std::string> find_in(const Query& query, std::string_view name) {
  const auto found = std::ranges::find(query, name, [](const auto& pair) { return pair.first; });
  return found == query.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace respite::http
