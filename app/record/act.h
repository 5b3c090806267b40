// An act in the record: who did what to what, and a clock that never runs back.
#pragma once

#include <string>

#include "app/desk/open_desk.h"
#include "store/audit.h"
#include "store/database.h"
#include "store/publications.h"

namespace respite {

// Throws Failure(kRule) where `now` lies before the last recorded change by more than whoever
// waited for the store may be late.
void refuse_clock_behind(const Invocation& invocation, const store::Database& database);

// Records an act of whoever acts, now; never before the last one.
void record_act(store::Database& database, const Invocation& invocation, const std::string& act,
                const std::string& subject, const std::string& detail);

}  // namespace respite
