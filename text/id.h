// An id from a name, as team files take them.
#pragma once

#include <string>
#include <string_view>

namespace respite::text {

// Small letters a-z, digits and '-' between what is neither, '.' and '_' as they are; at most 64,
// the first a letter or digit. Letters lose their marks ("zoe" of "Zoë"); what has no
// Latin letter falls away, so that the id may be empty.
[[nodiscard]] std::string to_id(std::string_view name);

}  // namespace respite::text
