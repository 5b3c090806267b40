#include "render/report.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/report_parts.h"
#include "render/table.h"
#include "render/text.h"
#include "text/list.h"

namespace respite {
namespace {

std::string name_of(const Names& names, const std::optional<std::string>& id,
                    std::string_view nobody) {
  if (!id) return std::string(nobody);
  const auto entry = std::ranges::find(names.people, *id, &Names::Entry::id);
  return printable(entry == names.people.end() ? *id : entry->name);
}

std::string names_of(const Names& names, const std::vector<std::string>& ids) {
  return text::join(ids, ", ", [&](const std::string& id) { return name_of(names, id, ""); });
}

// "Ben for Ana, oncall/primary Sat 2026-12-12 18:00 to Sun 2026-12-13 08:00"
std::string stretch_text(const Names& names, const std::string& zone, const Stretch& stretch) {
  return fmt::format("{} for {}, {} {}", name_of(names, stretch.to, "somebody"),
                     name_of(names, stretch.from, "nobody"),
                     printable(stretch.rota + '/' + stretch.seat), from_to(zone, stretch.span));
}

// As duties are named on the command line: "2026-12-12T18:00".
std::string minute_of(Wall wall) { return to_text(wall).substr(0, 16); }

std::string standing_text(const ChangedView& view) {
  const DutyChangeView& change = view.change;
  const std::string number =
      change.change.id > 0 ? fmt::format("Change {}", change.change.id) : "This";
  if (change.change.state == DutyChangeState::kStands)
    return fmt::format("{} stands, as revision {}.", number, change.change.revision.value_or(0));
  if (change.change.state == DutyChangeState::kDeclined) return number + " is declined.";
  if (change.change.state == DutyChangeState::kWithdrawn) return number + " is withdrawn.";
  const std::string would = view.rehearsed ? "would be" : "is";
  if (change.open) return fmt::format("{} {} offered to whoever takes it first.", number, would);
  if (change.asks.empty())
    return fmt::format("{} would stand at once. Nothing is written yet.", number);
  return fmt::format("{} {} proposed; {} must agree.", number, would,
                     names_of(view.names, change.asks));
}

// What whoever is asked types.
std::string next_step(const DutyChangeView& change) {
  if (change.change.state != DutyChangeState::kProposed || change.change.id == 0) return {};
  return fmt::format("To {}: respite change accept {}\n", change.open ? "take it" : "agree",
                     change.change.id);
}

std::string candidates_text(const ChangedView& view, const Style& style) {
  if (view.candidates.empty()) return {};
  std::string text = "\nWho could take it, best first:\n";
  for (const CandidateView& candidate : view.candidates)
    text += listed(fmt::format("{}: {}{}", candidate.name, candidate.may ? "" : "not allowed: ",
                               text::join(candidate.reasons, "; ")),
                   style);
  return text;
}

std::string exchanges_text(const ChangedView& view, const Style& style) {
  if (view.exchanges.empty()) return {};
  std::string text = "\nWhat could be had in return (respite swap):\n";
  for (const ExchangeView& one : view.exchanges)
    text += listed(fmt::format("{} of {}{}{}", one.turn, name_of(view.names, one.person, ""),
                               one.bends.empty() ? "" : ": ", text::join(one.bends, "; ")),
                   style);
  return text;
}

std::string people_text(const ChangedView& view) {
  std::string text;
  for (const PersonChangeView& person : view.people) {
    const std::int64_t more = person.load_after - person.load_before;
    text += fmt::format("  {}: {} h of load {}\n", printable(person.name), hours(std::abs(more)),
                        more < 0 ? "less" : "more");
  }
  return text.empty() ? text : "\nWhat it does:\n" + text;
}

std::string rules_text(const std::vector<ViolationView>& rules, std::string_view head,
                       const Style& style) {
  if (rules.empty()) return {};
  std::string text = fmt::format("\n{}:\n", head);
  for (const ViolationView& rule : rules) text += listed(rule.text, style);
  return text;
}

// Of a call that was taken in part.
std::string rest_text(const ChangedView& view, const Style& style) {
  if (view.left_open.empty())
    return fmt::format("\nNothing of change {} is left to take.\n", *view.part_of);
  std::string text = fmt::format("\nChange {} stays open for the rest:\n", *view.part_of);
  for (const Stretch& stretch : view.left_open)
    text += listed(stretch_text(view.names, view.zone, stretch), style);
  return text;
}

}  // namespace

std::string render(const ChangedView& view, const Style& style) {
  std::string text;
  for (const std::string& line : wrap(standing_text(view), style.columns)) text += line + '\n';
  for (const Stretch& stretch : view.change.change.stretches)
    text += listed(stretch_text(view.names, view.zone, stretch), style);
  if (view.part_of) text += rest_text(view, style);
  return text + people_text(view) + rules_text(view.breaks, "Set aside, with its note", style) +
         rules_text(view.bends, "It bends", style) + candidates_text(view, style) +
         exchanges_text(view, style) + next_step(view.change);
}

std::string render(const DutyChangesView& view, const Style& style) {
  if (view.changes.empty()) return "No change waits, and none lies ahead.\n";
  Table table({{"", Align::kRight}, {"standing"}, {"what"}, {"by"}, {"note"}});
  for (const DutyChangeView& one : view.changes) {
    const DutyChange& change = one.change;
    const std::string standing = one.over            ? "lapsed"
                                 : one.open          ? "open to all"
                                 : !one.asks.empty() ? "waits for " + names_of(view.names, one.asks)
                                                     : to_text(change.state);
    for (std::size_t i = 0; i < change.stretches.size(); ++i) {
      const bool first = i == 0;
      table.add_row({{first ? std::to_string(change.id) : ""},
                     {first ? standing : "", one.asks.empty() ? Paint::kPlain : Paint::kYellow},
                     {stretch_text(view.names, view.zone, change.stretches[i])},
                     {first ? name_of(view.names, change.by, "") : ""},
                     {first ? printable(change.note) : ""}});
    }
  }
  Style wide = style;
  wide.columns = std::max(style.columns, table.width());
  return table.render(wide);
}

std::string render(const LeaveView& view, const Style& style) {
  if (view.leaves.empty()) return "No leave is recorded here; the team file may name more.\n";
  std::string text;
  for (const LeaveRecord& leave : view.leaves) {
    const std::string number = leave.id > 0 ? fmt::format("Leave {}", leave.id) : "This leave";
    const std::string stands = view.rehearsed                      ? "is not written yet"
                               : leave.state == LeaveState::kAsked ? "waits for a lead's yes"
                               : leave.state == LeaveState::kEnded ? "is taken back"
                                                                   : to_text(leave.state);
    text +=
        listed(fmt::format("{} of {}, {}{}: {}", number, name_of(view.names, leave.person, ""),
                           from_to(view.zone, leave.span), leave.rest ? ", to rest" : "", stands),
               style);
  }
  if (view.uncovers.empty()) return text;
  text += "\nIt uncovers, until somebody else holds it:\n";
  for (const SlotView& each : view.uncovers)
    text += listed(fmt::format("{} {}", printable(each.slot.rota + '/' + each.slot.seat),
                               from_to(view.zone, each.slot.span)),
                   style);
  const Interval away = view.leaves.front().span;
  return text + fmt::format("To mend it: respite replan, or respite cover {}@{}..{}\n",
                            view.leaves.front().person, minute_of(wall_in(view.zone, away.begin)),
                            minute_of(wall_in(view.zone, away.end)));
}

}  // namespace respite
