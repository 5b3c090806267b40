// Mails that wait, handed to the relay.
#pragma once

#include "app/desk/open_desk.h"
#include "app/record/hooks/smtp.h"
#include "app/view/message.h"

namespace respite {

struct MailSender {
  std::function<Instant()> clock;           // the present, asked again before each try
  SendMail send;                            // to the relay
  const std::atomic<bool>* stop = nullptr;  // looked at between tries
};

// The relay the team file names, with the password of RESPITE_MAIL_PASSWORD, else of the file it
// names. Throws Failure(kFile) where that cannot be read.
[[nodiscard]] Relay relay_of(const OpenDesk& desk);

// Sends by that relay, over one connection, until `stop`.
[[nodiscard]] SendMail mailer_of(const OpenDesk& desk, const std::atomic<bool>* stop);

// Tries what is due, oldest first, as deliver_to() does (app/record/webhooks.h). Where the relay
// gives no answer, the rest waits for the next run. First puts together the digests that are due.
[[nodiscard]] SentView send_mails(const OpenDesk& desk, const MailSender& sender);

}  // namespace respite
