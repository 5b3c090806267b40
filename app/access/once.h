// Writes asked for under a key: done once, however often they are asked for.
#pragma once

#include <functional>

#include "app/desk/open_desk.h"
#include "store/answered.h"

namespace respite {

// The answer to the write, or the one given before under the same key. `write` acts with the
// invocation it is given: what it does and that it was answered are one transaction, so that a
// crash leaves both or neither. Answers below 300 are kept for a day, of others the key is free
// again. Throws Failure(kRule) where the key was used for something else.
[[nodiscard]] store::WriteAnswer answer_once(
    const Invocation& invocation, const store::AskedWrite& asked,
    const std::function<store::WriteAnswer(const Invocation&)>& write);

}  // namespace respite
