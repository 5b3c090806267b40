#include "app/access/once.h"

#include "app/desk/write_to.h"
#include "app/operation/failure.h"

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
