// An act in the record: who did what to what, and a clock that never runs back.
#pragma once

#include <string>
#include <utility>

#include "app/desk/write_to.h"
#include "store/audit.h"
#include "store/database.h"
#include "store/publications.h"

namespace respite {

// Throws Failure(kRule) where `now` lies before the last recorded change by more than whoever
// waited for the store may be late.
void refuse_clock_behind(const Invocation& invocation, const store::Database& database);

// Runs work(store::Database&) as an act: in one transaction, and by such a clock.
template <class Work>
auto write_act(const Invocation& invocation, Work&& work) {
  return write_to(invocation, [&](store::Database& database) {
    refuse_clock_behind(invocation, database);
    return std::forward<Work>(work)(database);
  });
}

// Records an act of whoever acts, now; never before the last one.
void record_act(store::Database& database, const Invocation& invocation, const std::string& act,
                const std::string& subject, const std::string& detail);

}  // namespace respite
