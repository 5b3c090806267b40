// What changes with a publication, and for whom: `diff`, `publish`, `undo`, and those of the past.
#pragma once

#include "app/view/rota.h"

namespace respite {

enum class ChangeKind { kAdded, kRemoved, kGiven };  // given: from one person to another

[[nodiscard]] constexpr std::string_view to_text(ChangeKind kind) {
  constexpr std::string_view kKinds[] = {"added", "removed", "given"};
  return kKinds[static_cast<std::size_t>(kind)];
}

// One slot that is not as it was. `before` and `after` are ids; nothing is an open slot (for
// kAdded and kRemoved, the side that does not exist is nothing too).
struct ChangeView {
  ChangeKind kind = ChangeKind::kGiven;
  SlotRecord slot;  // as it will be; where removed, as it was
  std::optional<std::string> before;
  std::optional<std::string> after;
};

void fields(auto& visit, const ChangeView& change) {
  visit("kind", to_text(change.kind), "added, removed or given");
  visit("id", change.slot.key, "the slot's key");
  visit("rota", change.slot.rota, "id of the rota");
  visit("seat", change.slot.seat, "id of the seat");
  visit("turn", change.slot.turn, "key of the turn");
  fields(visit, change.slot.span);
  visit("before", change.before, "who held it");
  visit("after", change.after, "who holds it then");
}

// What changes for one person.
struct PersonChangeView {
  std::string id;
  std::string name;
  int gains = 0;  // turns
  int loses = 0;
  std::int64_t load_before = 0;  // over the schedule's window
  std::int64_t load_after = 0;
};

void fields(auto& visit, const PersonChangeView& change) {
  visit("id", change.id, "id of the person");
  visit("name", change.name, "");
  visit("gains", change.gains, "turns");
  visit("loses", change.loses, "turns");
  visit("load_before", change.load_before, "load seconds in the window");
  visit("load_after", change.load_after, "");
}

struct DiffView {
  ScheduleView schedule;                 // as it would be
  Revision base = 0;                     // what it is compared with
  std::string draft;                     // id
  std::vector<ChangeView> changes;       // by begin
  std::vector<PersonChangeView> people;  // those for whom something changes
};

void fields(auto& visit, const DiffView& view) {
  visit("base", view.base, "the revision it is compared with");
  visit("draft", view.draft, "its id");
  visit("changes", view.changes, "by begin");
  visit("changed_people", view.people, "");
  fields(visit, view.schedule);
}

// Standby that is told to its holder later than their rule pack asks.
struct NoticeView {
  std::string person;  // id
  std::string slot;    // key
  Instant begin;
  std::string rule;  // "FR-NOTICE"
  std::string text;
  std::string citation;
  std::string turn;  // key
};

void fields(auto& visit, const NoticeView& late) {
  visit("person", late.person, "id");
  visit("id", late.slot, "the slot's key");
  visit("begin", late.begin, "first instant of it");
  visit("rule", late.rule, "of the rule pack");
  visit("text", late.text, "the same in words");
}

// A publication, without what it changed.
void fields(auto& visit, const Publication& publication) {
  visit("revision", publication.revision, "its number");
  visit("kind", to_text(publication.kind), "publish, replan, undo or history");
  visit("at", publication.at, "when");
  visit("by", publication.by, "who acted");
  visit("os_user", publication.os_user, "who ran the program");
  visit("undoes", publication.undoes, "the revision it takes back");
  visit("window", publication.window, "");
  visit("note", publication.note, "");
}

struct PublicationsView {
  std::string zone;
  std::vector<Publication> publications;  // oldest first
};

void fields(auto& visit, const PublicationsView& view) {
  visit("publications", view.publications, "oldest first");
}

struct JudgedByFields {
  std::string path;
  std::string sha256;
};

void fields(auto& visit, const JudgedByFields& file) {
  visit("path", file.path, "a file of the desk");
  visit("sha256", file.sha256, "of its bytes");
}

// A publication made: by `publish`, or by `undo`.
struct PublishView {
  Publication publication;
  std::string zone;
  std::vector<ChangeView> changes;
  std::vector<PersonChangeView> people;
  // Of what stands once it is made; where an old publication is shown, none of these.
  std::vector<ViolationView> violations;  // hard ones first, then by person
  std::vector<GapView> gaps;              // of its window, from now on
  std::vector<FrozenView> frozen;         // taken from frozen time, since --thaw said so
  std::vector<FrozenView> kept_frozen;    // against a hard rule, and kept there by the freeze
  std::vector<NoticeView> notice;         // told later than asked for, where that was asked after
  bool rehearsed = false;                 // nothing was written: what it would do
};

void fields(auto& visit, const PublishView& view) {
  std::vector<JudgedByFields> files;
  files.reserve(view.publication.judged_by.size());
  for (const auto& [path, hash] : view.publication.judged_by) files.push_back({path, hash});
  fields(visit, view.publication);
  visit("judged_by", files, "the files it was judged by");
  visit("changes", view.changes, "by begin");
  visit("changed_people", view.people, "");
  visit("gaps", view.gaps, "of its window, from now on");
  visit("violations", view.violations, "rules broken and limits bent in what was just made");
  visit("frozen", view.frozen, "taken from frozen time, as whoever published it allowed");
  visit("kept_frozen", view.kept_frozen, "against a hard rule, and kept where it is by the freeze");
  visit("short_notice", view.notice, "standby told later than a rule pack asks, where asked after");
  visit("rehearsed", view.rehearsed, "nothing was written: what it would do");
}

}  // namespace respite
