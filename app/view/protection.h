// Protected time as operations answer it. Minutes are whole; a block's topic stays between its
// owner and the leads, and is told to neither here.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/view/publication.h"
#include "app/view/times.h"
#include "scheduler/protect/ledger.h"
#include "scheduler/protect/placement.h"
#include "store/life/block_choices.h"

namespace respite {

// One declaration of one person over the window.
struct TargetView {
  std::string person;  // id
  std::string name;
  std::string kind;
  std::string firmness;
  bool fixed = false;  // the file says when; else it floats
  Seconds wanted{};
  Seconds placed{};
  std::vector<Hindered> why;  // of what is missing
};

// "leave and white space": the rules that kept it from being met; empty where it is.
[[nodiscard]] inline std::string reason_of(const TargetView& target) {
  std::string reason;
  for (std::size_t i = 0; i < target.why.size(); ++i) {
    if (i > 0) reason += i + 1 < target.why.size() ? ", " : " and ";
    reason += to_text(target.why[i].by);
  }
  return reason;
}

void fields(auto& visit, const Hindered& hindered) {
  visit("rule", to_text(hindered.by),
        "leave, holiday, duty, rest, busy, booked, past, white space, accessible, blocks or hours");
  visit("minutes", whole_minutes(hindered.time), "");
}

void fields(auto& visit, const TargetView& target) {
  visit("person", target.person, "id");
  visit("name", target.name, "");
  visit("kind", target.kind, "learning, focus, lunch, ...");
  visit("firmness", target.firmness, "nonnegotiable, defended, movable or soft");
  visit("fixed", target.fixed, "the team file says when; else it floats");
  visit("wanted", whole_minutes(target.wanted), "minutes in the window, as the team file has it");
  visit("placed", whole_minutes(target.placed), "minutes");
  visit("reason", maybe(reason_of(target)), "which rules kept it from being met; null: it is met");
  visit("why", target.why, "the same with the minutes that each took part in, most first");
}

// A block that had a place, and found no other.
struct LostView {
  std::string person;  // id
  std::string name;
  std::string kind;
  Interval span;
  std::string zone;
  std::string to;
  bool debt = false;
};

void fields(auto& visit, const LostView& lost) {
  visit("person", lost.person, "id");
  visit("kind", lost.kind, "");
  fields(visit, lost.span);
  visit("to", lost.to, "what took it: leave, duty, busy, accessible, ...");
  visit("debt", lost.debt, "it is owed to them");
}

struct ShortReachView {
  int people = 0;                   // that the rule asks for
  std::vector<std::string> skills;  // and each of these held by one of them
  Interval span;
};

void fields(auto& visit, const ShortReachView& view) {
  visit("people", view.people, "that [[accessible]] asks for");
  visit("skills", view.skills, "each held by one of them");
  fields(visit, view.span);
}

// How protected time lies beside the duties of a window.
struct ProtectionView {
  std::string zone;                 // of the desk
  std::vector<TargetView> targets;  // in the order of the file
  std::vector<LostView> lost;
  std::vector<ShortReachView> short_reach;
  std::int64_t cost = 0;
  std::int64_t bound = 0;
};

void fields(auto& visit, const ProtectionView& view) {
  visit("targets", view.targets, "what is wanted and what is placed, by declaration and person");
  visit("lost", view.lost, "blocks that had a place, and found no other within five working days");
  visit("short_reach", view.short_reach,
        "service time in which too few are at work or on duty, whatever blocks do");
  visit("cost", view.cost, "points of the placement");
  visit("bound", view.bound, "no placement of these weeks costs less");
  visit("proven", view.cost == view.bound, "none is better");
}

struct BlockView {
  SlotRecord slot;
  std::string name;  // of its owner
};

void fields(auto& visit, const BlockView& view) {
  visit("id", view.slot.key, "the block's key, the same wherever it moves");
  visit("person", view.slot.person, "whose time it is");
  visit("name", view.name, "");
  visit("kind", view.slot.seat, "learning, focus, lunch, ...");
  visit("firmness", view.slot.firmness, "nonnegotiable, defended, movable or soft");
  fields(visit, view.slot.span);
  visit("zone", view.slot.zone, "of its owner");
}

// A block that is not where it was before, or is new or gone.
struct BlockChangeView {
  std::string person;
  std::string name;
  std::string kind;
  std::string zone;
  std::optional<Interval> before;
  std::optional<Interval> after;
};

void fields(auto& visit, const BlockChangeView& change) {
  visit("person", change.person, "id");
  visit("kind", change.kind, "");
  visit("before", change.before, "where it lay; null: it is new");
  visit("after", change.after, "where it lies; null: it is gone");
}

// What `protect` answers.
struct ProtectView {
  std::string desk;  // its name
  Interval window;
  std::vector<BlockView> blocks;  // by begin
  ProtectionView protection;
  std::vector<BlockChangeView> changes;
  Revision revision = 0;  // that made it official; 0: nothing changed, or it was rehearsed
  bool rehearsed = false;
};

void fields(auto& visit, const ProtectView& view) {
  visit("desk", view.desk, "its name");
  visit("zone", view.protection.zone, "of the desk");
  visit("window", view.window, "blocks that begin in it");
  visit("blocks", view.blocks, "by begin");
  fields(visit, view.protection);
  visit("changes", view.changes, "against what was published");
  visit("revision", view.revision > 0 ? std::optional(view.revision) : std::nullopt,
        "that made it official; null: nothing changed, or it was rehearsed");
  visit("rehearsed", view.rehearsed, "nothing was published");
}

// What an owner decided about a block.
struct BlockChoiceView {
  BlockView block;  // as it lies then; of one given up, as it lay
  BlockChoice what{};
  std::optional<Interval> before;  // where it lay, if elsewhere
  Revision revision = 0;           // that says so; 0: nothing moved
};

void fields(auto& visit, const BlockChoiceView& view) {
  visit("what", to_text(view.what), "keep, move or drop");
  fields(visit, view.block);
  visit("before", view.before, "where it lay; null: there already");
  visit("revision", view.revision > 0 ? std::optional(view.revision) : std::nullopt,
        "that made it official; null: it lies where it lay");
}

// What became of one person's time in a quarter. In minutes that add up: planned = kept + moved +
// ahead + lost.
struct LearningView {
  std::string person;  // id
  std::string name;
  std::string quarter;  // "2026-Q4", of the desk's clock
  LearningLine line;
  std::optional<Seconds> goal;  // of the topic, in all
  Seconds towards{};            // kept and moved of it, ever
};

void fields(auto& visit, const LearningView& view) {
  const LearningLine& line = view.line;
  std::vector<std::pair<std::string, std::int64_t>> to;
  for (std::size_t i = 0; i < kLostTo; ++i)
    if (line.to[i] > Seconds{0})
      to.emplace_back(to_text(static_cast<LostTo>(i)), whole_minutes(line.to[i]));
  visit("person", view.person, "id");
  visit("name", view.name, "");
  visit("quarter", view.quarter, "2026-Q4, in which it was planned");
  visit("kind", to_text(line.kind), "learning, focus, ...");
  visit("topic", maybe(line.topic), "");
  visit("planned", whole_minutes(line.planned), "minutes, as first planned");
  visit("kept", whole_minutes(line.kept), "minutes, where they were planned");
  visit("moved", whole_minutes(line.moved), "minutes kept elsewhere");
  visit("ahead", whole_minutes(line.ahead), "minutes still to come");
  visit("lost", whole_minutes(line.lost), "minutes");
  visit("lost_to", to, "minutes by what took them");
  visit("debt", whole_minutes(line.debt), "minutes lost that are owed");
  visit("written_off", whole_minutes(line.written_off), "minutes owed beyond what is carried over");
  visit("goal", whole_minutes(view.goal), "minutes of the topic in all, where the file names one");
  visit("towards_goal", view.goal ? std::optional(whole_minutes(view.towards)) : std::nullopt,
        "minutes of it kept so far");
}

struct LearningReport {
  std::string zone;  // of the desk
  Interval window;
  std::vector<LearningView> lines;  // by person, quarter
};

void fields(auto& visit, const LearningReport& report) {
  visit("window", report.window, "blocks first planned in it");
  visit("lines", report.lines, "by person and quarter");
}

}  // namespace respite
