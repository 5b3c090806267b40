// What is known of a calendar that was got from an address, beside the copy itself.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "scheduler/time/instant.h"

namespace respite {

struct Kept {
  Instant checked;            // when its address last answered: with this copy, or that it still is
  std::string etag;           // as it was said; may be empty
  std::string last_modified;  // the same
  std::string trouble;        // of the last try, where it failed; empty: it did not
};

// `path`: of the copy, relative to the desk. Nothing where none was got yet.
[[nodiscard]] std::optional<Kept> read_kept(const std::filesystem::path& folder,
                                            const std::string& path);
// With the copy where it is a new one. Beside it first, then renamed over it. Throws Failure
// (kFile).
void write_kept(const std::filesystem::path& folder, const std::string& path, const Kept& kept,
                const std::optional<std::string>& copy);

}  // namespace respite
