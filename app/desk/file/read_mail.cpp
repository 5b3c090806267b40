#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <functional>

#include "app/desk/file/read_sections.h"
#include "app/desk/file/scan_words.h"
#include "app/desk/file/values.h"
#include "app/desk/file/words.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

bool is_address_of(int family, const std::string& text) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return ::inet_pton(family, text.c_str(), bytes.data()) == 1;
}

bool is_label(std::string_view label) {
  constexpr std::size_t kLongest = 63;
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !label.empty() && label.size() <= kLongest && is_word(label.front()) &&
         is_word(label.back()) &&
         std::ranges::all_of(label, [&](char c) { return is_word(c) || c == '-'; });
}

// A name that a resolver could know, or an IPv4 address: what ends in a number is no name.
bool is_host(const std::string& text) {
  constexpr std::size_t kLongest = 253;
  const std::vector<std::string_view> labels = split(text, '.');
  if (text.size() > kLongest || !std::ranges::all_of(labels, is_label)) return false;
  const bool number = labels.back().find_first_not_of("0123456789") == std::string_view::npos;
  return !number || is_address_of(AF_INET, text);
}

struct Relay {
  std::string host;
  std::optional<int> port;
};

// "mail.example.org", "mail.example.org:587", "192.0.2.1:25", "[2001:db8::1]:25", "2001:db8::1".
std::optional<Relay> parse_relay(const std::string& text) {
  constexpr int kLastPort = 65'535;
  if (is_address_of(AF_INET6, text)) return Relay{text, {}};
  const bool brackets = text.starts_with('[');
  const std::size_t end = brackets ? text.find(']') : text.find(':');
  if (brackets && end == std::string::npos) return std::nullopt;
  Relay relay{brackets ? text.substr(1, end - 1) : text.substr(0, end), {}};
  if (brackets ? !is_address_of(AF_INET6, relay.host) : !is_host(relay.host)) return std::nullopt;
  const std::string rest = end == std::string::npos ? "" : text.substr(end + (brackets ? 1 : 0));
  if (rest.empty()) return relay;
  relay.port = rest.front() == ':' ? parse_count(rest.substr(1)) : std::nullopt;
  const bool fits = relay.port && *relay.port > 0 && *relay.port <= kLastPort;
  return fits ? std::optional{relay} : std::nullopt;
}

std::optional<Relay> as_relay(const Node& node, Report& report) {
  const auto text = as_text(node, report);
  if (!text) return std::nullopt;
  auto relay = parse_relay(*text);
  if (!relay) {
    report.error(node.spot, "bad address of a relay " + text::quote(*text),
                 "write \"mail.example.org\", or \"mail.example.org:587\"");
  }
  return relay;
}

struct Sender {
  std::string name;
  std::string address;
};

// "desk@example.org", "IT help desk <desk@example.org>"; the name may stand in quotes.
std::optional<Sender> parse_sender(std::string_view text) {
  text = trim(text);
  Sender sender;
  if (const std::size_t open = text.find('<'); open != text.npos && text.ends_with('>')) {
    std::string_view name = trim(text.substr(0, open));
    if (name.size() >= 2 && name.starts_with('"') && name.ends_with('"')) {
      name = trim(name.substr(1, name.size() - 2));
    }
    sender.name = name;
    text = text.substr(open + 1, text.size() - open - 2);
  }
  sender.address = text;
  const bool plain = std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
  const std::size_t sign = text.find('@');
  const bool fits = plain && is_email(text) && is_host(sender.address.substr(sign + 1)) &&
                    sender.name.find_first_of("<>\"\\") == std::string::npos;
  return fits ? std::optional{sender} : std::nullopt;
}

std::optional<Sender> as_sender(const Node& node, Report& report) {
  const auto text = as_text(node, report);
  if (!text) return std::nullopt;
  auto sender = parse_sender(*text);
  if (!sender) {
    report.error(node.spot, "bad sender " + text::quote(*text),
                 "write \"desk@example.org\", or \"IT help desk <desk@example.org>\"");
  }
  return sender;
}

// A file of the desk, or one that an absolute path names.
std::optional<std::string> as_kept_file(const Node& node, Report& report) {
  auto text = as_text(node, report);
  if (!text) return std::nullopt;
  const bool leaves = ('/' + *text + '/').find("/../") != std::string::npos;
  const bool odd = text->ends_with('/') || text->starts_with('~') ||
                   text->find_first_of(":\\") != std::string::npos;
  if (!leaves && !odd) return text;
  return report.error(node.spot, "bad path " + text::quote(*text),
                      "write \"secrets/mail.password\", a file of the desk, or an absolute path");
}

MessageKind kind_at(std::size_t index) { return static_cast<MessageKind>(index); }

// Whether whoever chooses is told of that kind at all; says so where not.
bool check_kind(MessageKind kind, Spot spot, ChoicesOf of, Report& report) {
  if (kind != MessageKind::kRequest && of == ChoicesOf::kRequester) {
    report.error(spot, "requesters get no messages of kind " + text::quote(to_text(kind)),
                 "they get those of kind \"request\"");
    return false;
  }
  if (is_for_leads(kind) && of == ChoicesOf::kPerson) {
    report.warning(spot, "only leads get messages of kind " + text::quote(to_text(kind)));
  }
  return true;
}

void read_ways(MessageChoices& choices, const Node& node, ChoicesOf of, Report& report) {
  const Fields fields{node, "messages", report};
  const OneOf way{{kMessageWayWords.begin(), kMessageWayWords.end()}};
  for (std::size_t i = 0; i < kMessageKinds; ++i) {
    const std::string_view word = kMessageKindWords[i];
    const Node* said = fields.find(word);
    if (!said || !check_kind(kind_at(i), fields.spot_of(word), of, report)) continue;
    const auto index = way(*said, report);
    if (!index) continue;
    choices.ways[i] = static_cast<MessageWay>(*index);
    const bool waits = may_wait(kind_at(i)) && of != ChoicesOf::kRequester;
    if (choices.ways[i] == MessageWay::kDigest && !waits) {
      report.error(said->spot, text::quote(word) + " cannot wait for a digest",
                   "write \"mail\" or \"none\"");
    }
  }
}

std::vector<Seconds> as_reminders(const Node& node, Report& report) {
  auto times = as_list(node, report, DurationFrom{kShortestReminder, kLongestReminder});
  std::ranges::sort(times, std::greater{});
  const auto twice = std::ranges::unique(times);
  times.erase(twice.begin(), twice.end());
  if (times.size() > kMostReminders) {
    report.error(node.spot, "more than " + std::to_string(kMostReminders) + " reminders");
  }
  return times;
}

// The table without a password, which is told of and shown nowhere.
Node without_password(const Node& node, Report& report) {
  Node rest = node;
  auto* table = std::get_if<Table>(&rest.value);
  if (!table) return rest;
  std::erase_if(*table, [&](const Entry& entry) {
    if (entry.key != "password") return false;
    report.secret(entry.spot, "a password does not belong in the team file",
                  "name a file that holds it with password_file, or set the environment variable "
                  "RESPITE_MAIL_PASSWORD");
    return true;
  });
  return rest;
}

bool is_this_machine(const std::string& host) {
  return host == "localhost" || host.starts_with("127.") || host == "::1";
}

void check_relay(const Mail& mail, const Fields& fields, Report& report) {
  if (mail.host.empty()) return;
  if (mail.port == default_port(MailTls::kImplicit) && mail.tls != MailTls::kImplicit) {
    report.warning(fields.spot_of("relay"), "a relay at port 465 speaks TLS from the first byte",
                   "write tls = \"implicit\"");
  }
  if (mail.tls == MailTls::kNone && !mail.user.empty() && !is_this_machine(mail.host)) {
    report.warning(fields.spot_of("tls"), "without TLS anybody on the way can read the password");
  }
}

void check_everybody_has_an_address(const Desk& desk, const Fields& fields, Report& report) {
  std::string names;
  std::size_t count = 0;
  for (const Person& person : desk.people) {
    if (!person.email.empty() || person.id.empty()) continue;
    names += (count++ == 0 ? "" : ", ") + text::quote(person.id);
  }
  if (count == 0) return;
  report.warning(fields.spot(),
                 names + (count == 1 ? " has" : " have") + " no \"email\": no mail can reach them");
}

}  // namespace

MessageChoices read_choices(const Fields& fields, ChoicesOf of, Report& report) {
  MessageChoices choices;
  if (const Node* messages = fields.find("messages")) read_ways(choices, *messages, of, report);
  if (of == ChoicesOf::kRequester) return choices;
  if (const Node* remind = fields.find("remind")) choices.remind = as_reminders(*remind, report);
  const OneOf way{{kInvitationWords.begin(), kInvitationWords.end()}};
  if (const auto index = fields.read("invitations", way)) {
    choices.invitations = static_cast<InvitationWay>(*index);
  }
  return choices;
}

Mail read_mail(const Node& node, const Desk& desk, Report& report) {
  const Node rest = without_password(node, report);
  const Fields fields{rest, "mail", report};
  Mail mail;
  const auto tls = fields.read("tls", OneOf{{kMailTlsWords.begin(), kMailTlsWords.end()}});
  mail.tls = static_cast<MailTls>(tls.value_or(0));
  if (auto relay = fields.require("relay", as_relay)) {
    mail.relay = *fields.find("relay")->get<Text>();
    mail.host = std::move(relay->host);
    mail.port = relay->port.value_or(default_port(mail.tls));
  }
  if (auto sender = fields.require("from", as_sender)) {
    mail.from_name = std::move(sender->name);
    mail.from_address = std::move(sender->address);
  }
  mail.user = fields.read("user", as_text).value_or("");
  mail.password_file = fields.read("password_file", as_kept_file).value_or("");
  if (fields.find("password_file") && !fields.find("user")) {
    report.error(fields.spot_of("password_file"), "a password_file, but no \"user\"");
  }
  mail.authority = fields.read("authority", as_kept_file).value_or("");
  mail.pages = fields.read("pages", as_https_url).value_or("");
  mail.messages = read_choices(fields, ChoicesOf::kDesk, report);
  check_relay(mail, fields, report);
  if (!mail.host.empty()) check_everybody_has_an_address(desk, fields, report);
  return mail;
}

}  // namespace respite::team_file
