// How a lead's pages do an act, and tell of people and times.
#pragma once

#include <string>
#include <string_view>

#include "server/http/target.h"
#include "server/route.h"
#include "server/services.h"
#include "words/words.h"

namespace respite::server {

// Runs the operation with what the form says: why it was refused, in words; empty once it is done,
// and the page that comes next shows what was done.
[[nodiscard]] std::string refusal_of(const Call& call, Services& services, std::string_view name);

// "Amir Haddad"; the id of somebody the team file does not know.
[[nodiscard]] std::string name_of_person(const Call& call, const std::string& id);

// A moment and a stretch on the desk's clock, in the reader's language.
[[nodiscard]] std::string moment_of(const Call& call, const Words& words, Instant instant);
[[nodiscard]] std::string stretch_of(const Call& call, const Words& words, Interval span);

// An answer that goes out smaller to a browser that takes it so.
[[nodiscard]] http::Response zipped(const Call& call, http::Response page);

}  // namespace respite::server
