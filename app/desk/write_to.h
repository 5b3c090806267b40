// The store as an act reads it and writes to it: in a transaction of its own, or as a part of its
// caller's.
#pragma once

#include <memory>
#include <utility>

#include "app/desk/open_desk.h"
#include "store/database.h"
#include "store/readers.h"

namespace respite {

[[nodiscard]] inline store::WhereNone where_none(const Invocation& invocation) {
  return invocation.has_store ? store::WhereNone::kFail : store::WhereNone::kBegin;
}

[[nodiscard]] inline store::Database store_to_read(const Invocation& invocation) {
  return invocation.readers
             ? invocation.readers->take(invocation.folder, where_none(invocation))
             : store::Database::open_to_read(invocation.folder, where_none(invocation));
}

[[nodiscard]] inline std::shared_ptr<store::Database> store_to_write(const Invocation& invocation) {
  if (invocation.store) return invocation.store;
  return std::make_shared<store::Database>(
      store::Database::open(invocation.folder, where_none(invocation)));
}

// Runs work(store::Database&) in one transaction and returns what it returns.
template <class Work>
auto write_to(const Invocation& invocation, Work&& work) {
  const std::shared_ptr<store::Database> database = store_to_write(invocation);
  return database->write([&] { return std::forward<Work>(work)(*database); });
}

}  // namespace respite
