#include "server/kept_question.h"

#include <utility>

#include "server/problem.h"

namespace respite::server {

KeptQuestion read_question(const Call& call, std::string line) {
  auto parsed = parse_question(line, call.state->desk->desk, call.now);
  if (const auto* error = std::get_if<QuestionError>(&parsed)) throw Problem(422, error->message());
  return {std::get<Question>(std::move(parsed)), std::move(line)};
}

}  // namespace respite::server
