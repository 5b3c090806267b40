// Messages: what was sent, to whom, what waits; sent by hand; what people want to be told.
#include <fmt/format.h>

#include <algorithm>

#include "app/desk/file/words.h"
#include "app/desk/write_to.h"
#include "app/messages/due.h"
#include "app/messages/send.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/record/act.h"
#include "app/record/mail/choices.h"
#include "app/record/mail/post_box.h"
#include "app/view/message.h"
#include "store/messages/mails.h"
#include "store/messages/webhooks.h"
#include "text/list.h"

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
  view.state = letter.delivered  ? "sent"
               : letter.given_up ? "given up"
               : in_digest       ? "digest"
                                 : "waiting";
  view.when = letter.delivered.value_or(letter.given_up.value_or(letter.next_try));
  return view;
}

MessageView view_of(const MailRecord& mail) {
  MessageView view = view_of(mail, mail.digest);
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
    for (const MailRecord& mail : store::read_mails(database, std::nullopt, 10'000))
      view.messages.push_back(view_of(mail));
    for (const Delivery& delivery : store::read_deliveries(database)) {
      MessageView one = view_of(delivery, false);
      one.channel = fmt::format("webhook {}", delivery.webhook);
      view.messages.push_back(std::move(one));
    }
    std::erase_if(view.messages, [&](const MessageView& one) {
      return (given.waiting && one.state != "waiting" && one.state != "digest") ||
             (given.person && one.to != *given.person);
    });
    std::ranges::sort(view.messages, std::greater<>{}, &MessageView::number);
    const auto most = static_cast<std::size_t>(given.limit);
    if (view.messages.size() > most) view.messages.resize(most);
    return view;
  });
}

MessageView retry(const Context& context, const NumberArguments& given) {
  const OpenDesk& desk = context.desk();
  return write_to(desk.invocation, [&](store::Database& database) {
    refuse_clock_behind(desk.invocation, database);
    const auto mail = store::read_mail(database, given.id);
    if (!mail) throw NoSuch(fmt::format("there is no mail {}", given.id));
    if (!store::try_again(database, given.id, desk.invocation.now))
      throw Failure(ExitCode::kRule,
                    fmt::format("mail {} was sent, or its text is forgotten", given.id));
    record_act(database, desk.invocation, "mail tried again", fmt::format("mail {}", given.id), "");
    return view_of(*store::read_mail(database, given.id));
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
  if (desk.desk.people[at(*person)].email.empty())
    throw BadArgument("to", "names somebody without an e-mail address in the team file");
  return write_to(desk.invocation, [&](store::Database& database) {
    refuse_clock_behind(desk.invocation, database);
    const std::string event = fmt::format("test/{}/{}", given.to, to_rfc3339(desk.invocation.now));
    PostBox(database, desk)
        .tell(
            *person,
            {.kind = MessageKind::kEmergency,
             .event = event,
             .thread = "test",
             .before = desk.invocation.now,
             .own_act = true},
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
    for (const MailRecord& mail : store::read_mails(database, std::nullopt, 1))
      view.messages.push_back(view_of(mail));
    return view;
  });
}

SentView send(const Context& context, const NoArguments& /*given*/) {
  const OpenDesk& desk = context.desk();
  const int put = write_to(desk.invocation, [&](store::Database& database) {
    return put_what_is_due(database, desk, true);
  });
  SentView view;
  if (desk.desk.mail) {
    Mailer mailer(relay_of(desk), context.stop);
    view = send_mails(
        desk,
        {context.clock, [&](const OutgoingMail& mail) { return mailer.send(mail); }, context.stop});
  }
  view.put = put;
  return view;
}

struct PreferArguments {
  std::optional<std::string> person;
  std::optional<std::string> kind;
  std::optional<std::string> way;
  std::optional<std::string> remind;
  std::optional<std::string> invitations;
};

void arguments(auto& visit, PreferArguments& given) {
  visit("person", given.person, "whose choice it is (default: whoever acts)", {.value = "PERSON"});
  visit("kind", given.kind,
        "duty, reminder, change, consent, booking, learning, gap, promise, "
        "subscriber or emergency",
        {.value = "KIND"});
  visit("way", given.way, "mail, digest, none, or file: as the team file says", {.value = "WAY"});
  visit("remind", given.remind, "how long before a duty, as 1d,1h; none; or file",
        {.value = "TIMES"});
  visit("invitations", given.invitations, "auto, always, never or file", {.value = "WHEN"});
}

std::string reminders_from(const std::string& text) {
  if (text == "none") return "";
  std::string seconds;
  for (const std::string& part : text::split_list(text)) {
    const auto before = team_file::parse_duration(part);
    if (!before || *before < std::chrono::minutes{5} || *before > std::chrono::days{30})
      throw BadArgument("remind", "must be times of 5 minutes to 30 days, as 1d,1h");
    seconds += (seconds.empty() ? "" : ",") + std::to_string(before->count());
  }
  return seconds;
}

// Checked, as the store keeps them: what, and how; no choice: as the team file says.
std::vector<std::pair<std::string, std::optional<std::string>>> choices_in(
    const PreferArguments& given) {
  std::vector<std::pair<std::string, std::optional<std::string>>> choices;
  if (given.kind.has_value() != given.way.has_value())
    throw BadArgument(given.kind ? "way" : "kind", "is needed beside the other");
  if (given.kind) {
    const auto kind = parse_message_kind(*given.kind);
    if (!kind || *kind == MessageKind::kRequest) throw BadArgument("kind", "is no kind of message");
    const auto way = parse_message_way(*given.way);
    if (!way && *given.way != "file")
      throw BadArgument("way", "must be mail, digest, none or file");
    if (way == MessageWay::kDigest && !may_wait(*kind))
      throw BadArgument("way", "cannot be digest: it cannot wait for a week");
    choices.emplace_back(*given.kind, way ? std::optional(*given.way) : std::nullopt);
  }
  if (given.remind)
    choices.emplace_back("remind", *given.remind == "file"
                                       ? std::nullopt
                                       : std::optional(reminders_from(*given.remind)));
  if (given.invitations) {
    const bool file = *given.invitations == "file";
    if (!file && std::ranges::find(kInvitationWords, *given.invitations) == kInvitationWords.end())
      throw BadArgument("invitations", "must be auto, always, never or file");
    choices.emplace_back("invitations", file ? std::nullopt : given.invitations);
  }
  return choices;
}

PreferencesView preferences_of(const OpenDesk& desk, const store::Database& database,
                               PersonIndex index) {
  const Person& person = desk.desk.people[at(index)];
  const MessageChoices chosen = chosen_by(database, person.id);
  const MessageChoices defaults = desk.desk.mail ? desk.desk.mail->messages : MessageChoices{};
  const MessageChoices said = over(person.messages, defaults);
  const MessageChoices held = over(chosen, said);
  PreferencesView view{person.id, person.email, {}, {}, std::string(to_text(invitations_of(held)))};
  for (std::size_t i = 0; i < kMessageKinds; ++i) {
    const auto kind = static_cast<MessageKind>(i);
    const bool lead = std::ranges::count(desk.desk.leads, index) > 0;
    if (kind == MessageKind::kRequest || (is_for_leads(kind) && !lead)) continue;
    view.choices.push_back({std::string(to_text(kind)), std::string(to_text(way_of(held, kind))),
                            chosen.ways[i] ? "chosen"
                            : said.ways[i] ? "team file"
                                           : "default"});
  }
  for (const Seconds before : reminders_of(held)) view.remind.push_back(before.count());
  return view;
}

PreferencesView prefer(const Context& context, const PreferArguments& given) {
  const OpenDesk& desk = context.desk();
  const std::string& by = context.invocation.by;
  const std::string id = given.person.value_or(by);
  const auto person = find_person(desk.desk, id);
  if (!person) throw BadArgument("person", "names nobody of the desk");
  if (id != by && context.role < store::TokenRole::kLead)
    throw BadArgument("person", "is for leads: others choose for themselves");
  const auto choices = choices_in(given);
  return write_to(desk.invocation, [&](store::Database& database) {
    if (!choices.empty()) refuse_clock_behind(desk.invocation, database);
    for (const auto& [what, choice] : choices) {
      if (choice) {
        store::choose(database, {id, what, *choice});
      } else {
        store::choose_nothing(database, id, what);
      }
      record_act(database, desk.invocation, "messages chosen", "person " + id,
                 what + '=' + choice.value_or("file"));
    }
    return preferences_of(desk, database, *person);
  });
}

}  // namespace

std::vector<Operation> message_operations() {
  return {
      declare<ListArguments, MessagesView>(
          {.name = "message list",
           .summary = "what was sent, to whom, and what waits",
           .about = "Messages of the last 30 days, the latest first: mails to people and to who "
                    "asks for help, and what webhooks are told.",
           .method = "GET",
           .path = "/api/v1/messages"},
          list_messages),
      declare<NumberArguments, MessageView>(
          {.name = "message retry",
           .summary = "try a mail again at once that waits or was given up",
           .writes = true,
           .method = "POST",
           .path = "/api/v1/messages/{id}/retry"},
          retry),
      declare<TestArguments, MessagesView>(
          {.name = "message test",
           .summary = "put a mail into the outbox that says that mails arrive",
           .writes = true,
           .method = "POST",
           .path = "/api/v1/messages/test"},
          send_test),
      declare<PreferArguments, PreferencesView>(
          {.name = "message prefer",
           .summary = "say, or see, what somebody is told and how",
           .about = "Without an option it shows what holds. What is chosen here stands over what "
                    "the team file says.",
           .least = store::TokenRole::kTechnician,
           .writes = true,
           .method = "POST",
           .path = "/api/v1/messages/preferences"},
          prefer),
      declare<NoArguments, SentView>(
          {.name = "message send",
           .summary = "send the mails that are due",
           .about = "Puts reminders, gaps of the coming week, stale feeds and steps of emergencies "
                    "that are due into the outbox, then hands what is due to the relay. The "
                    "server does this by itself; where none runs, run it every minute. Webhooks "
                    "have their own: respite webhook deliver.",
           .writes = true},
          send)};
}

}  // namespace respite
