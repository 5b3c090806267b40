// Looking into documents of others, where anything may be missing or of another type.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/moving/readers.h"
#include "scheduler/time/interval.h"
#include "scheduler/time/zone.h"

namespace respite::moving {

// Null where the tree is no object or has no such member, or it is null.
[[nodiscard]] const Tree* member(const Tree& tree, std::string_view name);
// A text, or a whole number as one; empty otherwise.
[[nodiscard]] std::string text_at(const Tree& tree, std::string_view name);
[[nodiscard]] std::optional<std::int64_t> whole_at(const Tree& tree, std::string_view name);
[[nodiscard]] const Items& items_at(const Tree& tree, std::string_view name);  // else none
// Of RFC 3339, or a wall time without an offset on the zone's clock.
[[nodiscard]] std::optional<Instant> time_at(const Tree& tree, std::string_view name, Zone zone);
[[nodiscard]] std::optional<Zone> zone_at(const Tree& tree, std::string_view name);
// Nothing where one is missing or the end is not after the begin; a year out of reach is as far as
// all_time() goes.
[[nodiscard]] std::optional<Interval> span_at(const Tree& tree, std::string_view begin,
                                              std::string_view end, Zone zone);

// Calls visit(object) for every object in the documents, the outer before the inner.
void each_object(const Documents& documents, const std::function<void(const Tree&)>& visit);

// Notes a person the first time, and what is new of them later.
void note_person(ImportedDesk& desk, ImportedPerson person);

// Notes what is left out, and gives nothing in its place.
std::nullopt_t leave_out(std::vector<LeftOut>& left, std::string where, std::string why);

// Whoever is on or laid over is one of its people; somebody without an id is nobody.
[[nodiscard]] ImportedDesk with_people_known(ImportedDesk desk);

}  // namespace respite::moving
