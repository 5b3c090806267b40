#include "app/record/mail/post_box.h"

#include <algorithm>

#include "app/desk/member.h"
#include "app/record/mail/links.h"
#include "scheduler/message/when.h"
#include "store/secret.h"

namespace respite {

std::string event_id(store::Database& database, const std::string& event) {
  constexpr std::size_t kDigits = 32;
  return store::keyed_hash_hex(store::export_secret(database), "event/" + event).substr(0, kDigits);
}

Language language_of(const Desk& desk, const std::string& asker) {
  if (const auto person = find_person(desk, asker))
    return desk.people[at(*person)].language.value_or(desk.language);
  const Requester* const requester = find_requester(desk, asker);
  return requester != nullptr ? requester->language.value_or(desk.language) : desk.language;
}

PostBox::PostBox(store::Database& database, const OpenDesk& desk)
    : database_(database), desk_(desk) {
  if (is_open()) choices_ = Choices(database);
}

MessageChoices PostBox::choices_of(PersonIndex index) const {
  return choices_.of(desk_.desk, desk_.desk.people[at(index)].id).held;
}

void PostBox::put(const Told& told, MailRecord mail, Letter letter, const Words& words,
                  Instant due) {
  letter.language = words.language();
  mail.kind = told.as.empty() ? to_text(told.kind) : told.as;
  mail.event = event_id(database_, told.event);
  mail.thread = told.thread;
  mail.made = desk_.invocation.now;
  mail.body = to_json(letter);
  mail.next_try = due;
  mail.until = told.until;
  store::put_mail(database_, mail);
}

void PostBox::tell(PersonIndex to, const Told& told, const Write& write) {
  if (!is_open()) return;
  const Person& person = desk_.desk.people[at(to)];
  const Instant now = std::max(desk_.invocation.now, told.from.value_or(Instant::min()));
  const bool own_act = desk_.invocation.by == person.id && !told.own_act;
  if (own_act || person.email.empty() || has_left(person, now)) return;
  const MessageWay way = told.as.empty() ? way_of(choices_of(to), told.kind) : MessageWay::kMail;
  if (way == MessageWay::kNone) return;
  const Words words{to_text(language_of(desk_.desk, person.id))};
  MailRecord mail;
  mail.recipient = person.id;
  // What is of no use by then does not wait: for the digest, and for the morning.
  const auto too_late = [&](Instant then) { return told.before && *told.before <= then; };
  const Instant digest = next_digest(desk_.desk, person, now);
  const Instant morning = end_of_night(desk_.desk, person, now);
  mail.digest = way == MessageWay::kDigest && may_wait(told.kind) && !too_late(digest);
  const Instant due = mail.digest ? digest : too_late(morning) ? now : morning;
  put(told, std::move(mail), write({words, person.zone, now}), words, due);
}

void PostBox::tell_leads(const Told& told, const Write& write) {
  for (const PersonIndex lead : desk_.desk.leads) tell(lead, told, write);
}

void PostBox::tell_who_asked(const Asked& asked, const Told& told, const Write& write) {
  if (!is_open()) return;
  const Desk& desk = desk_.desk;
  if (const auto person = find_person(desk, asked.id)) return tell(*person, told, write);
  const Requester* const requester = find_requester(desk, asked.id);
  const std::string address = !asked.address.empty() ? asked.address
                              : requester != nullptr ? requester->email
                                                     : std::string{};
  if (address.empty() || (desk_.invocation.by == asked.id && !told.own_act)) return;
  if (told.as.empty() && way_of(choices_.of(desk, asked.id).held, told.kind) == MessageWay::kNone)
    return;
  const Words words{to_text(language_of(desk, asked.id))};
  MailRecord mail;
  mail.recipient = asked.id;
  mail.address = asked.address;
  put(told, std::move(mail), write({words, desk.zone, desk_.invocation.now}), words,
      desk_.invocation.now);
}

std::string PostBox::link(const std::string& path) const {
  const std::string& pages = desk_.desk.mail->pages;
  return pages.empty() ? std::string{} : pages + '/' + path;
}

std::string PostBox::request_link(const RequestView& request) const {
  return link(path_of({LinkTo::kRequest, std::to_string(request.id), "-"}, secret()));
}

std::string PostBox::secret() const { return store::export_secret(database_); }

}  // namespace respite
