// Every operation, each declared in the file that does it.
#pragma once

#include "app/operation/operation.h"

namespace respite {

[[nodiscard]] Operation init_operation();
[[nodiscard]] Operation check_operation();
[[nodiscard]] Operation fetch_operation();
[[nodiscard]] Operation plan_operation();
[[nodiscard]] Operation replan_operation();
[[nodiscard]] std::vector<Operation> publish_operations();
[[nodiscard]] std::vector<Operation> publication_operations();
[[nodiscard]] Operation show_operation();
[[nodiscard]] Operation who_operation();
[[nodiscard]] Operation gaps_operation();
[[nodiscard]] Operation explain_operation();
[[nodiscard]] std::vector<Operation> change_operations();
[[nodiscard]] std::vector<Operation> leave_operations();
[[nodiscard]] Operation protect_operation();
[[nodiscard]] std::vector<Operation> block_operations();
[[nodiscard]] Operation report_fairness_operation();
[[nodiscard]] Operation report_pay_operation();
[[nodiscard]] Operation report_rest_operation();
[[nodiscard]] Operation report_coverage_operation();
[[nodiscard]] Operation report_learning_operation();
[[nodiscard]] Operation report_subscribers_operation();
[[nodiscard]] std::vector<Operation> ask_operations();
[[nodiscard]] Operation queue_operation();
[[nodiscard]] std::vector<Operation> request_operations();
[[nodiscard]] std::vector<Operation> request_move_operations();
[[nodiscard]] Operation request_add_operation();
[[nodiscard]] std::vector<Operation> consent_operations();
[[nodiscard]] std::vector<Operation> incident_operations();
[[nodiscard]] Operation free_operation();
[[nodiscard]] Operation targets_operation();
[[nodiscard]] Operation parity_operation();
[[nodiscard]] Operation feed_operation();
[[nodiscard]] Operation export_operation();
[[nodiscard]] Operation import_operation();
[[nodiscard]] std::vector<Operation> audit_operations();
[[nodiscard]] std::vector<Operation> backup_operations();
[[nodiscard]] Operation forget_operation();
[[nodiscard]] std::vector<Operation> webhook_operations();
[[nodiscard]] Operation webhook_deliver_operation();
[[nodiscard]] std::vector<Operation> message_operations();
[[nodiscard]] std::vector<Operation> token_operations();
[[nodiscard]] Operation mail_sign_in_operation();

// In the order a newcomer meets them.
[[nodiscard]] std::span<const Operation> operations();

}  // namespace respite
