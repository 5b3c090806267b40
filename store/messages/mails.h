// People who are told by mail what happens: letters that wait, and what they want to be told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/messages/outbox.h"

namespace respite {

// One event for one person or requester; its body is the content of the mail.
struct MailRecord : OutboxLetter {
  std::string recipient;  // id; empty: of nobody the desk knows
  std::string address;    // that was given with it; empty: the team file says it
  std::string kind;       // "duty" (scheduler/team/message_kind.h)
  std::string thread;     // what it belongs to: mails of one thread stand together
  bool digest = false;    // it waits for the week's digest
  // From then on it is not sent any more: what it says is no longer true. Nothing: it stays true.
  std::optional<Instant> until{};
};

// By then what it says is no longer true.
[[nodiscard]] inline bool is_too_late(const MailRecord& mail, Instant now) {
  return mail.until && *mail.until <= now;
}

namespace store {

// Within the transaction of what it tells of, due at its next_try. False where one of that event
// for that recipient is there already: it stays as it is.
bool put_mail(Database& database, const MailRecord& mail);

// Neither delivered nor given up, no part of a digest, and due by now; oldest first, at most so
// many.
[[nodiscard]] std::vector<MailRecord> due_mails(const Database& database, Instant now,
                                                std::int64_t most);
// Whether there is one.
[[nodiscard]] bool is_mail_due(const Database& database, Instant now);
// Those of digests that are due by now, by recipient, oldest first.
[[nodiscard]] std::vector<MailRecord> due_for_digest(const Database& database, Instant now);
// All of them, the latest first; at most so many.
[[nodiscard]] std::vector<MailRecord> read_mails(const Database& database, std::int64_t most);
[[nodiscard]] std::optional<MailRecord> read_mail(const Database& database, std::int64_t number);

// What somebody chose: "duty" is "digest", "remind" is "1d,1h".
struct MessageChoice {
  std::string person;
  std::string what;
  std::string choice;
};
void choose(Database& database, const MessageChoice& choice);
// From then on the team file says it again.
void choose_nothing(Database& database, const std::string& person, const std::string& what);
[[nodiscard]] std::vector<MessageChoice> read_choices(const Database& database);

}  // namespace store
}  // namespace respite
