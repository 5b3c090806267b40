#include "server/api/answer.h"

#include <algorithm>

#include <fmt/format.h>

#include "server/problem.h"
#include "server/services.h"

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
  throw Problem(status,
                fmt::format("{} {}", quoted(bad.argument()), with_names(bad.what(), quoted)));
}

Context context_of(const Call& call, const OpenDesk& desk, Services& services,
                   std::optional<Page> page) {
  return {.invocation = desk.invocation,
          .opened = &desk,
          .role = call.role,
          .subject = call.holder ? call.holder->token.subject : "",
          .remote = true,
          .page = page,
          .asker = services.askers.of(call.desk, *call.state)};
}

void read_query(const Call& call, std::span<const ArgumentField> fields) try {
  std::vector<const ArgumentField*> said;
  for (const auto& [name, value] : call.target.query) {
    if (name == "desk") continue;
    const auto field = std::ranges::find(fields, name, &ArgumentField::name);
    if (field == fields.end()) throw BadArgument(name, "is unknown");
    if (std::ranges::find(said, &*field) != said.end()) throw BadArgument(name, "is given twice");
    read_text(*field, value);
    said.push_back(&*field);
  }
  for (const ArgumentField& field : fields) require_given(field, said);
} catch (const BadArgument& bad) {
  refuse(400, bad);
}

http::Response paged(const Items& list, const Page& page, std::int64_t left_out) {
  const std::int64_t size = std::ssize(list);
  const std::int64_t begin = std::min(page.after - left_out, size);
  const std::int64_t end = std::min(begin + page.limit, size);
  Items items(list.begin() + begin, list.begin() + end);
  const Tree next = end < size ? Tree{left_out + end} : Tree{};
  return json(to_document({Members{{"items", Tree{std::move(items)}}, {"next", next}}}));
}

}  // namespace respite::server
