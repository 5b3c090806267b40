// Connections to read with, kept open between reads: opening one parses all tables and triggers.
#pragma once

#include <filesystem>
#include <memory>

#include "store/database.h"

namespace respite::store {

// Safe to share between threads; copies share what is kept.
class Readers {
 public:
  Readers();

  // As Database::open_to_read(). Nobody else has the connection until the Database ends; then it is
  // kept, the few used last are. One to a file that was replaced meanwhile, or brought up to date
  // by another program, is never taken again.
  [[nodiscard]] Database take(const std::filesystem::path& folder, WhereNone where_none);

 private:
  struct Shelf;
  std::shared_ptr<Shelf> shelf_;
};

}  // namespace respite::store
