// Letters put into the outbox: in their reader's language, at an hour they can be told at, and only
// what they want to be told.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/desk/open_desk.h"
#include "app/record/mail/choices.h"
#include "app/view/requests.h"
#include "render/letter/letter.h"
#include "store/messages/mails.h"
#include "words/words.h"

namespace respite {

// Kinds of mails that nobody chooses.
inline constexpr std::string_view kTestMail = "test";
inline constexpr std::string_view kSignInMail = "sign-in";
inline constexpr std::string_view kDigestMail = "digest";

// What happened, as one of those who are told of it sees it.
struct Told {
  MessageKind kind{};
  std::string event;   // the same for what is the same: "publish/12/ben"; it is told once
  std::string thread;  // what it belongs to: "duty/oncall"
  // The last instant at which it is of use: no night holds it back until then. Nothing: it can wait
  // until the morning.
  std::optional<Instant> before{};
  // Nobody is told before; nothing: from now on.
  std::optional<Instant> from{};
  // From then on it is not sent any more: what it says is no longer true. Nothing: it stays true.
  std::optional<Instant> until{};
  bool own_act = false;   // also where they did it themselves
  std::string_view as{};  // no news of a kind: it goes out whatever they chose, as that
};

// What every letter is written with.
struct Writing {
  const Words& words;
  Zone zone;    // of the reader
  Instant now;  // when it is written
};
using Write = std::function<Letter(const Writing&)>;

// Somebody who asked: by the id of the team file, or by the address they gave.
struct Asked {
  std::string id;
  std::string address;
};

// What an event is known by outside: of this desk alone, and the same for the same event.
[[nodiscard]] std::string event_id(store::Database& database, const std::string& event);

// Of what is said to them: their own, else the desk's.
[[nodiscard]] Language language_of(const Desk& desk, const std::string& asker);

// Of one transaction, which it must not outlive. A desk that names no relay tells nobody anything.
class PostBox {
 public:
  PostBox(store::Database& database, const OpenDesk& desk);

  [[nodiscard]] bool is_open() const { return desk_.desk.mail.has_value(); }

  // Nothing where they have no address, have left, did it themselves, or want none of it.
  void tell(PersonIndex person, const Told& told, const Write& write);
  void tell_leads(const Told& told, const Write& write);
  void tell_who_asked(const Asked& asked, const Told& told, const Write& write);

  // What they want to be told.
  [[nodiscard]] MessageChoices choices_of(PersonIndex person) const;

  // The address of a page that does one thing; empty where the desk names none of its pages.
  [[nodiscard]] std::string link(const std::string& path) const;
  // Of the page of a request, for whoever asked.
  [[nodiscard]] std::string request_link(const RequestView& request) const;
  [[nodiscard]] std::string secret() const;

 private:
  void put(const Told& told, MailRecord mail, Letter letter, const Words& words, Instant due);

  store::Database& database_;
  const OpenDesk& desk_;
  Choices choices_;
};

}  // namespace respite
