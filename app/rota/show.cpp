#include "app/rota/show.h"

#include "app/desk/write_to.h"
#include "app/operation/arguments.h"
#include "app/operation/operations.h"
#include "app/rota/gaps.h"
#include "app/rota/judged_rota.h"
#include "app/rota/summary.h"
#include "app/rota/window.h"

namespace respite {
namespace {

Interval shown_window(const OpenDesk& desk, const Snapshot& snapshot, const ShowOptions& options) {
  if (options.from) return weeks_from(desk.desk, *options.from, options.weeks);
  const auto window = published_window(desk, snapshot);
  if (window) return *window;
  throw nothing_published();
}

}  // namespace

Failure nothing_published() {
  return Failure(ExitCode::kInput, "nothing is published yet")
      .typed(": `respite plan`, then `respite publish`");
}

ShowView show(const OpenDesk& desk, const ShowOptions& options) {
  const auto database = store_to_read(desk.invocation);
  const bool draft = options.source == ShowSource::kDraft;
  const Snapshot snapshot = draft ? read_snapshot_with_draft(database) : read_snapshot(database);
  const Judged judged =
      draft ? judge_draft(desk, snapshot)
            : judge_published(desk, snapshot, shown_window(desk, snapshot, options));
  ShowView view;
  const Names names = names_with_gone(desk.desk, snapshot.names);
  view.schedule = schedule_of(judged, names);
  view.schedule.gaps = gaps_of(desk, judged, names, options.bars);
  view.source = options.source;
  view.planned = snapshot.planned;
  view.revision = draft ? snapshot.draft->base : snapshot.revision;
  if (draft) view.draft = snapshot.draft->id;
  return view;
}

void validate(const WindowArguments& given) {
  if (given.from && given.draft) {
    throw BadArgument("from", "does not go with {draft}: a draft is shown whole");
  }
  if (given.weeks && !given.from) throw BadArgument("weeks", "needs {from}");
}

ShowOptions window_of(const Context& context, const WindowArguments& given) {
  ShowOptions options;
  if (given.draft) options.source = ShowSource::kDraft;
  if (given.draft && context.role < store::TokenRole::kLead) {
    throw BadArgument("draft", "is for leads");
  }
  options.from = given.from;
  options.weeks = static_cast<int>(given.weeks.value_or(13));
  return options;
}

Operation show_operation() {
  return declare(
      {.name = "show",
       .summary = "show the rota as a table, a calendar, CSV or JSON",
       .about = "Shows what is published, from the first of this week on, or the draft: the rota, "
                "what each person carries, and what nobody holds.",
       .least = store::TokenRole::kTechnician,
       .route = {"GET", "/api/v1/rota"}},
      [](const Context& context, const WindowArguments& given) {
        return show(context.desk(), window_of(context, given));
      });
}

}  // namespace respite
