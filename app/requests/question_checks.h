// What is wrong with a question on its desk.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/view/ask.h"

namespace respite {

// "; did you mean "E1"?", the known ones where none is near, or nothing where there are none.
[[nodiscard]] std::string known_instead(const std::string& unknown,
                                        const std::vector<std::string>& known);

// Throws BadArgument where the request claims criteria that the policy does not have, misspells a
// skill or role, or wants a time that cannot be: a deadline that has passed or comes before
// `earliest`, and anything beyond the policy's horizon. A skill like none known is no mistake: a
// lead decides about what nobody is able to do.
void refuse_unknown_and_impossible(const Request& request, const Desk& desk);

// What people write: on one line. Throws BadArgument where it is longer than `most` bytes.
[[nodiscard]] std::string said_in(std::string_view field, std::string text, std::size_t most);
inline constexpr std::size_t kLongestText = 4000;  // of what is wrong

// Throws BadArgument where mail could not go there; none at all is no mistake.
void refuse_no_address(const std::string& email);

}  // namespace respite
