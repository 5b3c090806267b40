// What people chose to be told, as the store keeps it.
#pragma once

#include <map>
#include <string>

#include "scheduler/team/message_choices.h"
#include "store/database.h"

namespace respite {

// By person; of what no longer reads, nothing.
[[nodiscard]] std::map<std::string, MessageChoices> read_choices_by_person(
    const store::Database& database);

// Of one person.
[[nodiscard]] MessageChoices chosen_by(const store::Database& database, const std::string& person);

}  // namespace respite
