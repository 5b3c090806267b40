// What is asked for on the pages of changes: looked at first, then done.
#pragma once

#include <string>
#include <string_view>

#include "server/pages/me_parts.h"

namespace respite::server {

// "swap", "leave add": an operation that a form of these pages runs, or a button.
[[nodiscard]] bool is_change_act(std::string_view operation);

// "leave-add", of an address: spaces are dashes there.
[[nodiscard]] std::string slug_of(std::string_view operation);
[[nodiscard]] std::string operation_of(std::string_view slug);

// The page that shows what it would do; `said`: its arguments.
[[nodiscard]] std::string look_address(const Call& call, std::string_view operation,
                                       http::Query said);
// The page of a duty: who could take it, what could be had in return.
[[nodiscard]] std::string duty_address(const Call& call, const std::string& duty);
// Where the act is done, by POST.
[[nodiscard]] std::string act_address(const Call& call, std::string_view operation);

}  // namespace respite::server
