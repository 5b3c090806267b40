#include "app/once.h"

#include "app/failure.h"
#include "app/write_to.h"

namespace respite {

store::WriteAnswer answer_once(const Invocation& invocation, const store::AskedWrite& asked,
                               const std::function<store::WriteAnswer(const Invocation&)>& write) {
  Invocation inside = invocation;
  inside.store = store_to_write(invocation);
  return write_to(inside, [&](store::Database& database) {
    const store::KnownAnswer known = store::find_answer(database, asked);
    if (known.other) throw Failure(ExitCode::kRule, "this key was used for another request");
    if (known.answer) return *known.answer;
    store::WriteAnswer answer = write(inside);
    if (answer.status < 300) store::keep_answer(database, asked, answer);
    return answer;
  });
}

}  // namespace respite
