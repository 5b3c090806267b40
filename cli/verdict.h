// The exit code that a board speaks.
#pragma once

#include <vector>

#include "app/operation/failure.h"
#include "app/view/rota.h"

namespace respite {

// kRule where a hard rule is broken or a required turn stays empty; else kDone. Time before a
// rota's first handover is nobody's turn, and no reason to fail.
[[nodiscard]] ExitCode verdict_on(const std::vector<ViolationView>& violations,
                                  const std::vector<GapView>& gaps);

}  // namespace respite
