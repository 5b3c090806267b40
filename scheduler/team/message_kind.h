// What people are told of by mail, and in what way.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace respite {

enum class MessageKind {
  kDuty,        // a duty given, moved, taken
  kReminder,    // the next duty, before it begins
  kChange,      // a swap, cover or leave proposed or accepted
  kConsent,     // a consent asked
  kBooking,     // somebody's request booked with them, moved, withdrawn
  kLearning,    // protected time moved or lost
  kRequest,     // to who asked: booked, moved, at risk, closed
  kGap,         // to leads: an uncovered duty in the next week
  kPromise,     // to leads: one at risk
  kSubscriber,  // to leads: a stale feed
  kEmergency,
};
inline constexpr std::size_t kMessageKinds = 11;
inline constexpr std::array<std::string_view, kMessageKinds> kMessageKindWords = {
    "duty",    "reminder", "change",  "consent",    "booking",  "learning",
    "request", "gap",      "promise", "subscriber", "emergency"};

[[nodiscard]] std::string_view to_text(MessageKind kind);  // "duty"
[[nodiscard]] std::optional<MessageKind> parse_message_kind(std::string_view word);

// Whether it may stand in a weekly digest: what asks for an answer, or comes before something
// begins, may not.
[[nodiscard]] bool may_wait(MessageKind kind);
// Whether only leads are told of it.
[[nodiscard]] bool is_for_leads(MessageKind kind);

enum class MessageWay {
  kMail,
  kDigest,
  kNone
};  // a mail of its own, in a weekly digest, not at all
inline constexpr std::array<std::string_view, 3> kMessageWayWords = {"mail", "digest", "none"};

[[nodiscard]] std::string_view to_text(MessageWay way);  // "mail"
[[nodiscard]] std::optional<MessageWay> parse_message_way(std::string_view word);

}  // namespace respite
