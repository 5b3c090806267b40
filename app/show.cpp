#include "app/show.h"

#include "app/board.h"
#include "app/failure.h"
#include "app/gaps.h"
#include "app/judged.h"
#include "app/window.h"
#include "app/write_to.h"

namespace respite {
namespace {

Interval shown_window(const OpenDesk& desk, const Snapshot& snapshot, const ShowOptions& options) {
  if (options.from) return weeks_from(desk.desk, *options.from, options.weeks);
  const auto window = published_window(desk, snapshot);
  if (window) return *window;
  throw Failure(ExitCode::kInput, kNothingPublished);
}

}  // namespace

ShowView show(const OpenDesk& desk, const ShowOptions& options) {
  const auto database = store_to_read(desk.invocation);
  const Snapshot snapshot = read_snapshot(database);
  const bool draft = options.source == ShowSource::kDraft;
  const Judged judged =
      draft ? judge_draft(desk, snapshot)
            : judge_published(desk, snapshot, shown_window(desk, snapshot, options));
  ShowView view;
  const Names names = names_with_gone(desk.desk, snapshot.names);
  view.board = board_of(judged, names);
  view.board.gaps = gaps_of(desk, judged, names);
  view.source = options.source;
  view.revision = draft ? snapshot.draft->base : snapshot.revision;
  if (draft) view.draft = snapshot.draft->id;
  return view;
}

}  // namespace respite
