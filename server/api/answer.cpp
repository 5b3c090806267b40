#include "server/api/answer.h"

#include <algorithm>

#include <fmt/format.h>

#include "server/problem.h"

namespace respite::server {

http::Response json(std::string text, int status) {
  http::Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = http::bytes(std::move(text));
  response.headers = {{"Cache-Control", "private, no-cache"}};
  return response;
}

void refuse(int status, const BadArgument& bad) {
  const auto quoted = [](std::string_view name) { return fmt::format("\"{}\"", name); };
  throw Problem(status, fmt::format("{} {}", quoted(bad.argument()), told_as(bad.what(), quoted)));
}

void read_query(const Call& call, std::span<const ArgumentField> fields) try {
  std::vector<const ArgumentField*> said;
  for (const auto& [name, value] : call.target.query) {
    if (name == "desk") continue;
    const auto field = std::ranges::find(fields, name, &ArgumentField::name);
    if (field == fields.end()) throw BadArgument(name, "is unknown");
    read_text(*field, value);
    said.push_back(&*field);
  }
  for (const ArgumentField& field : fields) require_given(field, said);
} catch (const BadArgument& bad) {
  refuse(400, bad);
}

http::Response paged(const Items& all, const PageArguments& page) {
  const std::size_t begin = std::min(static_cast<std::size_t>(page.after), all.size());
  const std::size_t end = std::min(begin + static_cast<std::size_t>(page.limit), all.size());
  Items items(all.begin() + static_cast<std::ptrdiff_t>(begin),
              all.begin() + static_cast<std::ptrdiff_t>(end));
  const Tree next = end < all.size() ? Tree{std::to_string(end)} : Tree{};
  return json(to_document({Members{{"items", Tree{std::move(items)}}, {"next", next}}}));
}

}  // namespace respite::server
