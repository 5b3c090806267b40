// A rota as operations answer it: they fill these values, render/ prints them, and their fields are
// its JSON. Ids are those of the team file; names stand beside them, because people leave and stay
// named. Times are RFC 3339 in UTC, intervals half-open, load in load seconds
// (scheduler/rules/band.h), bands in elapsed seconds. Names of fields only ever grow.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/view/times.h"
#include "scheduler/rota/account.h"
#include "scheduler/rota/score.h"
#include "scheduler/rules/band.h"
#include "scheduler/team/calendars.h"
#include "store/published.h"

namespace respite {

[[nodiscard]] constexpr std::string_view to_text(Tier tier) {
  constexpr std::string_view kTiers[] = {"cover", "limits", "balance"};
  return kTiers[static_cast<std::size_t>(tier)];
}

void fields(auto& visit, const Score& score) {
  visit("tiers", std::vector<std::int64_t>(score.tiers.begin(), score.tiers.end()),
        "points: cover, limits, balance");
}

void fields(auto& visit, const Balance& balance) {
  const auto count = [](std::int64_t millionths) { return static_cast<double>(millionths) / 1e6; };
  visit("load", balance.load, "load seconds");
  visit("nights", count(balance.nights), "half a night is 0.5");
  visit("weekends", count(balance.weekends), "");
  visit("holidays", count(balance.holidays), "");
}

struct SlotView {
  SlotRecord slot;
  BandTimes bands{};     // elapsed seconds; of an open slot, as the rota's zone has them
  bool required = true;  // empty is a gap; of an optional seat it is not
  bool kept = false;     // was published before this plan
};

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

struct PersonView {
  std::string id;
  std::string name;
  std::int64_t load = 0;
  std::int64_t fair = 0;  // fair share of the window, after the account
  int turns = 0;
  int nights = 0;
  int weekends = 0;
  int holidays = 0;
  Balance carried{};      // from the account: below zero where they did less than they owed
  Balance fair_counts{};  // as `fair`, of nights, weekends and holidays; in millionths
  bool counts_evened = false;
};

void fields(auto& visit, const PersonView& person) {
  visit("id", person.id, "id of the person");
  visit("name", person.name, "");
  visit("load", person.load, "what they carry in the window, load seconds");
  visit("fair", person.fair, "their fair share of it, after the account");
  visit("turns", person.turns, "");
  visit("nights", person.nights, "");
  visit("weekends", person.weekends, "");
  visit("holidays", person.holidays, "");
  const auto share = [](std::int64_t millionths) { return static_cast<double>(millionths) / 1e6; };
  visit("fair_nights", share(person.fair_counts.nights), "as `fair`");
  visit("fair_weekends", share(person.fair_counts.weekends), "as `fair`");
  visit("fair_holidays", share(person.fair_counts.holidays), "as `fair`");
  visit("carried", person.carried, "from the account: below zero where they did less than owed");
}

struct RotaView {
  std::string id;
  std::string name;
  std::string zone;                // that handovers are told in
  bool shifts = false;             // else handovers
  std::vector<std::string> seats;  // seat or shift ids, in the order of the file
};

struct ViolationView {
  std::string rule;                   // "rest"
  std::optional<std::string> person;  // id
  std::vector<std::string> turns;     // duty keys
  bool hard = true;
  std::int64_t cost = 0;  // points in Tier::kLimits where not hard
  std::string text;
  // Of duties published before alone, which no plan moves; and whether their holder can no longer
  // hold them at all: gone, on leave, not in the rota.
  bool given = false;
  bool unable = false;
  std::string pack_rule = {};  // of a rule pack's limit: "REST-D11"; empty: the desk's own
  std::string citation = {};
};

void fields(auto& visit, const ViolationView& violation) {
  visit("rule", violation.rule, "the rule that is broken or bent");
  visit("person", violation.person, "whose");
  visit("turns", violation.turns, "keys of the turns");
  visit("hard", violation.hard, "no plan may break it");
  visit("cost", violation.cost, "points, where it is not hard");
  visit("text", violation.text, "the same in words");
  visit("given", violation.given, "of duties published before alone, which no plan moves");
  visit("unable", violation.unable, "their holder can no longer hold them");
  visit("pack_rule", maybe(violation.pack_rule), "the rule pack's rule that asks it");
  visit("citation", maybe(violation.citation), "where the rule stands");
}

// What a rule pack warns of; no plan is held to it.
struct AdviceView {
  std::string rule;  // "SRE-25"
  std::string citation;
  std::optional<std::string> person;  // id; nobody: about a rota
  std::vector<std::string> turns;     // duty keys
  std::string text;
};

void fields(auto& visit, const AdviceView& advice) {
  visit("rule", advice.rule, "of the rule pack");
  visit("citation", advice.citation, "where the rule stands");
  visit("person", advice.person, "whom it is about; null: a rota");
  visit("turns", advice.turns, "keys of the turns");
  visit("text", advice.text, "the same in words");
}

// How good a plan is, and how good any could be.
struct QualityView {
  Score score;
  std::optional<Score> bound;  // no lawful plan scores below it; nothing where none was computed
  bool proven = false;         // best possible
  // Of the first tier not proven: points above the bound, and the same against that tier's cost
  // above its constant part.
  std::optional<Tier> gap_tier;
  std::int64_t gap = 0;
  std::optional<double> gap_percent;
};

struct BarView {
  std::string person;     // id
  std::string rule;       // "leave"
  std::string text;       // "Asha: on leave"
  std::string name;       // "Asha Patel"
  std::int64_t tail = 0;  // seconds; where leave begins so long before the turn ends
};

void fields(auto& visit, const BarView& bar) {
  visit("person", bar.person, "id of who may not take it");
  visit("rule", bar.rule, "the rule that bars them");
  visit("text", bar.text, "the same in words");
  visit("name", bar.name, "");
  visit("tail", bar.tail, "of leave that begins in the turn: seconds from then to the turn's end");
}

struct GapView {
  std::string rota;
  std::string seat;
  std::string turn;  // duty key; empty: time before the rota's first turn, not planned yet
  Interval span;
  std::vector<BarView> barred;  // who may not take it, and why; empty where somebody may
  // Whoever holds it as published and is not able: gone from the file, left, on leave.
  std::optional<std::string> holder = {};
  std::string holder_name = {};
  bool of_shift = false;  // else of a handover rota
};

void fields(auto& visit, const GapView& gap) {
  visit("rota", gap.rota, "id of the rota");
  visit("seat", gap.seat, "id of the seat, or of the shift");
  visit("begin", gap.span.begin, "first instant that nobody able holds");
  visit("end", gap.span.end, "first instant after it");
  visit("barred", gap.barred, "who may not take it, and by which rule");
  visit("turn", maybe(gap.turn), "key of the turn; null: time before the rota's first turn");
  visit("holder", gap.holder, "who holds it as published and is not able to");
}

// Published duty so near that a draft may not take it from whoever holds it.
struct FrozenView {
  std::string rota;
  std::string seat;
  std::string person;  // id
  std::string name;
  Interval span;
  std::string zone;  // of the rota
};

void fields(auto& visit, const FrozenView& frozen) {
  visit("rota", frozen.rota, "id of the rota");
  visit("seat", frozen.seat, "id of the seat");
  visit("person", frozen.person, "who holds it as published");
  fields(visit, frozen.span);
}

// A rota as a schedule: who holds what. The part that plan, diff and show have in common.
struct ScheduleView {
  std::string desk;  // its name
  std::string zone;  // of the desk
  Weekday week_start = std::chrono::Monday;
  Interval window;
  std::vector<RotaView> rotas;     // in the order of the file, then those gone from it
  std::vector<SlotView> slots;     // sorted by begin, rota, seat, place
  std::vector<SlotView> reaching;  // of turns begun before the window that run into it
  std::vector<PersonView> people;  // in the order of the file, then those gone from it
  std::vector<ViolationView> violations;
  std::optional<QualityView> quality;
  std::vector<GapView> gaps;
  std::vector<FrozenView> frozen;  // what a draft would take from frozen time
  std::vector<Holiday> holidays;   // of the desk, in the window: marked in the grid
};

// What plan, diff and show have in common.
void fields(auto& visit, const ScheduleView& schedule) {
  std::vector<SlotView> slots;
  std::vector<BlockFields> blocks;
  for (const SlotView& view : schedule.slots) {
    if (view.slot.kind == SlotKind::kProtected) {
      blocks.push_back({&view.slot});
    } else {
      slots.push_back(view);
    }
  }
  const std::optional<QualityView>& quality = schedule.quality;
  const bool bounded = quality && quality->bound;
  const auto where_bounded = [&](auto value) {
    return bounded ? std::optional(value) : std::nullopt;
  };
  visit("desk", schedule.desk, "its name");
  visit("zone", schedule.zone, "of the desk");
  visit("window", schedule.window, "");
  visit("slots", slots, "by begin");
  visit("reaching", schedule.reaching, "slots of turns begun before the window");
  visit("people", schedule.people, "in the order of the team file, then those gone from it");
  visit("protected", blocks, "protected time in the window");
  visit("violations", schedule.violations, "");
  visit("gaps", schedule.gaps, "");
  visit("frozen", schedule.frozen, "what a draft would take from frozen time");
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

enum class ShowSource { kPublished, kDraft };

[[nodiscard]] constexpr std::string_view to_text(ShowSource source) {
  return source == ShowSource::kDraft ? "draft" : "published";
}

struct ShowView {
  ScheduleView schedule;
  ShowSource source = ShowSource::kPublished;
  Revision revision = 0;  // published: the one shown; draft: the one it rests on
  std::string draft;      // id, where a draft is shown
  // From the first window published to the end of the last; nothing where nothing is. No JSON.
  std::optional<Interval> planned = {};
};

void fields(auto& visit, const ShowView& view) {
  visit("source", to_text(view.source), "published or draft");
  visit("revision", view.revision, "the one shown, or the one the draft rests on");
  visit("draft", maybe(view.draft), "its id");
  fields(visit, view.schedule);
}

struct GapsView {
  std::string zone;
  Interval window;
  std::vector<GapView> gaps;  // sorted by begin
};

[[nodiscard]] inline const std::vector<GapView>& items_of(const GapsView& view) {
  return view.gaps;
}

}  // namespace respite
