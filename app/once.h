// Writes asked for under a key: done once, however often they are asked for.
#pragma once

#include <functional>
#include <string>

#include "app/open_desk.h"
#include "store/answered.h"

namespace respite {

// The answer to the write, or the one given before under the same key. Answers below 300 are kept
// for a day, of others the key is free again. Throws Failure(kRule) where the key was used for
// something else, or the write was begun and nobody knows whether it was done.
[[nodiscard]] store::WriteAnswer answer_once(const Invocation& invocation,
                                             const store::AskedWrite& asked,
                                             const std::function<store::WriteAnswer()>& write);

}  // namespace respite
