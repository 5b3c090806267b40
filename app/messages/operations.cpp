// Messages: what was sent, to whom, what waits; tried again, and sent by hand.
#include <fmt/format.h>

#include <algorithm>

#include "app/desk/member.h"
#include "app/desk/write_to.h"
#include "app/messages/due.h"
#include "app/messages/prefer.h"
#include "app/messages/send.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/record/act.h"
#include "app/record/mail/post_box.h"
#include "app/view/message.h"
#include "store/messages/mails.h"
#include "store/messages/webhooks.h"

namespace respite {
namespace {

std::string subject_of(const MailRecord& mail) {
  if (mail.body.empty()) return {};
  try {
    return letter_from_json(mail.body).subject;
  } catch (const std::invalid_argument&) {
    return {};
  }
}

MessageView view_of(const OutboxLetter& letter, bool in_digest) {
  MessageView view;
  view.number = letter.number;
  view.made = letter.made;
  view.tries = letter.tries;
  view.answer = letter.last_answer;
  view.state = letter.delivered  ? MessageState::kSent
               : letter.given_up ? MessageState::kGivenUp
               : in_digest       ? MessageState::kInDigest
                                 : MessageState::kWaiting;
  view.when = letter.delivered.value_or(letter.given_up.value_or(letter.next_try));
  return view;
}

MessageView view_of(const MailRecord& mail) {
  MessageView view = view_of(mail, mail.digest);
  if (mail.given_up && is_too_late(mail, *mail.given_up)) view.state = MessageState::kTooLate;
  view.kind = mail.kind;
  view.channel = "mail";
  view.to = mail.recipient.empty() ? mail.address : mail.recipient;
  view.subject = subject_of(mail);
  return view;
}

struct ListArguments {
  bool waiting = false;
  std::optional<std::string> person;
  std::int64_t limit = 100;
};

void arguments(auto& visit, ListArguments& given) {
  visit("waiting", given.waiting, "only what has not been sent");
  visit("person", given.person, "only to them", {.value = "PERSON"});
  visit("limit", given.limit, "how many of the latest", {.bounds = {1, 1000}});
}

MessagesView list_messages(const Context& context, const ListArguments& given) {
  const OpenDesk& desk = context.desk();
  const auto database = store_to_read(desk.invocation);
  return database.read([&] {
    MessagesView view{
        desk.desk.zone.name(), desk.desk.mail.has_value(), {}, store::count_waiting(database)};
    for (const MailRecord& mail : store::read_mails(database, 10'000))
      view.messages.push_back(view_of(mail));
    for (const Delivery& delivery : store::read_deliveries(database)) {
      MessageView one = view_of(delivery, false);
      one.channel = fmt::format("webhook {}", delivery.webhook);
      view.messages.push_back(std::move(one));
    }
    std::erase_if(view.messages, [&](const MessageView& one) {
      const bool waits =
          one.state == MessageState::kWaiting || one.state == MessageState::kInDigest;
      return (given.waiting && !waits) || (given.person && one.to != *given.person);
    });
    std::ranges::sort(view.messages, std::greater<>{}, &MessageView::number);
    const auto most = static_cast<std::size_t>(given.limit);
    if (view.messages.size() > most) view.messages.resize(most);
    return view;
  });
}

MessageView retry(const Context& context, std::int64_t id) {
  const OpenDesk& desk = context.desk();
  return write_act(desk.invocation, [&](store::Database& database) {
    const auto mail = store::read_mail(database, id);
    if (!mail) throw NoSuch("there is no mail {}", id);
    if (is_too_late(*mail, desk.invocation.now))
      throw Failure(ExitCode::kRule, "mail {} is too late: what it says is no longer true", id);
    if (!store::try_again(database, id, desk.invocation.now))
      throw Failure(ExitCode::kRule, "mail {} was sent, or its text is forgotten", id);
    record_act(database, desk.invocation, "mail tried again", fmt::format("mail {}", id), "");
    return view_of(*store::read_mail(database, id));
  });
}

void require_relay(const OpenDesk& desk) {
  if (!desk.desk.mail)
    throw Failure(ExitCode::kInput,
                  "the team file names no relay: write [mail] with relay and from");
}

struct TestArguments {
  std::string to;
};

void arguments(auto& visit, TestArguments& given) {
  visit("to", given.to, "who gets a mail that says that mails arrive",
        {.value = "PERSON", .needed = true});
}

MessagesView send_test(const Context& context, const TestArguments& given) {
  const OpenDesk& desk = context.desk();
  require_relay(desk);
  const auto person = find_person(desk.desk, given.to);
  if (!person) throw BadArgument("to", "names nobody of the desk");
  if (has_left(desk.desk.people[at(*person)], desk.invocation.now))
    throw BadArgument("to", "names somebody who has left");
  if (desk.desk.people[at(*person)].email.empty())
    throw BadArgument("to", "names somebody without an e-mail address in the team file");
  return write_act(desk.invocation, [&](store::Database& database) {
    const std::string event = fmt::format("test/{}/{}", given.to, to_rfc3339(desk.invocation.now));
    PostBox(database, desk)
        .tell(
            *person,
            {.kind = MessageKind::kEmergency,
             .event = event,
             .thread = "test",
             .before = desk.invocation.now,
             .own_act = true,
             .as = kTestMail},
            [&](const Writing& writing) {
              const Words& words = writing.words;
              Letter letter;
              letter.subject = words("A test: mails arrive");
              letter.paragraphs.push_back(words("Nothing has happened and nothing is to be done."));
              letter.reason = words("You get this because somebody tried whether mails arrive.");
              return letter;
            });
    record_act(database, desk.invocation, "test mail", fmt::format("person {}", given.to), "");
    MessagesView view{desk.desk.zone.name(), true, {}, store::count_waiting(database)};
    for (const MailRecord& mail : store::read_mails(database, 1))
      view.messages.push_back(view_of(mail));
    return view;
  });
}

SentView send(const Context& context, const NoArguments& /*given*/) {
  const OpenDesk& desk = context.desk();
  const int put = put_what_is_due(desk, true);
  SentView view;
  if (desk.desk.mail) {
    view = send_mails(desk, {context.clock, mailer_of(desk, context.stop), context.stop});
  }
  view.put = put;
  return view;
}

}  // namespace

std::vector<Operation> message_operations() {
  return {
      declare(
          {.name = "message list",
           .summary = "what was sent, to whom, and what waits",
           .about = "Messages of the last 30 days, the latest first: mails to people and to who "
                    "asks for help, and what webhooks are told.",
           .route = {"GET", "/api/v1/messages"}},
          list_messages),
      declare({.name = "message retry",
               .summary = "try a mail again at once that waits or was given up",
               .route = {"POST", "/api/v1/messages/{id}/retry"}},
              retry),
      declare({.name = "message test",
               .summary = "put a mail into the outbox that says that mails arrive",
               .route = {"POST", "/api/v1/messages/test"}},
              send_test),
      prefer_operation(),
      declare(
          {.name = "message send",
           .summary = "send the mails that are due",
           .about = "Puts reminders, gaps of the coming week, stale feeds and steps of emergencies "
                    "that are due into the outbox, then hands what is due to the relay. The "
                    "server does this by itself; where none runs, run it every minute. Webhooks "
                    "have their own: respite webhook deliver."},
          send)};
}

}  // namespace respite
