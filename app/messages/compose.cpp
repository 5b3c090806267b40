#include "app/messages/compose.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "app/record/mail/links.h"
#include "app/record/mail/post_box.h"
#include "render/letter/mime.h"
#include "store/secret.h"

namespace respite {
namespace {

// "Mon, 30 Nov 2026 09:00:00 +0000" (RFC 5322, 3.3).
std::string date_field(Instant at) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000",
                     fmt::gmtime(static_cast<std::time_t>(at.time_since_epoch().count())));
}

std::string domain_of(const std::string& address) { return address.substr(address.rfind('@') + 1); }

// As lines end in a mail (RFC 2046, 4.1.1).
std::string with_line_ends(const std::string& text) {
  std::string lines;
  for (const char c : text) {
    if (c == '\n') lines += '\r';
    lines += c;
  }
  return lines;
}

void add_unsubscribe(std::vector<std::string>& headers, const Mail& desk_mail,
                     const MailRecord& mail, const std::string& secret) {
  std::string ways = fmt::format("<mailto:{}?subject=unsubscribe>", desk_mail.from_address);
  if (!desk_mail.pages.empty() && mail.kind != kTestMail && mail.kind != kSignInMail) {
    const Link link{LinkTo::kUnsubscribe, mail.kind, mail.recipient};
    ways = fmt::format("<{}/{}>, {}", desk_mail.pages, path_of(link, secret), ways);
    headers.push_back("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  }
  headers.push_back("List-Unsubscribe: " + ways);
}

void add_invitations(OutgoingMail& out, const Letter& letter, const Person& person,
                     Invitations& invitations) {
  if (letter.given.empty() && letter.taken.empty()) return;
  if (!invitations.are_wanted_by(person)) return;
  std::vector<MailFile> files = invitations.files_for(person, letter.given, letter.taken);
  // Programs take up by themselves what is another form of the mail, and one event alone.
  if (files.size() == 1) out.shown = files;
  out.attached = std::move(files);
}

}  // namespace

std::optional<Addressee> addressee_of(const Desk& desk, const MailRecord& mail) {
  if (!mail.address.empty()) return Addressee{"", mail.address};
  if (const auto index = find_person(desk, mail.recipient)) {
    const Person& person = desk.people[at(*index)];
    if (person.email.empty()) return std::nullopt;
    return Addressee{person.name, person.email, &person, true};
  }
  const Requester* const requester = find_requester(desk, mail.recipient);
  if (requester == nullptr || requester->email.empty()) return std::nullopt;
  return Addressee{requester->name, requester->email, nullptr, true};
}

OutgoingMail compose(const OpenDesk& desk, const MailRecord& mail, const Letter& letter,
                     const Addressee& to, const std::string& secret, Invitations& invitations) {
  const Mail& own = *desk.desk.mail;
  const std::string domain = domain_of(own.from_address);
  const std::string thread =
      store::keyed_hash_hex(secret, "thread/" + mail.thread + '/' + mail.recipient).substr(0, 32);
  OutgoingMail out;
  out.from = own.from_address;
  out.to = to.address;
  out.headers = {
      "From: " + mailbox(own.from_name.empty() ? desk.desk.name : own.from_name, own.from_address),
      "To: " + mailbox(to.name, to.address),
      "Subject: " + encoded_header(letter.subject),
      "Date: " + date_field(mail.made),
      fmt::format("Message-ID: <{}.{}@{}>", mail.event, mail.number, domain),
      fmt::format("References: <{}.thread@{}>", thread, domain),
      "Content-Language: " + letter.language,
      "Auto-Submitted: auto-generated"};
  if (to.chooses) add_unsubscribe(out.headers, own, mail, secret);
  const LetterText words = render_letter(letter, desk.desk.name);
  out.text = with_line_ends(words.text);
  out.html = with_line_ends(words.html);
  if (to.person != nullptr) add_invitations(out, letter, *to.person, invitations);
  return out;
}

}  // namespace respite
