#include "render/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/report_parts.h"
#include "render/table.h"
#include "render/text.h"
#include "render/words.h"
#include "scheduler/time/duration_text.h"
#include "text/list.h"

namespace respite {
namespace {

Cell state_of(const MessageView& message, const std::string& zone) {
  const std::string when = day_and_time(wall_in(zone, message.when));
  if (message.state == MessageState::kSent) return {"sent " + when, Paint::kPlain};
  if (message.state == MessageState::kGivenUp) return {"given up " + when, Paint::kRed};
  if (message.state == MessageState::kTooLate) return {"too late " + when, Paint::kRed};
  if (message.state == MessageState::kInDigest) return {"in the digest of " + when, Paint::kDim};
  return {message.tries == 0 ? "due " + when : "again " + when, Paint::kYellow};
}

std::string count_text(std::int64_t waiting) {
  return waiting == 0 ? "Nothing waits.\n" : fmt::format("{} still waiting.\n", waiting);
}

}  // namespace

std::string render(const MessagesView& view, const Style& style) {
  std::string text;
  if (!view.has_relay)
    text += "No mails are sent: the team file has no [mail] (docs/messages.md).\n";
  if (view.messages.empty()) return text + "There are no messages.\n";
  Table table({{"", Align::kRight}, {"to"}, {"about"}, {"state"}, {"answer"}});
  for (const MessageView& message : view.messages) {
    table.add_row({{std::to_string(message.number)},
                   {printable(message.to.empty() ? message.channel : message.to)},
                   {printable(message.subject.empty() ? message.kind : message.subject)},
                   state_of(message, view.zone),
                   {printable(message.answer)}});
  }
  return text + table.render(style) + count_text(view.waiting);
}

std::string render(const MessageView& message) {
  return fmt::format("Mail {} to {} is due again.\n", message.number, printable(message.to));
}

std::string render(const SentView& view, const Style& style) {
  std::string text;
  for (const SentLine& line : view.tried) {
    const std::string how = line.delivered  ? "sent"
                            : line.given_up ? "given up: " + line.answer
                                            : "not taken: " + line.answer;
    text += listed(
        printable(fmt::format("mail {} ({}) to {}: {}", line.number, line.kind, line.to, how)),
        style);
  }
  if (view.tried.empty()) text = "Nothing is due.\n";
  return text + (view.waiting > 0 ? count_text(view.waiting) : "");
}

std::string render(const PreferencesView& view, const Style& style) {
  std::string text = view.address.empty()
                         ? fmt::format("{} has no e-mail address in the team file.\n", view.person)
                         : fmt::format("{}, {}\n", view.person, printable(view.address));
  Table table({{"kind"}, {"how"}, {"said by"}});
  for (const ChoiceView& choice : view.choices)
    table.add_row({{choice.kind}, {choice.way}, {choice.from, Paint::kDim}});
  text += table.render(style);
  if (view.invitations.empty()) return text;  // a requester's
  std::vector<std::string> times;
  for (const std::int64_t seconds : view.remind) times.push_back(days_text(Seconds{seconds}));
  text += times.empty() ? "No reminders before a duty.\n"
                        : fmt::format("Reminders {} before a duty.\n", text::join(times, " and "));
  return text + fmt::format("Invitations: {}\n", view.invitations);
}

}  // namespace respite
