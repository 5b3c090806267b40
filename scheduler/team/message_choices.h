// What somebody chose to be told by mail; what they do not say, the desk says.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "scheduler/team/message_kind.h"
#include "scheduler/time/instant.h"

namespace respite {

// Whether a mail about a duty brings it as an invitation (.ics).
enum class InvitationWay { kAuto, kAlways, kNever };  // auto: where no feed was fetched of late
inline constexpr std::array<std::string_view, 3> kInvitationWords = {"auto", "always", "never"};

[[nodiscard]] std::string_view to_text(InvitationWay way);  // "auto"

// Of reminders: how many somebody may have, and how long before a duty.
inline constexpr std::size_t kMostReminders = 5;
inline constexpr Seconds kShortestReminder = std::chrono::minutes{5};
inline constexpr Seconds kLongestReminder = std::chrono::days{30};

struct MessageChoices {
  std::array<std::optional<MessageWay>, kMessageKinds> ways{};  // by MessageKind
  std::optional<std::vector<Seconds>> remind;  // so long before a duty begins, the longest first
  std::optional<InvitationWay> invitations;
  friend bool operator==(const MessageChoices&, const MessageChoices&) = default;
};

// One's own over the desk's: what they say themselves stands, field by field and kind by kind.
[[nodiscard]] MessageChoices over(const MessageChoices& own, const MessageChoices& defaults);

// What holds, with what nobody says filled in: mails, a day and an hour before, auto.
[[nodiscard]] MessageWay way_of(const MessageChoices& choices, MessageKind kind);
[[nodiscard]] std::vector<Seconds> reminders_of(const MessageChoices& choices);
[[nodiscard]] InvitationWay invitations_of(const MessageChoices& choices);

}  // namespace respite
