// Readers of other tools' exports: JSON in, one common value out.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/moving/imported.h"
#include "app/operation/tree.h"

namespace respite::moving {

using Documents = std::vector<Tree>;

// One JSON text, or one in each line, as answers of several requests are put together; nothing
// where it is neither.
[[nodiscard]] std::optional<Documents> documents_in(std::string_view text);

// Whose documents they are, by the fields that only one of them has.
[[nodiscard]] std::optional<ImportFormat> vendor_of(const Documents& documents);

// docs/moving.md says which fields are read and where they are documented. `now`: when the export
// was made, where it does not say.
[[nodiscard]] ImportedDesk read_pagerduty(const Documents& documents);
[[nodiscard]] ImportedDesk read_opsgenie(const Documents& documents);
[[nodiscard]] ImportedDesk read_grafana(const Documents& documents);
[[nodiscard]] ImportedDesk read_goalert(const Documents& documents, Instant now);

}  // namespace respite::moving
