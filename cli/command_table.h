// The entries of the command table, each made by the source file of its command.
#pragma once

#include "cli/command.h"

namespace respite {

[[nodiscard]] Command init_command();
[[nodiscard]] Command check_command();
[[nodiscard]] Command plan_command();
[[nodiscard]] Command diff_command();
[[nodiscard]] Command publish_command();
[[nodiscard]] Command undo_command();
[[nodiscard]] Command show_command();
[[nodiscard]] Command who_command();
[[nodiscard]] Command gaps_command();
[[nodiscard]] Command ask_command();
[[nodiscard]] Command feed_command();
[[nodiscard]] Command export_command();
[[nodiscard]] Command help_command();
[[nodiscard]] Command version_command();

}  // namespace respite
