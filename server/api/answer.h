// Answers of the API, and what its routes read from a request.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/operation/arguments.h"
#include "app/operation/operation.h"
#include "server/route.h"

namespace respite::server {

[[nodiscard]] http::Response json(std::string text, int status = 200);

// A value that its argument does not take, as a Problem of that status.
[[noreturn]] void refuse(int status, const BadArgument& bad);

// What an operation runs in when that call asks for it. The desk must outlive it.
[[nodiscard]] Context context_of(const Call& call, const OpenDesk& desk, Services& services,
                                 std::optional<Page> page = {});

// Reads everything the query says into these. Problem(400) for what is none of them or comes twice,
// and where one that is needed is missing.
void read_query(const Call& call, std::span<const ArgumentField> fields);

// That part of a list, of which the first `left_out` are not there, as
// {"items": [...], "next": 100}; "next" is null on the last page.
[[nodiscard]] http::Response paged(const Items& list, const Page& page, std::int64_t left_out);

// No body is an empty object. Throws Problem: 415 where it is not sent as JSON, 400 where it is no
// JSON object, or nested too deep, 422 where a member is none of the fields or of another kind, or
// one that is needed is missing, 403 or 401 where it is not for the caller to say.
void read_body(const Call& call, std::span<const ArgumentField> fields);

}  // namespace respite::server
