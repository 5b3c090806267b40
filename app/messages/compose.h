// A letter as the mail that goes out.
#pragma once

#include "app/desk/open_desk.h"
#include "app/messages/invitation.h"
#include "app/record/hooks/smtp.h"
#include "render/letter/letter.h"
#include "store/messages/mails.h"

namespace respite {

// Whom a letter goes to now.
struct Addressee {
  std::string name;  // may be empty
  std::string address;
  const Person* person = nullptr;  // where it is one of the desk's
  bool chooses = false;            // whether they can say that they want no more of these
};
// By the team file as it is; nothing where it knows no address of theirs any more.
[[nodiscard]] std::optional<Addressee> addressee_of(const Desk& desk, const MailRecord& mail);

// The same for the same letter, whenever it is tried: its Message-ID is made of what it tells of
// and of its number. `secret`: the desk's.
[[nodiscard]] OutgoingMail compose(const OpenDesk& desk, const MailRecord& mail,
                                   const Letter& letter, const Addressee& to,
                                   const std::string& secret, Invitations& invitations);

}  // namespace respite
