#include <fmt/format.h>

#include "app/render/grid.h"
#include "app/render/load_table.h"
#include "app/render/report.h"
#include "app/render/report_parts.h"
#include "app/render/text.h"
#include "app/render/words.h"

namespace respite {
namespace {

std::string_view name_of(Tier tier) {
  switch (tier) {
    case Tier::kCover:
      return "cover";
    case Tier::kLimits:
      return "limits";
    case Tier::kBalance:
      return "balance";
  }
  return "";
}

std::string window_text(const BoardView& board) {
  return fmt::format("{} to {}", day_and_time(wall_in(board.zone, board.window.begin)),
                     day_and_time(wall_in(board.zone, board.window.end)));
}

std::string heading(const BoardView& board, std::string_view what, const Style& style) {
  return painted(style, Paint::kBold, printable(board.desk)) +
         fmt::format(": {}, {}, {}\n\n", what, window_text(board), board.zone);
}

// As if everybody might come as much as one average turn nearer their fair share, or more: such a
// bound says nothing about this plan.
bool is_far(const QualityView& quality, std::size_t people) {
  return quality.gap_tier == Tier::kBalance && quality.gap > far_from(people);
}

// How far from the best possible, at most.
std::string distance(const QualityView& quality, std::size_t people) {
  if (quality.proven) return "No lawful plan is better.";
  if (!quality.bound || !quality.gap_tier || is_far(quality, people))
    return "How far from the best possible is not known.";
  // Against next to nothing any gap is thousands of percent, which says nothing.
  const bool telling = quality.gap_percent && *quality.gap_percent < 100;
  const std::string percent =
      telling ? fmt::format(" ({:.1f} %)", *quality.gap_percent) : std::string();
  return fmt::format("At most {} points{} of {} from the best possible.", quality.gap, percent,
                     name_of(*quality.gap_tier));
}

std::string quality_text(const QualityView& quality, std::size_t people) {
  std::string score;
  for (const Tier tier : {Tier::kCover, Tier::kLimits, Tier::kBalance}) {
    score += fmt::format("{}{} {}", score.empty() ? "" : ", ", name_of(tier), quality.score[tier]);
  }
  return fmt::format("Score (less is better): {}. {}\n", score, distance(quality, people));
}

// What a board's grid leaves to say.
std::string board_text(const BoardView& board, const Style& style) {
  std::string text = render_grid(board, style);
  if (text.empty()) text = "No turns begin in this window.\n";
  const std::string load = render_load(board, style);
  if (!load.empty()) text += '\n' + load;
  return text + violations_text(board.violations, style) + gaps_text(board.gaps, board.zone, style);
}

// "1. Fairest: 8 turns held by others": against the plan by the desk's own weights.
std::string alternatives_text(const std::vector<AlternativeView>& plans, const Style& style) {
  if (plans.empty()) return {};
  if (plans.size() == 1)
    return "\nNo alternative found: none is fairer, liked better or changes hands less.\n";
  std::string text = "\nAlternatives, against the plan by the desk's own weights:\n";
  for (const AlternativeView& plan : plans) {
    if (plan.number == 0) continue;
    text += fmt::format("\n{}. {}{}: {} {} held by others.\n", plan.number, plan.aim,
                        plan.kept ? " (kept)" : "", plan.moved, plan.moved == 1 ? "turn" : "turns");
    for (const std::string& sentence : plan.trade) text += listed(sentence, style);
  }
  return text;
}

}  // namespace

std::string render(const PlanView& view, const Style& style) {
  std::string text = heading(view.board, "plan", style) + board_text(view.board, style);
  if (!view.traded.empty()) {
    text += "\nGiven up:\n";
    for (const std::string& sentence : view.traded) text += listed(sentence, style);
  }
  text += alternatives_text(view.alternatives, style) + '\n';
  if (view.board.quality) text += quality_text(*view.board.quality, view.board.people.size());
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
  return heading(view.board, what, style) + board_text(view.board, style);
}

std::string render(const DiffView& view, const Style& style) {
  std::string text =
      heading(view.board,
              view.base == 0 ? fmt::format("draft {}, nothing published yet", view.draft)
                             : fmt::format("draft {} against revision {}", view.draft, view.base),
              style);
  if (view.changes.empty()) return text + "Nothing would change.\n";
  text += changes_text(view.changes, view.people, PeopleNames(view.board.people), style);
  return text + violations_text(view.board.violations, style) +
         gaps_text(view.board.gaps, view.board.zone, style);
}

}  // namespace respite
