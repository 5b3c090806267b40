// Compression, as clients that say Accept-Encoding: gzip take it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace respite::server {

// The same bytes for the same text: no name, no time.
[[nodiscard]] std::string gzip(std::string_view text);
// Whether the value of Accept-Encoding takes gzip: named, or "*", and not with q=0.
[[nodiscard]] bool takes_gzip(std::optional<std::string_view> accept_encoding);

}  // namespace respite::server
