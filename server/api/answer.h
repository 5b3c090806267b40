// Answers of the API, and what its routes read from a request.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scheduler/time/civil.h"
#include "server/route.h"

namespace respite::server {

[[nodiscard]] http::Response json(std::string text, int status = 200);

// A part of a list, as {"items": [...], "next": "..."}: `limit` of the query (100, at most 1000)
// after the cursor `after`; "next" is null on the last page. `list` is JSON: an array, or an
// object with the array under `key`.
[[nodiscard]] http::Response page(const Call& call, const std::string& list,
                                  const std::string& key = "");

// Of the query. Nothing where it is not given; Problem(400) where it cannot be read.
[[nodiscard]] std::optional<Day> day_in(const Call& call, std::string_view name);
[[nodiscard]] std::optional<Instant> time_in(const Call& call, std::string_view name);
[[nodiscard]] std::optional<std::int64_t> number_in(const Call& call, std::string_view name,
                                                    std::int64_t least, std::int64_t most);
[[nodiscard]] bool flag_in(const Call& call, std::string_view name);
// A number in the path; Problem(404) where it is none.
[[nodiscard]] std::int64_t captured_number(const Call& call);

}  // namespace respite::server
