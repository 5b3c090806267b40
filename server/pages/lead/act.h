// What a lead does on a page: an operation, run with what a form says.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/operation/operation.h"
#include "server/http/target.h"
#include "server/route.h"
#include "server/services.h"
#include "words/words.h"

namespace respite::server {

// The form that was posted. Throws Problem(400) where it is none.
[[nodiscard]] http::Query form_in(const Call& call);

// That operation with its arguments read; what is empty says nothing. Throws BadArgument.
[[nodiscard]] Prepared prepared_of(std::string_view name, const http::Query& said);

// The operation, run for whoever calls. Throws what it throws, and BadArgument.
[[nodiscard]] Outcome outcome_of(const Call& call, Services& services, const OpenDesk& desk,
                                 std::string_view name, const http::Query& said = {});

// The same where only its doing counts: nothing once it is done, else why not, in words.
[[nodiscard]] std::optional<std::string> refusal_of(const Call& call, Services& services,
                                                    std::string_view name, const http::Query& said);

// "Amir Haddad"; the id of somebody the team file does not know.
[[nodiscard]] std::string name_of_person(const Call& call, const std::string& id);

// A moment and a stretch on the desk's clock, in the reader's language.
[[nodiscard]] std::string moment_of(const Call& call, const Words& words, Instant instant);
[[nodiscard]] std::string stretch_of(const Call& call, const Words& words, Interval span);

// An answer that goes out smaller to a browser that takes it so.
[[nodiscard]] http::Response zipped(const Call& call, http::Response page);

}  // namespace respite::server
