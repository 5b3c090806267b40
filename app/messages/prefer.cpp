#include "app/messages/prefer.h"

#include <algorithm>

#include "app/desk/file/words.h"
#include "app/desk/write_to.h"
#include "app/operation/arguments.h"
#include "app/record/act.h"
#include "app/record/mail/choices.h"
#include "app/view/message.h"
#include "store/messages/mails.h"
#include "text/list.h"

namespace respite {
namespace {

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

Operation prefer_operation() {
  return declare<PreferArguments, PreferencesView>(
      {.name = "message prefer",
       .summary = "say, or see, what somebody is told and how",
       .about = "Without an option it shows what holds. What is chosen here stands over what "
                "the team file says.",
       .least = store::TokenRole::kTechnician,
       .writes = true,
       .method = "POST",
       .path = "/api/v1/messages/preferences"},
      prefer);
}

}  // namespace respite
