#include "app/publish.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <variant>

#include "app/board.h"
#include "app/changes.h"
#include "app/failure.h"
#include "app/judged.h"
#include "app/records.h"
#include "app/tell.h"
#include "app/write_to.h"
#include "store/incumbents.h"

namespace respite {
namespace {

constexpr const char* kPlanAgain = "plan again, look at `respite diff`, then publish";

[[noreturn]] void refuse(const store::Refusal& refusal) {
  std::string words = refusal.words;
  for (const std::string& key : refusal.keys) words += "\n  " + key;
  throw Failure(ExitCode::kRule, words);
}

std::vector<store::Document> documents_of(const OpenDesk& desk) {
  std::vector<store::Document> documents;
  for (const InputFile& input : desk.inputs) documents.push_back({input.path, input.bytes});
  return documents;
}

store::PublishRequest request_for(const OpenDesk& desk, const Snapshot& snapshot,
                                  const std::string& note) {
  const store::Draft& draft = draft_of(snapshot);
  store::PublishRequest request;
  request.base = draft.base;
  request.at = desk.invocation.now;
  request.by = desk.invocation.by;
  request.os_user = desk.invocation.os_user;
  request.note = note;
  request.window = draft.window;
  request.slots = store::keep_incumbents(draft.slots, snapshot.published);
  request.documents = documents_of(desk);
  request.names = names_of(desk.desk);
  return request;
}

// Inputs of the draft that are not what they were; a plan made from them is no longer theirs.
void refuse_if_moved(const OpenDesk& desk, const store::Draft& draft) {
  const auto moved = moved_inputs(draft.input_digest, input_digest(desk));
  if (moved.empty()) return;
  throw Failure(ExitCode::kRule, fmt::format("not published: changed since the draft was planned: "
                                             "{}; {}",
                                             fmt::join(moved, ", "), kPlanAgain));
}

// A plan never breaks a hard rule; what was published before may, since the team file moved on.
void refuse_if_unlawful(const Judged& judged) {
  for (const Violation& violation : judged.judgement.violations) {
    const bool given = std::ranges::all_of(violation.turns, [&](TurnIndex turn) {
      return judged.problem.turns[at(turn)].fixed.has_value();
    });
    if (violation.hard && !given) {
      throw Failure(ExitCode::kRule,
                    fmt::format("not published: {}; {}", violation.text, kPlanAgain));
    }
  }
}

PublishView view_of(const OpenDesk& desk, const Snapshot& before, const store::Published& made,
                    const std::vector<PersonView>& loads_before,
                    const std::vector<PersonView>& loads_after) {
  PublishView view;
  view.publication = made.publication;
  view.zone = desk.desk.zone.name();
  view.changes = changes_of(made.changes);
  view.people =
      people_in(view.changes, names_with_gone(desk.desk, before.names), loads_before, loads_after);
  return view;
}

std::vector<PersonView> loads(const OpenDesk& desk, const Snapshot& snapshot,
                              const Judged& judged) {
  return board_of(judged.problem, judged.solution, judged.judgement, judged.records,
                  names_with_gone(desk.desk, snapshot.names))
      .people;
}

}  // namespace

DiffView diff(const OpenDesk& desk) {
  const auto database = store::Database::open_to_read(desk.invocation.folder);
  const Snapshot snapshot = read_snapshot(database);
  const Judged next = judge_draft(desk, snapshot);
  const Judged now = judge_published(desk, snapshot, snapshot.draft->window);
  const Names names = names_with_gone(desk.desk, snapshot.names);

  DiffView view;
  view.board = board_of(next.problem, next.solution, next.judgement, next.records, names);
  view.base = snapshot.draft->base;
  view.draft = snapshot.draft->id;
  view.changes = changes_of(
      store::diff(now.records, store::keep_incumbents(next.records, snapshot.published)));
  view.people = people_in(view.changes, names, loads(desk, snapshot, now), view.board.people);
  return view;
}

PublishView publish_draft(const OpenDesk& desk, const std::string& note) {
  const auto own = store_to_write(desk.invocation);
  store::Database& database = *own;
  const Snapshot snapshot = read_snapshot(database);
  refuse_if_moved(desk, draft_of(snapshot));
  const Judged judged = judge_draft(desk, snapshot);
  refuse_if_unlawful(judged);

  const store::PublishRequest request = request_for(desk, snapshot, note);
  const store::Published made = database.write([&](SQLite::Database&) {
    const auto result = store::publish(database, request);
    if (const auto* refusal = std::get_if<store::Refusal>(&result)) refuse(*refusal);
    store::drop_draft(database);
    tell_of_publication(database, desk, std::get<store::Published>(result));
    return std::get<store::Published>(result);
  });
  const Judged before = judge_published(desk, snapshot, request.window);
  return view_of(desk, snapshot, made, loads(desk, snapshot, before),
                 loads(desk, snapshot, judged));
}

PublishView undo_publication(const OpenDesk& desk, std::optional<Revision> revision,
                             const std::string& note) {
  const auto own = store_to_write(desk.invocation);
  store::Database& database = *own;
  const Snapshot snapshot = read_snapshot(database);
  store::UndoRequest request;
  request.revision = revision.value_or(snapshot.revision);
  request.base = snapshot.revision;
  request.at = desk.invocation.now;
  request.by = desk.invocation.by;
  request.os_user = desk.invocation.os_user;
  request.note = note;
  request.documents = documents_of(desk);
  const store::Published made = database.write([&](SQLite::Database&) {
    const auto result = store::undo(database, request);
    if (const auto* refusal = std::get_if<store::Refusal>(&result)) refuse(*refusal);
    tell_of_publication(database, desk, std::get<store::Published>(result));
    return std::get<store::Published>(result);
  });

  const Interval window = made.publication.window;
  const Snapshot after = read_snapshot(database);
  return view_of(desk, after, made, loads(desk, snapshot, judge_published(desk, snapshot, window)),
                 loads(desk, after, judge_published(desk, after, window)));
}

}  // namespace respite
