#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "app/plan.h"
#include "app/render/json.h"
#include "app/render/report.h"
#include "cli/command_table.h"
#include "cli/desk.h"
#include "cli/verdict.h"

namespace respite {
namespace {

constexpr std::int64_t kMostWeeks = 520;
constexpr std::int64_t kMostAlternatives = 3;
constexpr std::int64_t kMostSeconds = 86400;

// What is left of the first tier that is not settled: " (bound 880, gap 120)".
std::string distance_text(const Progress& progress) {
  if (!progress.bound) return {};
  for (std::size_t tier = 0; tier < kTierCount; ++tier) {
    const std::int64_t gap = progress.score.tiers[tier] - progress.bound->tiers[tier];
    if (gap != 0) return fmt::format(" (bound {}, gap {})", progress.bound->tiers[tier], gap);
  }
  return " (best possible)";
}

std::string progress_line(const Progress& progress) {
  const std::int64_t total = std::max<std::int64_t>(progress.total, 1);
  return fmt::format("planning: {} %, cover {}, limits {}, balance {}{}",
                     std::min<std::int64_t>(100, progress.work * 100 / total),
                     progress.score[Tier::kCover], progress.score[Tier::kLimits],
                     progress.score[Tier::kBalance], distance_text(progress));
}

PlanOptions options_of(const Session& session) {
  const Arguments& arguments = session.arguments();
  const auto from = arguments.day("from");
  if (!from) throw Failure(ExitCode::kInput, "plan needs --from DATE");
  PlanOptions options;
  options.from = *from;
  options.weeks = static_cast<int>(arguments.number("weeks", 1, kMostWeeks).value_or(13));
  options.alternatives =
      static_cast<std::size_t>(arguments.number("alternatives", 1, kMostAlternatives).value_or(0));
  options.keep =
      static_cast<std::size_t>(arguments.number("alternative", 0, kMostAlternatives).value_or(0));
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  options.solve.seed = static_cast<std::uint64_t>(arguments.number("seed", 0, kMost).value_or(1));
  options.solve.effort = arguments.number("effort", 1, 100000).value_or(100);
  if (const auto limit = arguments.number("time-limit", 1, kMostSeconds)) {
    options.solve.time_limit = std::chrono::seconds{*limit};
  }
  options.solve.stop = session.stop();
  options.solve.progress = [&session](const Progress& progress) {
    session.show_progress(progress_line(progress));
  };
  return options;
}

ExitCode run_plan(const Session& session) {
  const PlanOptions options = options_of(session);
  const OpenDesk desk = open_desk_of(session, Severity::kWarning);
  const PlanView view = plan(desk, options);
  session.show_progress("");
  session.print(session.json() ? to_json(view)
                               : render(view, session.style(), session.arguments().has("verbose")));
  if (view.interrupted) return ExitCode::kInterrupted;
  return verdict_on(view.board.violations, view.board.gaps);
}

}  // namespace

Command plan_command() {
  return {.name = "plan",
          .summary = "build a draft: who holds which turn",
          .about =
              "Plans every turn that begins in the window, around what is published already, and "
              "keeps the plan as the desk's draft. Prints the rota, what each person carries "
              "against their fair share, what was given up, who gets nothing and why, how even it "
              "is, and how far from the best possible at most. The same desk, seed and effort give "
              "the same plan. Ends with "
              "3 where a turn had to stay empty; \"respite gaps --draft\" says who is barred by "
              "what. Interrupted, it keeps the best plan so far and ends with 130.",
          .operands = {},
          .options = {{"from", 0, "DATE", "first day of the window, as 2026-12-07 (needed)"},
                      {"weeks", 0, "N", "how many weeks to plan (default: 13)"},
                      {"seed", 0, "N", "where the search starts (default: 1)"},
                      {"effort", 0, "PERCENT",
                       "how much work to put in, of the usual; reproducible (default: 100)"},
                      {"time-limit", 0, "SECONDS",
                       "stop after so long with the best so far; not reproducible"},
                      {"alternatives", 0, "K",
                       "1 to 3 plans of other kinds beside it, and what each trades: fairest, "
                       "least disliked, fewest handovers"},
                      {"alternative", 0, "N", "keep that one as the draft (default: 0, the plan)"},
                      {"verbose", 0, "", "also the score in numbers"}},
          .run = run_plan};
}

}  // namespace respite
