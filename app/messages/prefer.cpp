#include "app/messages/prefer.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/desk/file/words.h"
#include "app/desk/write_to.h"
#include "app/operation/arguments.h"
#include "app/record/act.h"
#include "app/record/mail/choices.h"
#include "app/view/message.h"
#include "scheduler/time/duration_text.h"
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
        "duty, reminder, change, consent, booking, learning, request, gap, promise, "
        "subscriber or emergency; of requesters request",
        {.value = "KIND"});
  visit("way", given.way, "mail, digest, none, or file: as the team file says", {.value = "WAY"});
  visit("remind", given.remind, "how long before a duty, as 1d,1h; none; or file",
        {.value = "TIMES"});
  visit("invitations", given.invitations, "auto, always, never or file", {.value = "WHEN"});
}

std::string reminders_from(const std::string& text) {
  if (text == "none") return "";
  std::string seconds;
  const std::vector<std::string> parts = text::split_list(text);
  if (parts.size() > kMostReminders)
    throw BadArgument("remind", fmt::format("must be at most {} times", kMostReminders));
  for (const std::string& part : parts) {
    const auto before = team_file::parse_duration(part);
    if (!before || *before < kShortestReminder || *before > kLongestReminder)
      throw BadArgument(
          "remind", fmt::format("must be times of {} to {}, as 1d,1h", days_text(kShortestReminder),
                                days_text(kLongestReminder)));
    seconds += (seconds.empty() ? "" : ",") + std::to_string(before->count());
  }
  return seconds;
}

// Whose choice it is.
struct Reader {
  std::string id;
  std::string address;  // may be empty
  bool asks = false;    // a requester, who is told of nothing but their requests
  bool leads = false;
};

Reader reader_of(const Desk& desk, const std::string& id) {
  if (const auto person = find_person(desk, id))
    return {id, desk.people[at(*person)].email, false,
            std::ranges::find(desk.leads, *person) != desk.leads.end()};
  const Requester* const requester = find_requester(desk, id);
  if (requester == nullptr) throw BadArgument("person", "names nobody of the desk");
  return {id, requester->email, true, false};
}

bool is_told(const Reader& reader, MessageKind kind) {
  if (reader.asks) return kind == MessageKind::kRequest;
  return reader.leads || !is_for_leads(kind);
}

using Chosen = std::pair<std::string, std::optional<std::string>>;

Chosen kind_chosen(const PreferArguments& given, const Reader& reader) {
  const auto kind = parse_message_kind(*given.kind);
  if (!kind) throw BadArgument("kind", "is no kind of message");
  if (reader.asks && !is_told(reader, *kind))
    throw BadArgument("kind", "must be request: requesters are told of nothing else");
  const auto way = parse_message_way(*given.way);
  if (!way && *given.way != "file") throw BadArgument("way", "must be mail, digest, none or file");
  if (way == MessageWay::kDigest && (reader.asks || !may_wait(*kind)))
    throw BadArgument("way", "cannot be digest: it cannot wait for a week");
  return {*given.kind, way ? given.way : std::nullopt};
}

// Checked, as the store keeps them: what, and how; no choice: as the team file says.
std::vector<Chosen> choices_in(const PreferArguments& given, const Reader& reader) {
  std::vector<Chosen> choices;
  if (given.kind.has_value() != given.way.has_value())
    throw BadArgument(given.kind ? "way" : "kind", "is needed beside the other");
  if (given.kind) choices.push_back(kind_chosen(given, reader));
  if (reader.asks && (given.remind || given.invitations))
    throw BadArgument(given.remind ? "remind" : "invitations", "is for people who hold duties");
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
                               const Reader& reader) {
  const Preferences known = Choices(database).of(desk.desk, reader.id);
  PreferencesView view{reader.id, reader.address, {}, {}, {}};
  for (std::size_t i = 0; i < kMessageKinds; ++i) {
    const auto kind = static_cast<MessageKind>(i);
    if (!is_told(reader, kind)) continue;
    view.choices.push_back({std::string(to_text(kind)),
                            std::string(to_text(way_of(known.held, kind))),
                            known.chosen.ways[i] ? "chosen"
                            : known.said.ways[i] ? "team file"
                                                 : "default"});
  }
  if (reader.asks) return view;
  view.invitations = to_text(invitations_of(known.held));
  for (const Seconds before : reminders_of(known.held)) view.remind.push_back(before.count());
  return view;
}

PreferencesView prefer(const Context& context, const PreferArguments& given) {
  const OpenDesk& desk = context.desk();
  const std::string& by = context.invocation.by;
  const std::string id = given.person.value_or(by);
  if (id != by && context.role < store::TokenRole::kLead)
    throw BadArgument("person", "is for leads: others choose for themselves");
  const Reader reader = reader_of(desk.desk, id);
  const auto choices = choices_in(given, reader);
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
    return preferences_of(desk, database, reader);
  });
}

}  // namespace

Operation prefer_operation() {
  return declare(
      {.name = "message prefer",
       .summary = "say, or see, what somebody is told and how",
       .about = "Without an option it shows what holds. What is chosen here stands over what "
                "the team file says.",
       .least = store::TokenRole::kRequester,
       .route = {"POST", "/api/v1/messages/preferences"}},
      prefer);
}

}  // namespace respite
