// Questions and verdicts as JSON Lines: one request a line in, one verdict a line out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "app/view/ask.h"

namespace respite {

struct QuestionError {
  std::string id;     // as far as it could be read
  std::string field;  // of the line; may be empty
  std::string text;   // follows the name of the field, else a whole sentence
  [[nodiscard]] std::string message() const;  // "deadline" has passed: ...
};

// {"id", "request": {...}, "facts": {...}}; "title" and "expect" are for people and tests and are
// passed over. Unknown keys, criteria, people and teams, misspelt skills and roles, wrong types and
// times that cannot be are errors; criteria and skills have no case.
// Wall times are the desk's. `now` is the time of receipt where the request brings none.
[[nodiscard]] std::variant<Question, QuestionError> parse_question(std::string_view line,
                                                                   const Desk& desk, Instant now);

// A line as it was kept when it was taken: what the desk has no more of its criteria and skills is
// no mistake now. Nothing where it cannot be judged any more.
[[nodiscard]] std::optional<Question> read_question(std::string_view line, const Desk& desk,
                                                    Instant received);
// Only what was said in it.
[[nodiscard]] SaidView read_said(std::string_view line);

// One line each, a newline at the end; what does not apply is left out.
[[nodiscard]] std::string to_json_line(const AskView& view, bool explain);
[[nodiscard]] std::string to_json_line(const QuestionError& error, int line);

}  // namespace respite
