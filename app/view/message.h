// What is told of messages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/operation/field.h"
#include "app/view/times.h"
#include "scheduler/team/message_kind.h"

namespace respite {

// Too late: what it says was no longer true when it could have gone out.
enum class MessageState { kWaiting, kInDigest, kSent, kGivenUp, kTooLate };
[[nodiscard]] constexpr std::string_view to_text(MessageState state) {
  constexpr std::string_view kWords[] = {"waiting", "digest", "sent", "given up", "too late"};
  return kWords[static_cast<std::size_t>(state)];
}

struct MessageView {
  std::int64_t number = 0;
  std::string kind;     // "duty"; of a webhook's: what happened, unknown by then
  std::string channel;  // "mail", "webhook 2"
  std::string to;       // id of the person or requester; of a webhook nobody
  std::string subject;  // of a mail; empty once it is forgotten
  Instant made;
  MessageState state{};
  Instant when;  // of the next try; else since when it is in that state
  int tries = 0;
  std::string answer;  // of the last try
};

void fields(auto& visit, const MessageView& message) {
  visit("id", message.number, "number of the message");
  visit("kind", maybe(message.kind), "duty, reminder, change, ...; none of a webhook's");
  visit("channel", message.channel, "mail, or webhook with its number");
  visit("to", maybe(message.to), "id of who is told");
  visit("subject", maybe(message.subject), "of a mail");
  visit("made", message.made, "");
  visit("state", to_text(message.state),
        "waiting, digest, sent, given up, or too late: not true any more");
  visit("when", message.when, "of the next try; else since when it is in that state");
  visit("tries", message.tries, "");
  visit("answer", message.answer, "to the last try");
}

struct MessagesView {
  std::string zone;
  bool has_relay = false;
  std::vector<MessageView> messages;  // the latest first
  std::int64_t waiting = 0;           // of all
};

void fields(auto& visit, const MessagesView& view) {
  visit("relay", view.has_relay, "the desk names one: mails are sent");
  visit("messages", view.messages, "the latest first");
  visit("waiting", view.waiting, "how many wait in all");
}

struct SentLine {
  std::int64_t number = 0;
  std::string kind;
  std::string to;
  std::string answer;
  bool delivered = false;
  bool given_up = false;
};

void fields(auto& visit, const SentLine& line) {
  visit("id", line.number, "number of the message");
  visit("kind", line.kind, "");
  visit("to", line.to, "");
  visit("answer", line.answer, "of the relay");
  visit("sent", line.delivered, "");
  visit("given_up", line.given_up, "");
}

// What a run put, tried, and left.
struct SentView {
  int put = 0;  // what time had made due
  std::vector<SentLine> tried;
  std::int64_t waiting = 0;
};

void fields(auto& visit, const SentView& view) {
  visit("put", view.put, "messages that time had made due");
  visit("tried", view.tried, "");
  visit("waiting", view.waiting, "how many wait in all");
}

struct ChoiceView {
  std::string kind;
  std::string way;   // "mail", "digest", "none"
  std::string from;  // "chosen", "team file", "default"
};

void fields(auto& visit, const ChoiceView& choice) {
  visit("kind", choice.kind, "");
  visit("way", choice.way, "mail, digest or none");
  visit("from", choice.from, "who says so: chosen, team file or default");
}

struct PreferencesView {
  std::string person;
  std::string address;  // empty: none
  std::vector<ChoiceView> choices;
  std::vector<std::int64_t> remind;  // seconds before a duty begins
  std::string invitations;           // "auto", "always", "never"; empty: of a requester
};

void fields(auto& visit, const PreferencesView& view) {
  visit("person", view.person, "");
  visit("address", maybe(view.address), "where mails go");
  visit("choices", view.choices, "by kind");
  visit("remind", view.remind, "seconds before a duty begins");
  visit("invitations", maybe(view.invitations), "auto, always or never; none of a requester's");
}

}  // namespace respite
