// Every operation, each declared in the file that does it.
#pragma once

#include "app/operation/operation.h"

namespace respite {

[[nodiscard]] Operation init_operation();
[[nodiscard]] Operation check_operation();
[[nodiscard]] Operation plan_operation();
[[nodiscard]] Operation replan_operation();
[[nodiscard]] Operation diff_operation();
[[nodiscard]] Operation publish_operation();
[[nodiscard]] Operation undo_operation();
[[nodiscard]] Operation publication_list_operation();
[[nodiscard]] Operation publication_show_operation();
[[nodiscard]] Operation show_operation();
[[nodiscard]] Operation who_operation();
[[nodiscard]] Operation gaps_operation();
[[nodiscard]] Operation explain_operation();
[[nodiscard]] Operation override_operation();
[[nodiscard]] Operation swap_operation();
[[nodiscard]] Operation cover_operation();
[[nodiscard]] Operation change_list_operation();
[[nodiscard]] Operation change_accept_operation();
[[nodiscard]] Operation change_decline_operation();
[[nodiscard]] Operation change_withdraw_operation();
[[nodiscard]] Operation leave_add_operation();
[[nodiscard]] Operation leave_list_operation();
[[nodiscard]] Operation leave_shorten_operation();
[[nodiscard]] Operation leave_withdraw_operation();
[[nodiscard]] Operation leave_allow_operation();
[[nodiscard]] Operation leave_decline_operation();
[[nodiscard]] Operation report_fairness_operation();
[[nodiscard]] Operation report_pay_operation();
[[nodiscard]] Operation report_rest_operation();
[[nodiscard]] Operation report_coverage_operation();
[[nodiscard]] Operation report_subscribers_operation();
[[nodiscard]] Operation ask_operation();
[[nodiscard]] Operation take_operation();
[[nodiscard]] Operation queue_operation();
[[nodiscard]] Operation request_show_operation();
[[nodiscard]] Operation request_close_operation();
[[nodiscard]] Operation request_withdraw_operation();
[[nodiscard]] Operation consent_list_operation();
[[nodiscard]] Operation consent_give_operation();
[[nodiscard]] Operation consent_refuse_operation();
[[nodiscard]] Operation consent_revoke_operation();
[[nodiscard]] Operation incident_begin_operation();
[[nodiscard]] Operation incident_end_operation();
[[nodiscard]] Operation incident_withdraw_operation();
[[nodiscard]] Operation incident_list_operation();
[[nodiscard]] Operation free_operation();
[[nodiscard]] Operation targets_operation();
[[nodiscard]] Operation parity_operation();
[[nodiscard]] Operation feed_operation();
[[nodiscard]] Operation export_operation();
[[nodiscard]] Operation audit_operation();
[[nodiscard]] Operation audit_verify_operation();
[[nodiscard]] Operation backup_operation();
[[nodiscard]] Operation restore_operation();
[[nodiscard]] Operation forget_operation();
[[nodiscard]] Operation webhook_create_operation();
[[nodiscard]] Operation webhook_list_operation();
[[nodiscard]] Operation webhook_revoke_operation();
[[nodiscard]] Operation webhook_deliver_operation();
[[nodiscard]] Operation token_create_operation();
[[nodiscard]] Operation token_list_operation();
[[nodiscard]] Operation token_revoke_operation();
[[nodiscard]] Operation token_rotate_operation();

// In the order a newcomer meets them.
[[nodiscard]] std::span<const Operation> operations();

}  // namespace respite
