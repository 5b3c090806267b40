// A question as somebody put it, over HTTP or in a form.
#pragma once

#include <string>

#include "render/question_json.h"
#include "server/route.h"

namespace respite::server {

struct KeptQuestion {
  Question question;
  std::string line;  // as the store keeps it
};

// Reads a line of question JSON against the call's desk, at the call's time. Throws Problem(422).
[[nodiscard]] KeptQuestion read_question(const Call& call, std::string line);

}  // namespace respite::server
