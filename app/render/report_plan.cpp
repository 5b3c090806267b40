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

// How far from the best possible, at most.
std::string distance(const QualityView& quality) {
  if (quality.proven) return "No lawful plan is better.";
  if (!quality.bound || !quality.gap_tier) return "How far from the best possible is not known.";
  // Against next to nothing any gap is thousands of percent, which says nothing.
  const bool telling = quality.gap_percent && *quality.gap_percent < 100;
  const std::string percent =
      telling ? fmt::format(" ({:.1f} %)", *quality.gap_percent) : std::string();
  return fmt::format("At most {} points{} of {} from the best possible.", quality.gap, percent,
                     name_of(*quality.gap_tier));
}

std::string quality_text(const QualityView& quality) {
  std::string score;
  for (const Tier tier : {Tier::kCover, Tier::kLimits, Tier::kBalance}) {
    score += fmt::format("{}{} {}", score.empty() ? "" : ", ", name_of(tier), quality.score[tier]);
  }
  return fmt::format("Score (less is better): {}. {}\n", score, distance(quality));
}

// What a board's grid leaves to say.
std::string board_text(const BoardView& board, const Style& style) {
  std::string text = render_grid(board, style);
  if (text.empty()) text = "No turns begin in this window.\n";
  const std::string load = render_load(board, style);
  if (!load.empty()) text += '\n' + load;
  return text + violations_text(board.violations, style) + gaps_text(board.gaps, board.zone, style);
}

}  // namespace

std::string render(const PlanView& view, const Style& style) {
  std::string text = heading(view.board, "plan", style) + board_text(view.board, style);
  if (!view.traded.empty()) {
    text += "\nGiven up:\n";
    for (const std::string& sentence : view.traded) text += listed(sentence, style);
  }
  text += '\n';
  if (view.board.quality) text += quality_text(*view.board.quality);
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
