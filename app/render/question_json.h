// Questions and verdicts as JSON Lines: one request a line in, one verdict a line out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "app/ask_view.h"

namespace respite {

struct QuestionError {
  std::string id;  // as far as it could be read
  std::string message;
};

// {"id", "request": {...}, "facts": {...}}; "title" and "expect" are for people and tests and are
// passed over. Unknown keys, wrong types, and people, teams or times that do not exist are errors.
// Wall times are the desk's. `now` is the time of receipt where the request brings none.
[[nodiscard]] std::variant<Question, QuestionError> parse_question(std::string_view line,
                                                                   const Desk& desk, Instant now);

// One line each, a newline at the end; what does not apply is left out.
[[nodiscard]] std::string to_json_line(const AskView& view, bool explain);
[[nodiscard]] std::string to_json_line(const QuestionError& error, int line);

}  // namespace respite
