// The desk's secret: what makes the names of exported feeds unguessable and the same each time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/database.h"

namespace respite::store {

// 256 random bits as 64 hex digits.
[[nodiscard]] std::string random_secret_hex();

// 64 hex digits (256 random bits), made the first time somebody asks.
[[nodiscard]] std::string export_secret(Database& database);

// The same where it has been made already.
[[nodiscard]] std::optional<std::string> find_export_secret(const Database& database);

// HMAC-SHA-256 (RFC 2104) of the text under the secret, as 64 lowercase hex digits.
[[nodiscard]] std::string keyed_hash_hex(std::string_view secret, std::string_view text);

}  // namespace respite::store
