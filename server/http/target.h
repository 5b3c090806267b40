// A request's target taken apart: path and query, decoded strictly.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace respite::http {

using Query = std::vector<std::pair<std::string, std::string>>;  // in order

struct Target {
  std::string path;  // decoded; begins with '/'
  Query query;
};

// Nothing where the target is not a plain path of UTF-8 (no "*", no other host's), or tries
// tricks: "." and ".." segments, empty segments, an escaped slash, backslash or control, a broken
// escape.
[[nodiscard]] std::optional<Target> parse_target(std::string_view target);

// "a=1&b=two+words", as queries and forms write it; nothing where an escape is broken, the text is
// no UTF-8 or holds NUL.
[[nodiscard]] std::optional<Query> parse_query(std::string_view text);

// A value as a query writes it: what is not a letter, a digit or one of "-._~" as "%XX".
[[nodiscard]] std::string escaped(std::string_view value);

// The first of that name.
[[nodiscard]] std::optional<std::string> find_in(const Query& query, std::string_view name);

}  // namespace respite::http
