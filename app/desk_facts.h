// From what is published and recorded to the facts verdicts are judged by.
#pragma once

#include <memory>

#include "app/open_desk.h"
#include "app/snapshot.h"
#include "scheduler/boundary/facts.h"

namespace respite {

// Everything a verdict may depend on but the request.
[[nodiscard]] std::shared_ptr<const DeskSnapshot> desk_snapshot(const OpenDesk& desk,
                                                                const Snapshot& snapshot);

}  // namespace respite
