#include "render/report.h"

#include <fmt/format.h>

#include "render/report_parts.h"
#include "render/text.h"
#include "text/list.h"

namespace respite {
namespace {

std::string moment(const AskView& view, Instant instant) {
  return day_and_time(wall_in(view.zone, instant));
}

std::string verdict_text(const AskView& view) {
  std::string text = view.verdict;
  if (view.person) text += fmt::format(": {}", printable(view.person_name));
  if (view.slot) text += fmt::format(", {}", from_to(view.zone, *view.slot));
  if (view.ack_by) text += fmt::format(", answers by {}", moment(view, *view.ack_by));
  if (view.promise) text += fmt::format(", promised by {}", moment(view, *view.promise));
  if (!view.consent.empty()) {
    text += fmt::format(", with the consent of {}", text::join(view.consent, " and "));
  }
  return text;
}

// Whoever could have come is not held: somebody else comes first.
std::string found_text(const AskView& view, const LookedView& looked) {
  const bool chosen = looked.person == view.person;
  std::string text = looked.start ? "free from " + moment(view, *looked.start) : "";
  if (!looked.start && !looked.held.empty()) {
    text = fmt::format("held by {}", text::join(looked.held, ", "));
  }
  if (text.empty()) text = "no time long enough before it is due";
  return !chosen && looked.start ? text + ", but another comes first" : text;
}

std::string looked_text(const AskView& view, const Style& style) {
  if (view.windows.empty() && view.looked.empty()) return "";
  std::string text = "\nLooked at:\n";
  for (const Interval window : view.windows) {
    text += listed(fmt::format("service {}", from_to(view.zone, window)), style);
  }
  for (const LookedView& looked : view.looked) {
    text += listed(looked.person + ": " + found_text(view, looked), style);
  }
  return text;
}

}  // namespace

std::string render(const AskView& view, const Style& style) {
  std::string text = painted(style, Paint::kBold, verdict_text(view)) + '\n';
  for (const std::string& reason : view.reasons) text += listed(reason, style);
  if (!view.alternatives.empty()) text += "\nAlso possible:\n";
  for (const OfferView& offer : view.alternatives) {
    text += listed(printable(offer.name) + ", " + from_to(view.zone, offer.slot), style);
  }
  if (!view.citations.empty()) text += "\nRules:\n";
  for (const Citation& citation : view.citations) {
    text += listed(fmt::format("{} ({}): {}", citation.id, citation.version, citation.text), style);
  }
  text += looked_text(view, style);
  text += "\nReply:\n";
  for (const std::string& line : wrap(printable(view.reply), style.columns - 2)) {
    text += "  " + line + '\n';
  }
  if (!view.taken) text += "\nNothing is booked: the same with --take books it.\n";
  return text;
}

}  // namespace respite
