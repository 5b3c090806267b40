#include "app/messages/invitation.h"

#include "app/access/tokens.h"
#include "app/feeds/feed_input.h"
#include "ical/write.h"
#include "store/publications.h"
#include "store/tokens.h"

namespace respite {
namespace {

constexpr std::size_t kMostFiles = 30;
constexpr std::chrono::days kOfLate{14};

MailFile file_of(const ical::Invitation& invitation) {
  return {invitation.cancelled ? "text/calendar; method=CANCEL; charset=utf-8"
                               : "text/calendar; method=REQUEST; charset=utf-8",
          "duty-" + to_rfc3339(invitation.event.span.begin).substr(0, 10) + ".ics",
          ical::write_invitation(invitation)};
}

}  // namespace

Invitations::Invitations(const OpenDesk& desk, const store::Database& database)
    : desk_(desk), database_(database), choices_(database) {}

bool Invitations::are_wanted_by(const Person& person) {
  switch (invitations_of(choices_.of(desk_.desk, person.id).held)) {
    case InvitationWay::kAuto:
      return !has_feed(person);
    case InvitationWay::kAlways:
      return true;
    case InvitationWay::kNever:
      break;
  }
  return false;
}

std::vector<MailFile> Invitations::files_for(const Person& person,
                                             const std::vector<std::string>& given,
                                             const std::vector<std::string>& taken) {
  if (!input_) input_ = feed_input(desk_.invocation, database_);
  const Mail& mail = *desk_.desk.mail;
  std::vector<MailFile> files;
  const auto add = [&](const std::vector<std::string>& keys, bool cancelled) {
    FeedInput input = *input_;
    input.blocks.clear();
    input.bookings.clear();
    input.slots = store::read_last_published(database_, keys);
    std::erase_if(input.slots, [&](const PublishedSlot& slot) {
      return (slot.slot.person == person.id) == cancelled;
    });
    for (PublishedSlot& slot : input.slots) slot.slot.person = person.id;
    for (ical::Event& event : build_feed(input, PersonFeed{person.id}).events) {
      if (event.span.end <= desk_.invocation.now) continue;
      files.push_back(file_of({std::move(event),
                               {mail.from_name, mail.from_address},
                               {person.name, person.email},
                               cancelled}));
    }
  };
  add(given, false);
  add(taken, true);
  if (files.size() > kMostFiles) files.clear();
  return files;
}

bool Invitations::has_feed(const Person& person) {
  if (!with_feed_) {
    with_feed_.emplace();
    const Instant now = desk_.invocation.now;
    for (const store::Token& token : store::read_tokens(database_))
      if (opens_feed(token) && !token.revoked && token.used && now - *token.used < kOfLate)
        with_feed_->insert(token.subject);
  }
  return with_feed_->contains(person.id);
}

}  // namespace respite
