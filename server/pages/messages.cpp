// What one is told by mail, and how; for a lead also what was sent and what waits.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/view/message.h"
#include "server/pages/frame.h"
#include "server/pages/lead/tell.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/routes.h"
#include "text/list.h"

namespace respite::server {
namespace {

using store::TokenRole;

constexpr const char* kMessagesPage = "/messages";
constexpr const char* kFile = "file";  // of a choice: as the team file says
constexpr const char* kReminders = "remind";
constexpr const char* kInvitations = "invitations";

std::string kind_name(const Words& words, MessageKind kind) {
  switch (kind) {
    case MessageKind::kDuty:
      return words("A duty given, moved or taken");
    case MessageKind::kReminder:
      return words("A duty that begins soon");
    case MessageKind::kChange:
      return words("A swap, cover or leave proposed or answered");
    case MessageKind::kConsent:
      return words("My agreement asked for");
    case MessageKind::kBooking:
      return words("A request booked with me, moved or withdrawn");
    case MessageKind::kLearning:
      return words("My protected time moved or lost");
    case MessageKind::kRequest:
      return words("A request of mine");
    case MessageKind::kGap:
      return words("Duty that nobody holds next week");
    case MessageKind::kPromise:
      return words("A promise at risk");
    case MessageKind::kSubscriber:
      return words("A calendar that nobody has fetched for long");
    case MessageKind::kEmergency:
      break;
  }
  return words("An emergency");
}

std::string name_of_kind(const Words& words, const std::string& kind) {
  const auto known = parse_message_kind(kind);
  return known ? kind_name(words, *known) : kind;
}

struct Option {
  std::string value;
  std::string text;
};

Tree choice(const std::string& name, const std::string& label, const std::vector<Option>& options,
            const std::string& chosen) {
  Items all;
  for (const Option& option : options)
    all.push_back({Members{
        {"value", {option.value}}, {"text", {option.text}}, {"chosen", {option.value == chosen}}}});
  return {Members{{"name", {name}}, {"label", {label}}, {"options", {std::move(all)}}}};
}

std::vector<Option> ways_for(const Words& words, MessageKind kind) {
  std::vector<Option> ways = {{std::string(to_text(MessageWay::kMail)), words("by mail at once")}};
  if (may_wait(kind))
    ways.push_back({std::string(to_text(MessageWay::kDigest)), words("in a mail each week")});
  ways.push_back({std::string(to_text(MessageWay::kNone)), words("not at all")});
  return ways;
}

// "1d,1h", as `message prefer` takes it.
std::string reminders_of(const PreferencesView& view) {
  if (view.remind.empty()) return std::string(to_text(MessageWay::kNone));
  return text::join(view.remind, ",", [](std::int64_t before) {
    return before % 86400 == 0  ? fmt::format("{}d", before / 86400)
           : before % 3600 == 0 ? fmt::format("{}h", before / 3600)
                                : fmt::format("{}m", before / 60);
  });
}

Items choices_of(const Words& words, const PreferencesView& view) {
  Items all;
  for (const ChoiceView& one : view.choices)
    if (const auto kind = parse_message_kind(one.kind))
      all.push_back(choice(one.kind, kind_name(words, *kind), ways_for(words, *kind), one.way));
  std::vector<Option> times = {{"1d,1h", words("a day and an hour before it begins")},
                               {"1d", words("a day before it begins")},
                               {"1h", words("an hour before it begins")},
                               {"none", words("never")}};
  const std::string reminders = reminders_of(view);
  if (std::ranges::find(times, reminders, &Option::value) == times.end())
    times.push_back({reminders, reminders});
  all.push_back(choice(kReminders, words("Reminded of a duty"), times, reminders));
  all.push_back(choice(kInvitations, words("Duties as invitations to my calendar"),
                       {{"auto", words("while no calendar of mine has asked for them of late")},
                        {"always", words("always")},
                        {"never", words("never")}},
                       view.invitations));
  return all;
}

std::string state_text(const Words& words, MessageState state) {
  switch (state) {
    case MessageState::kWaiting:
      return words("waits");
    case MessageState::kInDigest:
      return words("waits for the weekly mail");
    case MessageState::kSent:
      return words("sent");
    case MessageState::kTooLate:
      return words("came too late, not sent");
    case MessageState::kGivenUp:
      break;
  }
  return words("given up");
}

Items sent_rows(const Call& call, const Words& words, const MessagesView& view) {
  Items rows;
  for (const MessageView& one : view.messages) {
    const bool open = one.state == MessageState::kWaiting || one.state == MessageState::kGivenUp;
    rows.push_back(
        {Members{{"when", {moment_of(call, words, one.when)}},
                 {"to", {one.to.empty() ? one.channel : name_of_person(call, one.to)}},
                 {"what", {one.subject.empty() ? name_of_kind(words, one.kind) : one.subject}},
                 {"state", {state_text(words, one.state)}},
                 {"class", {open ? (one.tries > 0 ? "gap" : "now") : "kept"}},
                 {"answer", {open ? one.answer : ""}},
                 {"retry", {open ? address_at(call, "/messages/retry") : ""}},
                 {"id", {one.number}}}});
  }
  return rows;
}

http::Response messages_page(const Call& call, const std::string& refused) {
  const OpenDesk desk = call.open_desk();
  const Words words = words_for(call);
  const Outcome chosen = run_operation(call, desk, "message prefer");
  const auto& view = chosen.as<PreferencesView>();
  Members data{{"refused", {refused}},
               {"done", {refused.empty() && call.query("done").has_value()}},
               {"no_relay", {!desk.desk.mail}},
               {"address", {view.address}},
               {"action", {address_at(call, kMessagesPage)}},
               {"choices", {choices_of(words, view)}}};
  if (call.may(TokenRole::kLead)) {
    const Outcome sent = run_operation(call, desk, "message list");
    Items rows = sent_rows(call, words, sent.as<MessagesView>());
    data.push_back({"for_lead", {true}});
    data.push_back({"rows", {std::move(rows)}});
  }
  http::Response page =
      page_from(call, words, {words("Messages"), Section::kMessages}, "messages", {data});
  if (!refused.empty()) page.status = 409;
  return page;
}

http::Response get_messages(const Call& call, Services& /*services*/) {
  return messages_page(call, "");
}

// What differs from what holds is chosen; the rest goes on following the team file.
void choose(const Call& call, const http::Query& said) {
  const OpenDesk desk = call.open_desk();
  const Outcome held = run_operation(call, desk, "message prefer");
  const auto& view = held.as<PreferencesView>();
  const auto prefer = [&](const http::Query& query) {
    static_cast<void>(run_operation(call, desk, "message prefer", query));
  };
  for (const ChoiceView& one : view.choices) {
    const auto way = http::find_in(said, one.kind);
    if (way && *way != one.way) prefer({{"kind", one.kind}, {"way", *way}});
  }
  const auto remind = http::find_in(said, kReminders);
  if (remind && *remind != reminders_of(view)) prefer({{kReminders, *remind}});
  const auto invitations = http::find_in(said, kInvitations);
  if (invitations && *invitations != view.invitations) prefer({{kInvitations, *invitations}});
  if (!http::find_in(said, kFile)) return;
  for (const ChoiceView& one : view.choices) prefer({{"kind", one.kind}, {"way", kFile}});
  prefer({{kReminders, kFile}, {kInvitations, kFile}});
}

// Done, the page is looked at anew; refused, it says why.
http::Response after(const Call& call, const std::string& refused) {
  if (!refused.empty()) return messages_page(call, refused);
  return see_other(address_at(call, kMessagesPage, {{"done", "yes"}}));
}

http::Response post_messages(const Call& call, Services& /*services*/) {
  const http::Query said = form_in(call);
  return after(call, refusal_of([&] { choose(call, said); }));
}

http::Response post_retry(const Call& call, Services& services) {
  return after(call, refusal_of(call, services, "message retry"));
}

}  // namespace

std::vector<Route> message_routes() {
  return {{.on = {"GET", kMessagesPage},
           .least = TokenRole::kTechnician,
           .operation = "messages_page",
           .about = "What one is told by mail; for a lead also what was sent",
           .answer = get_messages},
          {.on = {"POST", kMessagesPage},
           .least = TokenRole::kTechnician,
           .operation = "messages_form",
           .about = "Choose what one is told by mail",
           .answer = post_messages},
          {.on = {"POST", "/messages/retry"},
           .least = TokenRole::kLead,
           .operation = "messages_retry",
           .about = "Try a message again, on the page",
           .answer = post_retry}};
}

}  // namespace respite::server
