#include "app/operation/operations.h"

#include <algorithm>
#include <iterator>

namespace respite {
namespace {

std::vector<Operation> joined(const std::vector<std::vector<Operation>>& of_each_file) {
  std::vector<Operation> all;
  for (const auto& some : of_each_file) std::ranges::copy(some, std::back_inserter(all));
  return all;
}

}  // namespace

std::span<const Operation> operations() {
  static const std::vector<Operation> kOperations = joined({
      {init_operation()},
      {check_operation(), fetch_operation()},
      {plan_operation()},
      {replan_operation()},
      publish_operations(),
      publication_operations(),
      {show_operation()},
      {who_operation()},
      {gaps_operation()},
      {explain_operation()},
      change_operations(),
      leave_operations(),
      {protect_operation()},
      block_operations(),
      {report_fairness_operation()},
      {report_pay_operation()},
      {report_rest_operation()},
      {report_coverage_operation()},
      {report_learning_operation()},
      {report_subscribers_operation()},
      ask_operations(),
      {queue_operation()},
      request_operations(),
      request_move_operations(),
      {request_add_operation()},
      consent_operations(),
      incident_operations(),
      {free_operation()},
      {targets_operation()},
      {parity_operation()},
      {feed_operation()},
      {export_operation()},
      {import_operation()},
      audit_operations(),
      backup_operations(),
      {forget_operation()},
      webhook_operations(),
      {webhook_deliver_operation()},
      message_operations(),
      token_operations(),
      {mail_sign_in_operation()},
  });
  return kOperations;
}

}  // namespace respite
