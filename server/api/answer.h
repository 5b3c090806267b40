// Answers of the API, and what its routes read from a request.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "app/operation/arguments.h"
#include "server/route.h"

namespace respite::server {

[[nodiscard]] http::Response json(std::string text, int status = 200);

// A value that its argument does not take, as a Problem of that status.
[[noreturn]] void refuse(int status, const BadArgument& bad);

// Which part of a list is asked for.
struct PageArguments {
  std::int64_t limit = 100;
  std::int64_t after = 0;
};

void arguments(auto& visit, PageArguments& given) {
  visit("limit", given.limit, "how many", {.bounds = {1, 1000}});
  visit("after", given.after, "the cursor \"next\" of the page before", {.bounds = {.least = 0}});
}

// Reads everything the query says into these. Problem(400) for what is none of them, and where one
// that is needed is missing.
void read_query(const Call& call, std::span<const ArgumentField> fields);

// That part, as {"items": [...], "next": "..."}; "next" is null on the last page.
[[nodiscard]] http::Response paged(const Items& all, const PageArguments& page);

// No body is an empty object. Throws Problem: 415 where it is not sent as JSON, 400 where it is no
// JSON object, or nested too deep, 422 where a member is none of the fields or of another kind, or
// one that is needed is missing, 403 or 401 where it is not for the caller to say.
void read_body(const Call& call, std::span<const ArgumentField> fields);

}  // namespace respite::server
