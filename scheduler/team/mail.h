// How the desk sends mail: the relay that takes it, and what it sends by default.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "scheduler/team/message_choices.h"

namespace respite {

// STARTTLS is asked for and never silently done without; implicit: TLS from the first byte.
enum class MailTls { kStartTls, kImplicit, kNone };
inline constexpr std::array<std::string_view, 3> kMailTlsWords = {"starttls", "implicit", "none"};

// The port where the relay's address names none: 587, 465, 25.
[[nodiscard]] constexpr int default_port(MailTls tls) {
  constexpr std::array kPorts = {587, 465, 25};
  return kPorts[static_cast<std::size_t>(tls)];
}

struct Mail {
  std::string relay;  // as the team file has it: host or host:port
  std::string host;   // a name or an address, an IPv6 one without its brackets
  int port = 0;
  std::string from_name;  // may be empty
  std::string from_address;
  MailTls tls = MailTls::kStartTls;
  std::string user;           // empty: nobody signs in at the relay
  std::string password_file;  // absolute, or relative to the desk; empty: none. Never read here
  // Certificates to trust instead of the system's: a file named as that one is; empty: none.
  std::string authority;
  std::string pages;          // "https://...", without '/' at its end; empty: mails have no links
  MessageChoices messages;    // of whoever says nothing else
};

}  // namespace respite
