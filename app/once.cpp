#include "app/once.h"

#include "app/failure.h"

namespace respite {

store::WriteAnswer answer_once(const Invocation& invocation, const store::AskedWrite& asked,
                               const std::function<store::WriteAnswer()>& write) {
  store::Database database = store::Database::open(invocation.folder);
  const auto known = store::begin_write(database, asked);
  if (const auto* answer = std::get_if<store::WriteAnswer>(&known)) return *answer;
  const auto state = std::get<store::WriteState>(known);
  if (state == store::WriteState::kOther) {
    throw Failure(ExitCode::kRule, "this key was used for another request");
  }
  if (state == store::WriteState::kUnderWay) {
    throw Failure(ExitCode::kRule,
                  "a request under this key was begun, and not finished yet or cut short: look "
                  "whether it was done, and use a new key where it was not");
  }
  try {
    store::WriteAnswer answer = write();
    if (answer.status < 300) {
      store::finish_write(database, asked, answer);
    } else {
      store::drop_write(database, asked);
    }
    return answer;
  } catch (...) {
    store::drop_write(database, asked);
    throw;
  }
}

}  // namespace respite
