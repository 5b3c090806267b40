// Files put in place whole, or not at all. Private to store/.
#pragma once

#include <filesystem>

namespace respite::store {

// A name beside `file` for what will become it; no other process has the same.
[[nodiscard]] std::filesystem::path unfinished_name(const std::filesystem::path& file);

// Gives the finished file its name, durably, and takes the unfinished name away. False where a
// file of that name is there already: it stays as it is. Throws StoreError.
[[nodiscard]] bool put_in_place(const std::filesystem::path& unfinished,
                                const std::filesystem::path& file);

}  // namespace respite::store
