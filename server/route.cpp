#include "server/route.h"

namespace respite::server {
namespace {

// What the braces stand for; nothing where the path is not of the pattern.
std::optional<std::vector<std::string>> captures(std::string_view pattern, std::string_view path) {
  std::vector<std::string> captured;
  while (!pattern.empty()) {
    if (pattern.front() != '{') {
      if (path.empty() || path.front() != pattern.front()) return std::nullopt;
      pattern.remove_prefix(1);
      path.remove_prefix(1);
      continue;
    }
    pattern.remove_prefix(pattern.find('}') + 1);
    // Up to the end of the segment, less what the pattern wants after the brace (".ics").
    const std::string_view segment = path.substr(0, std::min(path.find('/'), path.size()));
    const std::string_view tail = pattern.substr(0, std::min(pattern.find('/'), pattern.size()));
    if (segment.size() <= tail.size() || !segment.ends_with(tail)) return std::nullopt;
    captured.emplace_back(segment.substr(0, segment.size() - tail.size()));
    path.remove_prefix(segment.size());
    pattern.remove_prefix(tail.size());
  }
  if (!path.empty()) return std::nullopt;
  return captured;
}

}  // namespace

Invocation Call::invocation() const {
  Invocation invocation = state->desk->invocation;
  invocation.now = now;
  invocation.store = store;
  invocation.by = "public";
  if (holder) {
    const store::Token& token = holder->token;
    invocation.by = token.subject.empty() ? "token " + token.id : token.subject;
  }
  return invocation;
}

OpenDesk Call::open_desk() const { return {invocation(), state->desk->files}; }

std::vector<std::string_view> names_in_path(std::string_view pattern) {
  std::vector<std::string_view> names;
  for (std::size_t open = 0; (open = pattern.find('{')) != std::string_view::npos;) {
    const std::size_t close = pattern.find('}', open);
    names.push_back(pattern.substr(open + 1, close - open - 1));
    pattern.remove_prefix(close);
  }
  return names;
}

Match match_route(std::string_view method, std::string_view path, std::span<const Route> table) {
  Match match;
  for (const Route& route : table) {
    auto captured = captures(route.on.path, path);
    if (!captured) continue;
    const bool get = route.on.method == "GET";
    if (!match.allowed.empty()) match.allowed += ", ";
    match.allowed += get ? "GET, HEAD" : route.on.method;
    if (!match.route && (route.on.method == method || (get && method == "HEAD"))) {
      match.route = &route;
      match.captured = *std::move(captured);
    }
  }
  return match;
}

}  // namespace respite::server
