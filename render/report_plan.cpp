#include <fmt/format.h>

#include <algorithm>

#include "render/report.h"
#include "render/report_parts.h"
#include "render/rota_text.h"
#include "render/text.h"
#include "render/words.h"

namespace respite {
namespace {

std::string window_text(const ScheduleView& schedule) {
  return fmt::format("{} to {}", day_and_time(wall_in(schedule.zone, schedule.window.begin)),
                     day_and_time(wall_in(schedule.zone, schedule.window.end)));
}

std::string heading(const ScheduleView& schedule, std::string_view what, const Style& style) {
  return painted(style, Paint::kBold, printable(schedule.desk)) +
         fmt::format(": {}, {}, {}\n\n", what, window_text(schedule), schedule.zone);
}

// What a schedule's grid leaves to say.
std::string schedule_text(const ScheduleView& schedule, const Style& style) {
  std::string text = render_grid(schedule, style);
  if (text.empty()) text = "No turns begin in this window.\n";
  const std::string load = render_load(schedule, style);
  if (!load.empty()) text += '\n' + load;
  return text + violations_text(schedule.violations, style) + mending_text(schedule.violations) +
         gaps_text(schedule.gaps, schedule.zone, style) +
         frozen_text(schedule.frozen, kWouldThaw, style);
}

// "1. Fairest: 8 turns held by others": against the plan by the desk's own weights.
std::string alternatives_text(const std::vector<AlternativeView>& plans, const Style& style) {
  if (plans.empty()) return {};
  if (plans.size() == 1)
    return "\nNo alternative found: none is fairer, liked better or changes hands less.\n";
  std::string text = "\nAlternatives, against the plan by the desk's own weights:\n";
  for (const AlternativeView& plan : plans) {
    if (plan.number == 0) continue;
    text += fmt::format("\n{}. {}{}: {} {} held by others.\n", plan.number, to_text(plan.aim),
                        plan.kept ? " (kept)" : "", plan.moved, plan.moved == 1 ? "turn" : "turns");
    for (const std::string& sentence : plan.trade) text += listed(sentence, style);
  }
  return text;
}

std::string leave_text(const ReplanView& view) {
  const auto touched =
      static_cast<int>(std::ranges::count(view.unmended, "leave", &UnmendedView::rule));
  return touched == 0 ? "no leave touched" : counted(touched, "leave") + " still touched";
}

// "2 people, 3 slots move, no leave touched."
std::string change_sentence(const ReplanView& view) {
  return fmt::format("{} {}, {} {}, {}.", view.people.size(),
                     view.people.size() == 1 ? "person" : "people", counted(view.slots, "slot"),
                     view.slots == 1 ? "moves" : "move", leave_text(view));
}

std::string proof_sentence(const ReplanView& view) {
  if (view.proven)
    return fmt::format("Proven: no mend changes fewer than {}.", counted(view.bound, "turn"));
  if (view.budget && view.bound > *view.budget)
    return fmt::format("The budget of {} is too small: mending all takes at least {}.",
                       counted(*view.budget, "turn"), counted(view.bound, "turn"));
  if (view.bound > view.touched)
    return fmt::format("Whether more can be mended was not settled; that would change at least {}.",
                       counted(view.bound, "turn"));
  return fmt::format("Not proven to be the fewest: it changes {}, and at least {} must change.",
                     counted(view.touched, "turn"), counted(view.bound, "turn"));
}

}  // namespace

std::string render(const PlanView& view, const Style& style, bool verbose) {
  std::string text = heading(view.schedule, "plan", style) + schedule_text(view.schedule, style);
  text += list_text("Given up:", view.wishes, style);
  std::vector<std::string> without;
  without.reserve(view.without_turn.size());
  for (const WithoutTurnView& one : view.without_turn) without.push_back(one.text);
  text += list_text("Without a turn:", without, style);
  text += protection_text(view.protection, style, false);
  text += advice_text(view.advice, style);
  text += alternatives_text(view.alternatives, style) + '\n';
  text += quality_text(view, style);
  if (verbose && view.schedule.quality) text += score_text(*view.schedule.quality);
  if (view.interrupted) text += "Interrupted: this is the best found so far.\n";
  if (view.timed) text += "Planned against a clock: another run may come out otherwise.\n";
  return text + fmt::format(
                    "Draft {} kept: \"respite diff\" compares it with what is published, "
                    "\"respite publish\" makes it official.\n",
                    view.draft);
}

std::string render(const ShowView& view, const Style& style) {
  const std::string what = view.source == ShowSource::kDraft
                               ? fmt::format("draft {}", view.draft)
                               : fmt::format("revision {}", view.revision);
  return heading(view.schedule, what, style) + schedule_text(view.schedule, style);
}

std::string render(const DiffView& view, const Style& style) {
  std::string text =
      heading(view.schedule,
              view.base == 0 ? fmt::format("draft {}, nothing published yet", view.draft)
                             : fmt::format("draft {} against revision {}", view.draft, view.base),
              style);
  if (view.changes.empty()) return text + "Nothing would change.\n";
  text += changes_text(view.changes, view.people, PeopleNames(view.schedule.people), style);
  return text + violations_text(view.schedule.violations, style) +
         gaps_text(view.schedule.gaps, view.schedule.zone, style) +
         frozen_text(view.schedule.frozen, kWouldThaw, style);
}

std::string render(const ReplanView& view, const Style& style) {
  std::string text = painted(style, Paint::kBold, printable(view.desk)) +
                     fmt::format(": mending revision {}, {} to {}, {}\n\n", view.base,
                                 day_and_time(wall_in(view.zone, view.window.begin)),
                                 day_and_time(wall_in(view.zone, view.window.end)), view.zone);
  if (view.changes.empty()) {
    text += view.unmended.empty() && view.gaps.empty()
                ? "Nothing to mend: everybody can hold what is theirs, and nothing is empty.\n"
                : "Nothing can be mended.\n";
  } else {
    text += change_sentence(view) + "\n\n" +
            changes_text(view.changes, view.people, PeopleNames(view.everybody), style);
  }
  text += violations_text(view.violations, style) + gaps_text(view.gaps, view.zone, style) +
          frozen_text(view.frozen, kWouldThaw, style);
  if (!view.unmended.empty() && view.frozen_until)
    text += fmt::format("\nWhat begins before {} is frozen; --thaw moves it, too.\n",
                        day_and_time(wall_in(view.zone, *view.frozen_until)));
  if (!view.changes.empty() || !view.proven) text += '\n' + proof_sentence(view) + '\n';
  if (view.interrupted) text += "Interrupted: this is the best found so far.\n";
  if (view.draft.empty()) return text;
  return text + fmt::format("Draft {} kept: \"respite publish\" makes it official.\n", view.draft);
}

}  // namespace respite
