#include "app/rota/publish.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "app/desk/write_to.h"
#include "app/operation/arguments.h"
#include "app/operation/failure.h"
#include "app/operation/operations.h"
#include "app/record/tell.h"
#include "app/rota/changes.h"
#include "app/rota/documents.h"
#include "app/rota/frozen.h"
#include "app/rota/gaps.h"
#include "app/rota/judged_rota.h"
#include "app/rota/notice.h"
#include "app/rota/settlements.h"
#include "app/rota/summary.h"
#include "render/words.h"
#include "text/list.h"

namespace respite {
namespace {

// What stands in the way is no longer as it was planned.
[[noreturn]] void refuse_to_publish(std::string_view why) {
  throw Failure(ExitCode::kRule, "not published: {}; plan again, and look at it first", why)
      .typed(" with `respite diff`");
}

// Changes made since the draft was planned are kept by it, so it need not be planned again.
Revision base_of(const Snapshot& snapshot) {
  const store::Draft& draft = draft_of(snapshot);
  const Revision planned = snapshot.latest ? snapshot.latest->revision : 0;
  return planned <= draft.base ? snapshot.revision : draft.base;
}

store::PublishRequest request_for(const OpenDesk& desk, const Snapshot& snapshot,
                                  const Judged& judged, const std::string& note) {
  store::PublishRequest request = request_on(desk, base_of(snapshot));
  request.note = note;
  if (draft_of(snapshot).kind == store::DraftKind::kReplan) request.kind = PublicationKind::kReplan;
  request.window = judged.problem.window;
  request.cut = judged.cut.replaced;
  request.slots = judged.records;
  request.slots.insert(request.slots.end(), judged.cut.left.begin(), judged.cut.left.end());
  return request;
}

// Inputs of the draft that are not what they were; a plan made from them is no longer theirs.
void refuse_if_moved(const std::vector<std::string>& moved) {
  if (moved.empty()) return;
  refuse_to_publish("changed since the draft was planned: " + text::join(moved, ", "));
}

// A plan never breaks a hard rule; what was published before may, since the team file moved on.
void refuse_if_unlawful(const std::vector<ViolationView>& violations) {
  for (const ViolationView& violation : violations) {
    if (violation.hard && !violation.given) {
      refuse_to_publish(violation.text);
    }
  }
}

// A freeze is there so that people can rely on their next days.
void refuse_if_frozen(const OpenDesk& desk, const std::vector<FrozenView>& moved) {
  if (moved.empty()) return;
  constexpr std::size_t kMost = 10;
  std::string words = fmt::format(
      "not published: the freeze reaches to {}, and the draft takes time before then from whoever "
      "holds it; plan from then on",
      day_and_time(desk.desk.zone.to_wall(frozen_time(desk).end)));
  for (std::size_t i = 0; i < std::min(moved.size(), kMost); ++i)
    words += "\n  " + frozen_sentence(moved[i]);
  if (moved.size() > kMost) words += fmt::format("\n  and {} more", moved.size() - kMost);
  throw Failure(ExitCode::kRule, words).typed("\nto publish it all the same: --thaw");
}

// What has begun since the draft was planned and can no longer be as it says: time that would now
// be nobody's, and time that it would have taken away.
void refuse_if_begun(const store::Draft& draft, const Judged& judged) {
  const auto end_of = [](const SlotRecord& slot) {
    return std::tie(slot.rota, slot.seat, slot.place, slot.person, slot.span.end);
  };
  using Ends = std::map<decltype(end_of(draft.slots.front())), Instant>;  // and where they begin
  const auto ends_of = [&](const std::vector<SlotRecord>& slots) {
    Ends ends;
    for (const SlotRecord& slot : slots) {
      const auto [known, first] = ends.try_emplace(end_of(slot), slot.span.begin);
      known->second = std::min(known->second, slot.span.begin);
    }
    return ends;
  };
  const Interval window = judged.problem.window;
  std::set<std::string> changed;  // turns with a change laid over them: it stays
  for (const SlotRecord& slot : judged.stand)
    if (slot.change != 0) changed.insert(slot.turn);
  const auto refuse_unless_in = [&](const Ends& there, const SlotRecord& slot) {
    const bool over = slot.span.end <= window.begin;
    const bool ahead = window.begin <= slot.turn_span.begin;
    if (over || ahead || slot.kind == SlotKind::kProtected || changed.contains(slot.turn)) return;
    const auto same = there.find(end_of(slot));
    if (same != there.end() && same->second <= std::max(slot.span.begin, window.begin)) return;
    refuse_to_publish(slot.turn + " has begun since the draft was planned");
  };
  const Ends stand = ends_of(judged.stand);
  for (const SlotRecord& planned : draft.slots) refuse_unless_in(stand, planned);
  const Ends planned = ends_of(draft.slots);
  for (const SlotRecord& slot : judged.stand)
    if (draft.window.begin <= slot.turn_span.begin) refuse_unless_in(planned, slot);
}

std::vector<PersonView> loads(const Judged& judged, const Names& names) {
  return schedule_of(judged, names).people;
}

PublishView view_of(const OpenDesk& desk, const store::Published& made, const Names& names,
                    const Judged& before, const Judged& after) {
  PublishView view;
  view.publication = made.publication;
  view.zone = desk.desk.zone.name();
  view.changes = changes_of(made.changes);
  view.people = people_in(view.changes, names, loads(before, names), loads(after, names));
  view.violations = violations_of(after, names);
  std::ranges::stable_sort(view.violations, {}, [](const ViolationView& one) {
    return std::tuple(!one.hard, one.person.value_or(""));
  });
  view.gaps = gaps_of(desk, after, names);
  return view;
}

Snapshot with_changes(Snapshot snapshot, const std::vector<store::SlotChange>& changes) {
  std::map<std::string, const store::SlotChange*> by_key;
  for (const store::SlotChange& change : changes) by_key[change.key] = &change;
  std::erase_if(snapshot.published,
                [&](const PublishedSlot& slot) { return by_key.contains(slot.slot.key); });
  for (const store::SlotChange& change : changes)
    if (change.after)
      snapshot.published.push_back({.slot = *change.after, .created = {}, .changed = {}});
  return snapshot;
}

store::Published undone(store::Database& database, const OpenDesk& desk,
                        const store::UndoRequest& request) {
  return database.write([&] {
    store::Published made = made_by(store::undo(database, request));
    settle(database, desk.invocation.now);
    tell_of_publication(database, desk, made);
    return made;
  });
}

}  // namespace

DiffView diff(const OpenDesk& desk) {
  const auto database = store_to_read(desk.invocation);
  const Snapshot snapshot = read_snapshot_with_draft(database);
  const Judged next = judge_draft(desk, snapshot);
  const Judged now = judge_published(desk, snapshot, next.problem.window);
  const Names names = names_with_gone(desk.desk, snapshot.names);

  DiffView view;
  view.schedule = schedule_of(next, names);
  view.schedule.gaps = gaps_of(desk, next, names);
  view.schedule.frozen = frozen_and_moved(desk, snapshot, next, names);
  view.base = snapshot.draft->base;
  view.draft = snapshot.draft->id;
  view.changes = changes_of(store::diff(now.stand, next.stand));
  view.people = people_in(view.changes, names, loads(now, names), view.schedule.people);
  return view;
}

std::optional<WaitingDraft> waiting_draft(const OpenDesk& desk) {
  const auto draft = store::read_draft(store_to_read(desk.invocation));
  if (!draft) return std::nullopt;
  return WaitingDraft{draft->id, draft->kind == store::DraftKind::kReplan, draft->window,
                      draft->created, draft->by};
}

PublishView publish_draft(const OpenDesk& desk, const PublishOptions& options) {
  const auto own = store_to_write(desk.invocation);
  store::Database& database = *own;
  const Snapshot snapshot = read_snapshot_with_draft(database);
  const Names names = names_with_gone(desk.desk, snapshot.names);
  const Judged judged = judge_draft(desk, snapshot);
  refuse_if_moved(judged.moved);
  refuse_if_unlawful(violations_of(judged, names));
  if (options.draft && draft_of(snapshot).id != *options.draft) {
    throw Failure(ExitCode::kRule, "the draft is another one now");
  }
  refuse_if_begun(draft_of(snapshot), judged);
  const std::vector<FrozenView> frozen = frozen_and_moved(desk, snapshot, judged, names);
  if (!options.thaw) refuse_if_frozen(desk, frozen);

  const store::PublishRequest request = request_for(desk, snapshot, judged, options.note);
  const store::Published made = database.write([&] {
    store::Published published = made_by(store::publish(database, request));
    settle(database, desk.invocation.now);
    store::drop_draft(database, draft_of(snapshot).id);
    tell_of_publication(database, desk, published);
    return published;
  });
  const Judged before = judge_published(desk, snapshot, request.window);
  PublishView view = view_of(desk, made, names, before, judged);
  view.frozen = frozen;
  view.kept_frozen = kept_by_freeze(desk, judged, names);
  if (options.notice) view.notice = short_notice(desk, made.changes);
  return view;
}

PublishView undo_publication(const OpenDesk& desk, const UndoOptions& options) {
  const auto own = store_to_write(desk.invocation);
  store::Database& database = *own;
  const Snapshot snapshot = read_snapshot(database);
  store::UndoRequest request;
  request.revision = options.revision.value_or(snapshot.revision);
  request.base = snapshot.revision;
  request.at = desk.invocation.now;
  request.by = desk.invocation.by;
  request.os_user = desk.invocation.os_user;
  request.note = options.note;
  request.documents = documents_of(desk);
  const store::Published made = options.dry_run ? made_by(store::rehearse_undo(database, request))
                                                : undone(database, desk, request);

  const Snapshot after = with_changes(snapshot, made.changes);
  const Names names = names_with_gone(desk.desk, after.names);
  const Interval window = made.publication.window;
  const Judged left = judge_published(desk, after, window);
  PublishView view = view_of(desk, made, names, judge_published(desk, snapshot, window), left);
  view.rehearsed = options.dry_run;
  return view;
}

void arguments(auto& visit, PublishOptions& given) {
  visit("note", given.note, "why, for the record");
  visit("draft", given.draft,
        "id of the draft to publish: that one or none (default: what is there)", {.value = "ID"});
  visit("thaw", given.thaw, "also where time within the freeze moves");
  visit("notice", given.notice, "name standby that is told later than a site's rule pack asks");
}

void arguments(auto& visit, UndoOptions& given) {
  visit("revision", given.revision, "which one to take back (default: the latest)",
        {.bounds = {.least = 1}});
  visit("note", given.note, "why, for the record");
  visit("dry_run", given.dry_run, "only say what it would change and leave uncovered");
}

std::vector<Operation> publish_operations() {
  return {
      declare(
          {.name = "diff",
           .summary = "say what publishing the draft would change, and for whom",
           .about = "Compares the draft with what is published, turn by turn and person by person. "
                    "Changes nothing.",
           .route = {"GET", "/api/v1/draft/diff"}},
          diff),
      declare(
          {.name = "publish",
           .summary = "make the draft official",
           .about =
               "Publishes the draft as a new revision, whole or not at all. Refused, with 3, "
               "where the team file, a calendar or the published rota changed since the draft was "
               "planned (a comment is no change): plan again then. Also refused where it takes "
               "published time within the desk's freeze from whoever holds it, unless --thaw says "
               "so. The past is never changed. Names who is over their limits, hard rules first, "
               "what moved despite the freeze, and what breaks a rule and stays because of it; "
               "and what nobody holds in its window: then, though published, ends with 3. Feeds "
               "follow at their next fetch.",
           .route = {"POST", "/api/v1/publications", 201}},
          publish_draft),
      declare({.name = "undo",
               .summary = "take a publication back, as a new revision",
               .about = "Puts back what was published before that revision. What lies in the past "
                        "by now stays as it was, and what nobody holds then is told; --dry-run "
                        "tells it first. Nothing is ever deleted: the undoing is a revision of "
                        "its own, and can be undone.",
               .route = {"POST", "/api/v1/publications/{revision}/undo", 201}},
              undo_publication)};
}

}  // namespace respite
