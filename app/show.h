// Show: the published rota, or the draft, as a board.
#pragma once

#include <optional>

#include "app/open_desk.h"
#include "app/view.h"

namespace respite {

struct ShowOptions {
  ShowSource source = ShowSource::kPublished;
  std::optional<Day> from;  // else what published_window() says; a draft is shown whole
  int weeks = 13;           // with `from`
};

inline constexpr const char* kNothingPublished =
    "nothing is published yet: `respite plan`, then `respite publish`";

// Throws Failure(kInput) where there is nothing of that kind to show.
[[nodiscard]] ShowView show(const OpenDesk& desk, const ShowOptions& options);

}  // namespace respite
