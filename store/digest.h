// Content hashes.
#pragma once

#include <string>
#include <string_view>

namespace respite::store {

// SHA-256 (FIPS 180-4) as 64 lowercase hex digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace respite::store
