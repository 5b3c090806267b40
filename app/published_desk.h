// The desk as it was when it was published: what the published rota was judged by.
#pragma once

#include <optional>

#include "app/open_desk.h"
#include "store/publications.h"

namespace respite {

// As of that publication, else the latest. Nothing where there is none, or its files were erased.
[[nodiscard]] std::optional<OpenDesk> open_as_published(
    const Invocation& invocation, const store::Database& database,
    std::optional<Revision> revision = std::nullopt);

}  // namespace respite
