// A rota as a team file writes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/moving/rota_shape.h"
#include "app/moving/team_edit.h"

namespace respite::moving {

// The head of a new team file, with a line that says where it comes from.
[[nodiscard]] std::string desk_block(const std::string& id, std::string_view name, Zone zone,
                                     std::string_view from);

// { pagerduty = "P1" } beside what is there already; empty: nothing is.
[[nodiscard]] std::string with_account(const std::string& written, const std::string& service,
                                       const std::string& id);

// A block of its own, or the keys that differ where the file has it.
void write_rota(TeamEdit& edit, const std::string& id, const RotaShape& rota,
                const std::string& service, const std::string& schedule);

// As the file has them, or as a new block would.
[[nodiscard]] std::vector<std::string> seat_ids(const TeamEdit& edit, const std::string& id,
                                                const RotaShape& rota);

// "every 1 week at 09:00 Europe/London, mon-fri 09:00-17:00".
[[nodiscard]] std::string handover_words(const RotaShape& rota);

}  // namespace respite::moving
