#include "app/record/mail/choices.h"

#include <algorithm>
#include <charconv>

#include "store/messages/mails.h"
#include "text/list.h"

namespace respite {
namespace {

// "86400,3600": seconds before a duty begins; empty: no reminder.
std::vector<Seconds> reminders_in(const std::string& text) {
  std::vector<Seconds> reminders;
  for (const std::string& part : text::split_list(text)) {
    std::int64_t seconds = 0;
    if (std::from_chars(part.data(), part.data() + part.size(), seconds).ec == std::errc{})
      reminders.push_back(Seconds{seconds});
  }
  return reminders;
}

void add(MessageChoices& choices, const store::MessageChoice& said) {
  if (said.what == "remind") {
    choices.remind = reminders_in(said.choice);
  } else if (said.what == "invitations") {
    const auto* way = std::ranges::find(kInvitationWords, said.choice);
    if (way != kInvitationWords.end())
      choices.invitations = static_cast<InvitationWay>(way - kInvitationWords.begin());
  } else if (const auto kind = parse_message_kind(said.what)) {
    choices.ways[static_cast<std::size_t>(*kind)] = parse_message_way(said.choice);
  }
}

}  // namespace

Choices::Choices(const store::Database& database) {
  for (const store::MessageChoice& said : store::read_choices(database))
    add(chosen_[said.person], said);
}

Preferences Choices::of(const Desk& desk, const std::string& id) const {
  Preferences preferences;
  if (const auto chosen = chosen_.find(id); chosen != chosen_.end())
    preferences.chosen = chosen->second;
  const auto person = find_person(desk, id);
  const Requester* const requester = person ? nullptr : find_requester(desk, id);
  if (desk.mail) preferences.said = desk.mail->messages;
  if (person) preferences.said = over(desk.people[at(*person)].messages, preferences.said);
  if (requester != nullptr) preferences.said = over(requester->messages, preferences.said);
  preferences.held = over(preferences.chosen, preferences.said);
  return preferences;
}

}  // namespace respite
