// The desk as it was when it was published: what the published rota was judged by.
#pragma once

#include <optional>

#include "app/desk/open_desk.h"
#include "store/publications.h"

namespace respite {

// As of that publication, else the latest. Nothing where there is none, or its files were erased.
[[nodiscard]] std::optional<OpenDesk> open_as_published(
    const Invocation& invocation, const store::Database& database,
    std::optional<Revision> revision = std::nullopt);

// As open_desk(); but where the folder's files cannot be read at all and something is published
// that could be read in their place, nothing instead of a Failure.
[[nodiscard]] std::optional<OpenDesk> open_where_readable(const Invocation& invocation);

}  // namespace respite
