// Mails, handed to one relay over one connection.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/record/hooks/post.h"

namespace respite {

// How the connection to a relay is made private: by STARTTLS, which it must offer; from the first
// byte on; or not at all.
enum class RelayTls { kStart, kImplicit, kNone };

struct Relay {
  std::string host;
  int port = 587;
  RelayTls tls = RelayTls::kStart;
  std::string user;  // empty: no log in
  std::string password;
  std::string authority;  // file with certificates to trust; empty: the system's
};

struct MailFile {
  std::string type;  // "text/calendar; method=REQUEST; charset=utf-8"
  std::string name;  // "duty.ics"
  std::string bytes;
};

struct OutgoingMail {
  std::string from;                  // address
  std::string to;                    // address
  std::vector<std::string> headers;  // "Subject: ..." as they go out: encoded, no line ends
  std::string text;                  // UTF-8
  std::string html;
  std::vector<MailFile> shown;     // other forms of the same words
  std::vector<MailFile> attached;  // beside them
};

// How mails are sent; tests hand in their own.
using SendMail = std::function<Answer(const OutgoingMail&)>;

// Not to be used by two threads at once. The connection is kept from mail to mail, and made anew
// where it was lost.
class Mailer {
 public:
  Mailer(Relay relay, const std::atomic<bool>* stop);
  ~Mailer();
  Mailer(Mailer&&) noexcept;
  Mailer& operator=(Mailer&&) noexcept;

  // The status is the relay's, 250 where it took the mail; 0: there was no answer within half a
  // minute, and the words say why. Certificates are checked.
  [[nodiscard]] Answer send(const OutgoingMail& mail);

 private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace respite
