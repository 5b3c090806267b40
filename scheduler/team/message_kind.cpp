#include "scheduler/team/message_kind.h"

#include <algorithm>

namespace respite {
namespace {

template <class Word>
std::optional<Word> parse(const auto& words, std::string_view text) {
  const auto found = std::ranges::find(words, text);
  if (found == words.end()) return std::nullopt;
  return static_cast<Word>(found - words.begin());
}

}  // namespace

std::string_view to_text(MessageKind kind) {
  return kMessageKindWords[static_cast<std::size_t>(kind)];
}

std::optional<MessageKind> parse_message_kind(std::string_view word) {
  return parse<MessageKind>(kMessageKindWords, word);
}

bool may_wait(MessageKind kind) {
  return kind != MessageKind::kReminder && kind != MessageKind::kConsent &&
         kind != MessageKind::kEmergency;
}

bool is_for_leads(MessageKind kind) {
  return kind == MessageKind::kGap || kind == MessageKind::kPromise ||
         kind == MessageKind::kSubscriber;
}

std::string_view to_text(MessageWay way) { return kMessageWayWords[static_cast<std::size_t>(way)]; }

std::optional<MessageWay> parse_message_way(std::string_view word) {
  return parse<MessageWay>(kMessageWayWords, word);
}

}  // namespace respite
