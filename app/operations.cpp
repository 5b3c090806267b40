#include "app/operation/operations.h"

#include <array>

namespace respite {

std::span<const Operation> operations() {
  static const std::array kOperations = {
      init_operation(),
      check_operation(),
      plan_operation(),
      diff_operation(),
      publish_operation(),
      undo_operation(),
      publication_list_operation(),
      publication_show_operation(),
      show_operation(),
      who_operation(),
      gaps_operation(),
      override_operation(),
      swap_operation(),
      cover_operation(),
      change_list_operation(),
      change_accept_operation(),
      change_decline_operation(),
      change_withdraw_operation(),
      leave_add_operation(),
      leave_list_operation(),
      leave_shorten_operation(),
      leave_withdraw_operation(),
      leave_allow_operation(),
      leave_decline_operation(),
      report_fairness_operation(),
      queue_operation(),
      request_show_operation(),
      request_close_operation(),
      request_withdraw_operation(),
      consent_list_operation(),
      consent_give_operation(),
      consent_refuse_operation(),
      consent_revoke_operation(),
      incident_begin_operation(),
      incident_end_operation(),
      incident_withdraw_operation(),
      incident_list_operation(),
      free_operation(),
      targets_operation(),
      parity_operation(),
      feed_operation(),
      export_operation(),
      audit_operation(),
      audit_verify_operation(),
      backup_operation(),
      restore_operation(),
      forget_operation(),
      webhook_create_operation(),
      webhook_list_operation(),
      webhook_revoke_operation(),
      webhook_deliver_operation(),
      token_create_operation(),
      token_list_operation(),
      token_revoke_operation(),
      token_rotate_operation(),
  };
  return kOperations;
}

}  // namespace respite
