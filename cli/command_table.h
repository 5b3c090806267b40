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
[[nodiscard]] Command queue_command();
[[nodiscard]] Command request_command();
[[nodiscard]] Command consent_command();
[[nodiscard]] Command incident_command();
[[nodiscard]] Command free_command();
[[nodiscard]] Command targets_command();
[[nodiscard]] Command parity_command();
[[nodiscard]] Command feed_command();
[[nodiscard]] Command export_command();
[[nodiscard]] Command audit_command();
[[nodiscard]] Command backup_command();
[[nodiscard]] Command restore_command();
[[nodiscard]] Command token_command();
[[nodiscard]] Command serve_command();
[[nodiscard]] Command webhook_command();
[[nodiscard]] Command help_command();
[[nodiscard]] Command version_command();

}  // namespace respite
