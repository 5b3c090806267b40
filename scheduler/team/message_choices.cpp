#include "scheduler/team/message_choices.h"

namespace respite {

std::string_view to_text(InvitationWay way) {
  return kInvitationWords[static_cast<std::size_t>(way)];
}

MessageChoices over(const MessageChoices& own, const MessageChoices& defaults) {
  MessageChoices result = own;
  for (std::size_t kind = 0; kind < kMessageKinds; ++kind) {
    if (!result.ways[kind]) result.ways[kind] = defaults.ways[kind];
  }
  if (!result.remind) result.remind = defaults.remind;
  if (!result.invitations) result.invitations = defaults.invitations;
  return result;
}

MessageWay way_of(const MessageChoices& choices, MessageKind kind) {
  return choices.ways[static_cast<std::size_t>(kind)].value_or(MessageWay::kMail);
}

std::vector<Seconds> reminders_of(const MessageChoices& choices) {
  constexpr Seconds kDay = std::chrono::days{1};
  constexpr Seconds kHour = std::chrono::hours{1};
  return choices.remind.value_or(std::vector{kDay, kHour});
}

InvitationWay invitations_of(const MessageChoices& choices) {
  return choices.invitations.value_or(InvitationWay::kAuto);
}

}  // namespace respite
