// What commands about rotas answer, field by field. Times are RFC 3339 in UTC, intervals half-open,
// loads in load seconds, bands in elapsed seconds. Names only ever grow.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/view/rota.h"
#include "app/view/times_fields.h"

namespace respite {

[[nodiscard]] constexpr std::string_view to_text(Tier tier) {
  constexpr std::string_view kTiers[] = {"cover", "limits", "balance"};
  return kTiers[static_cast<std::size_t>(tier)];
}
[[nodiscard]] constexpr std::string_view to_text(ChangeKind kind) {
  constexpr std::string_view kKinds[] = {"added", "removed", "given"};
  return kKinds[static_cast<std::size_t>(kind)];
}
[[nodiscard]] constexpr std::string_view to_text(ShowSource source) {
  return source == ShowSource::kDraft ? "draft" : "published";
}

void fields(auto& visit, const SlotView& view) {
  const SlotRecord& slot = view.slot;
  std::vector<std::pair<std::string, std::int64_t>> bands;
  for (std::size_t i = 0; i < kBandCount; ++i) {
    bands.emplace_back(to_text(static_cast<Band>(i)), view.bands[i].count());
  }
  visit("id", slot.key, "the slot's key, the same in every plan and revision");
  visit("rota", slot.rota, "id of the rota");
  visit("seat", slot.seat, "id of the seat, or of the shift");
  visit("turn", slot.turn, "key of the turn it is a part of");
  visit("person", slot.person, "id of whoever holds it; null: nobody");
  fields(visit, slot.span);
  visit("bands", bands, "elapsed seconds in each band");
  visit("counts", slot.kind == SlotKind::kWork ? "work" : "standby", "work or standby");
  visit("place", slot.place, "which of several equal places");
  visit("zone", slot.zone, "whose clock its handovers follow");
  visit("turn_begin", slot.turn_span.begin, "when the turn begins");
  visit("turn_end", slot.turn_span.end, "when the turn ends");
  visit("required", view.required, "empty, it is a gap");
  visit("kept", view.kept, "was published before this plan");
}

// A block of protected time; its topic stays between its owner and the leads.
struct BlockFields {
  const SlotRecord* block = nullptr;
};

void fields(auto& visit, const BlockFields& view) {
  const SlotRecord block = view.block ? *view.block : SlotRecord{};
  visit("id", block.key, "the block's key");
  visit("person", block.person, "whose time it is");
  visit("kind", block.seat, "learning, focus, lunch, ...");
  visit("firmness", block.firmness, "nonnegotiable, defended, movable or soft");
  fields(visit, block.span);
}

void fields(auto& visit, const Balance& balance) {
  const auto count = [](std::int64_t millionths) { return static_cast<double>(millionths) / 1e6; };
  visit("load", balance.load, "load seconds");
  visit("nights", count(balance.nights), "half a night is 0.5");
  visit("weekends", count(balance.weekends), "");
  visit("holidays", count(balance.holidays), "");
}

void fields(auto& visit, const PersonView& person) {
  visit("id", person.id, "id of the person");
  visit("name", person.name, "");
  visit("load", person.load, "what they carry in the window, load seconds");
  visit("fair", person.fair, "their fair share of it, after the account");
  visit("turns", person.turns, "");
  visit("nights", person.nights, "");
  visit("weekends", person.weekends, "");
  visit("holidays", person.holidays, "");
  visit("carried", person.carried, "from the account: below zero where they did less than owed");
}

void fields(auto& visit, const BarView& bar) {
  visit("person", bar.person, "id of who may not take it");
  visit("rule", bar.rule, "the rule that bars them");
  visit("text", bar.text, "the same in words");
  visit("name", bar.name, "");
}

void fields(auto& visit, const GapView& gap) {
  visit("rota", gap.rota, "id of the rota");
  visit("seat", gap.seat, "id of the seat, or of the shift");
  visit("begin", gap.span.begin, "first instant that nobody able holds");
  visit("end", gap.span.end, "first instant after it");
  visit("barred", gap.barred, "who may not take it, and by which rule");
  visit("turn", maybe(gap.turn), "key of the turn; null: time before the rota's first turn");
  visit("holder", gap.holder, "who holds it as published and is not able to");
}

void fields(auto& visit, const FrozenView& frozen) {
  visit("rota", frozen.rota, "id of the rota");
  visit("seat", frozen.seat, "id of the seat");
  visit("person", frozen.person, "who holds it as published");
  fields(visit, frozen.span);
}

void fields(auto& visit, const ViolationView& violation) {
  visit("rule", violation.rule, "the rule that is broken or bent");
  visit("person", violation.person, "whose");
  visit("turns", violation.turns, "keys of the turns");
  visit("hard", violation.hard, "no plan may break it");
  visit("cost", violation.cost, "points, where it is not hard");
  visit("text", violation.text, "the same in words");
  visit("given", violation.given, "of duties published before alone, which no plan moves");
  visit("unable", violation.unable, "their holder can no longer hold them");
}

void fields(auto& visit, const Score& score) {
  visit("tiers", std::vector<std::int64_t>(score.tiers.begin(), score.tiers.end()),
        "points: cover, limits, balance");
}

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

void fields(auto& visit, const PersonChangeView& change) {
  visit("id", change.id, "id of the person");
  visit("name", change.name, "");
  visit("gains", change.gains, "turns");
  visit("loses", change.loses, "turns");
  visit("load_before", change.load_before, "load seconds in the window");
  visit("load_after", change.load_after, "");
}

// What plan, diff and show have in common.
void fields(auto& visit, const BoardView& board) {
  std::vector<SlotView> slots;
  std::vector<BlockFields> blocks;
  for (const SlotView& view : board.slots) {
    if (view.slot.kind == SlotKind::kProtected) {
      blocks.push_back({&view.slot});
    } else {
      slots.push_back(view);
    }
  }
  const std::optional<QualityView>& quality = board.quality;
  const bool bounded = quality && quality->bound;
  const auto where_bounded = [&](auto value) {
    return bounded ? std::optional(value) : std::nullopt;
  };
  visit("desk", board.desk, "its name");
  visit("zone", board.zone, "of the desk");
  visit("window", board.window, "");
  visit("slots", slots, "by begin");
  visit("reaching", board.reaching, "slots of turns begun before the window");
  visit("people", board.people, "in the order of the team file, then those gone from it");
  visit("protected", blocks, "protected time in the window");
  visit("violations", board.violations, "");
  visit("gaps", board.gaps, "");
  visit("frozen", board.frozen, "what a draft would take from frozen time");
  visit("score", quality ? std::optional(quality->score) : std::nullopt, "");
  visit("bound", bounded ? quality->bound : std::nullopt, "no lawful plan scores below it");
  visit("gap", where_bounded(quality ? quality->gap : 0), "points above the bound");
  visit("gap_tier",
        bounded && quality->gap_tier ? std::optional(std::string(to_text(*quality->gap_tier)))
                                     : std::nullopt,
        "the first tier that is not proven");
  visit("gap_percent", bounded ? quality->gap_percent : std::nullopt,
        "against that tier's cost above its constant part");
  visit("proven", quality ? std::optional(quality->proven) : std::nullopt, "best possible");
}

void fields(auto& visit, const SpreadView& spread) {
  visit("people", spread.people, "who may have them and share alike");
  visit("least", spread.least, "");
  visit("most", spread.most, "");
}

void fields(auto& visit, const EvenView& even) {
  visit("turn", even.turn, "load seconds of an average turn");
  visit("off", even.off, "load seconds that one is above their fair share");
  visit("person", maybe(even.person), "who is farthest from it");
  for (const std::string_view what : {"nights", "weekends", "holidays"}) {
    const auto spread = std::ranges::find(even.spreads, what, &SpreadView::what);
    visit(what, spread == even.spreads.end() ? std::nullopt : std::optional(*spread),
          "where people may differ in them", {.sometimes = true});
  }
}

void fields(auto& visit, const WithoutTurnView& one) {
  visit("person", one.person, "who gets nothing");
  visit("text", one.text, "why, in words");
  visit("turns", one.turns, "of the rotas they are in");
  visit("free", one.free, "of those, that they could take");
  visit("barred", one.barred, "how many each rule keeps from them");
}

void fields(auto& visit, const AlternativeSlotView& slot) {
  visit("id", slot.id, "the slot's key");
  visit("first", slot.first, "who holds it in plan 0");
  visit("person", slot.person, "who holds it in this one");
}

void fields(auto& visit, const AlternativeView& plan) {
  visit("number", plan.number, "0: by the desk's own weights");
  visit("aim", plan.aim, "");
  visit("kept", plan.kept, "it is the draft");
  visit("score", plan.score, "by the desk's own weights");
  visit("fairness", plan.fairness, "points");
  visit("wishes", plan.wishes, "points");
  visit("handovers", plan.handovers, "people who begin on a seat they did not hold before");
  visit("moved", plan.moved, "turns that somebody else holds than in plan 0");
  visit("trade", plan.trade, "who gains what, in sentences");
  visit("slots", plan.slots, "");
}

void fields(auto& visit, const PlanView& view) {
  std::vector<std::string> traded;
  for (const ViolationView& one : view.board.violations) {
    if (!one.hard) traded.push_back(one.text);
  }
  traded.insert(traded.end(), view.wishes.begin(), view.wishes.end());
  visit("draft", view.draft, "its id, a hash of what it says");
  visit("seed", view.seed, "");
  visit("effort", view.effort, "percent");
  visit("timed", view.timed, "a time limit was given: another run may differ");
  visit("interrupted", view.interrupted, "the best so far was kept");
  fields(visit, view.board);
  visit("traded", traded, "what was given up, in sentences");
  visit("even", view.even, "how even it is");
  visit("without_turn", view.without_turn, "who gets nothing, and why");
  visit("alternatives", view.alternatives, "where they were asked for", {.sometimes = true});
}

void fields(auto& visit, const ShowView& view) {
  visit("source", to_text(view.source), "published or draft");
  visit("revision", view.revision, "the one shown, or the one the draft rests on");
  visit("draft", maybe(view.draft), "its id");
  fields(visit, view.board);
}

void fields(auto& visit, const DiffView& view) {
  visit("base", view.base, "the revision it is compared with");
  visit("draft", view.draft, "its id");
  visit("changes", view.changes, "by begin");
  visit("changed_people", view.people, "");
  fields(visit, view.board);
}

void fields(auto& visit, const WhoSeatView& seat) {
  visit("rota", seat.rota, "id of the rota");
  visit("seat", seat.seat, "id of the seat");
  visit("person", seat.person, "id of whoever is on; null: nobody, or not told");
  visit("name", maybe(seat.name), "");
  visit("held", seat.held, "by somebody, also where no name is told");
  visit("reach", seat.reach, "how to reach them, best first; for those they work with");
  visit("since", seat.since, "as far back as it is theirs without a break");
  visit("until", seat.until, "");
  visit("next", seat.next, "who holds the seat then");
  visit("next_name", maybe(seat.next_name), "");
  visit("next_at", seat.next_at, "when they begin");
  visit("rota_name", seat.rota_name, "");
  visit("able", seat.person ? std::optional(seat.able) : std::nullopt,
        "false where they are gone from the file, have left or are on leave");
}

void fields(auto& visit, const WhoView& view) {
  visit("at", view.at, "the moment asked about");
  visit("on", view.on, "in the order of rotas and seats");
  visit("in_service_hours", view.in_service_hours, "the desk serves at that moment");
  visit("notes", view.notes, "what silence could be mistaken for");
}

[[nodiscard]] inline const std::vector<GapView>& items_of(const GapsView& view) {
  return view.gaps;
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

void fields(auto& visit, const NoticeView& late) {
  visit("person", late.person, "id");
  visit("id", late.slot, "the slot's key");
  visit("begin", late.begin, "first instant of it");
  visit("rule", late.rule, "of the rule pack");
  visit("text", late.text, "the same in words");
}

void fields(auto& visit, const PublishView& view) {
  std::vector<JudgedByFields> files;
  files.reserve(view.publication.judged_by.size());
  for (const auto& [path, hash] : view.publication.judged_by) files.push_back({path, hash});
  fields(visit, view.publication);
  visit("judged_by", files, "the files it was judged by");
  visit("changes", view.changes, "by begin");
  visit("changed_people", view.people, "");
  visit("gaps", view.gaps, "of its window, from now on");
  visit("short_notice", view.notice, "standby told later than a rule pack asks, where asked after");
  visit("rehearsed", view.rehearsed, "nothing was written: what it would do");
}

void fields(auto& visit, const DiagnosticView& diagnostic) {
  visit("file", diagnostic.file, "in the desk's folder");
  visit("line", diagnostic.line, "from 1; 0: the file as a whole");
  visit("column", diagnostic.column, "from 1");
  visit("severity", diagnostic.severity, "error, warning or note");
  visit("message", diagnostic.message, "");
  visit("hint", diagnostic.hint, "");
}

void fields(auto& visit, const MovedSlotView& moved) {
  visit("id", moved.key, "the slot's key");
  visit("published_begin", moved.published.begin, "");
  visit("published_end", moved.published.end, "");
  visit("begin", moved.now.begin, "as the zone's data has it now");
  visit("end", moved.now.end, "");
}

void fields(auto& visit, const CheckView& view) {
  visit("desk", view.desk, "its name");
  visit("people", view.people, "");
  visit("rotas", view.rotas, "");
  visit("calendars", view.calendars, "files read");
  visit("diagnostics", view.diagnostics, "every mistake and warning, with its place");
  visit("judged", view.judged ? std::optional(std::string(to_text(*view.judged))) : std::nullopt,
        "draft or published");
  visit("revision", view.revision, "");
  visit("violations", view.violations, "");
  visit("gaps", view.gaps, "");
  visit("frozen_until", view.frozen_until, "published duty that begins sooner moves only by hand");
  visit("frozen", view.frozen, "what the draft would take of it");
  visit("moved", view.moved, "published slots that new zone data has moved");
  visit("damages", view.damages, "of the store's record, a sentence each");
}

void fields(auto& visit, const InitView& view) {
  visit("template", view.template_name, "");
  visit("files", view.files, "written, in the desk's folder");
  visit("revision", view.revision, "of the history published with it; 0: none");
}

void fields(auto& visit, const FeedView& view) {
  visit("calendar", view.calendar, "as RFC 5545 writes it");
}

void fields(auto& visit, const ExportView::File& file) {
  visit("path", file.path, "in that folder");
  visit("kind", file.kind, "person, rota, free-busy, ...");
  visit("of", file.of, "id; empty: of the desk's own");
  visit("bytes", file.bytes, "");
  visit("events", file.events, "and busy times, and stretches of hours");
  visit("sha256", file.sha256, "");
  visit("changed", file.changed, "against what lay there before");
  visit("level", file.level, "public, free-busy, category or full");
}

void fields(auto& visit, const ExportView& view) {
  visit("directory", view.directory, "");
  visit("files", view.files, "feeds, by path");
  visit("page", view.page, "the public status page");
}

}  // namespace respite
