// What `plan` answers: the draft, what it gave up, and plans that differ in kind.
#pragma once

#include <algorithm>

#include "app/view/protection.h"
#include "app/view/rota.h"
#include "scheduler/alternatives/alternatives.h"

namespace respite {

// Counts of one kind among those who may have them and share alike.
struct SpreadView {
  std::string what;  // "nights"
  int people = 0;
  int least = 0;
  int most = 0;
};

void fields(auto& visit, const SpreadView& spread) {
  visit("people", spread.people, "who may have them and share alike");
  visit("least", spread.least, "");
  visit("most", spread.most, "");
}

// How even a plan is.
struct EvenView {
  std::int64_t turn = 0;  // load seconds of an average turn
  std::string person;     // id of whoever is farthest from their fair share of load; empty: nobody
  std::string name;
  std::int64_t off = 0;  // by how much above it, load seconds
  std::vector<SpreadView> spreads;
};

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

// Somebody of a rota in the window whom a plan gives nothing.
struct WithoutTurnView {
  std::string person;                               // id
  std::string text;                                 // "Ines Duarte, of 6 turns: on leave in 4; ..."
  int turns = 0;                                    // of rotas they are in
  int free = 0;                                     // of those, that they could take
  std::vector<std::pair<std::string, int>> barred;  // by what rule, from how many
};

void fields(auto& visit, const WithoutTurnView& one) {
  visit("person", one.person, "who gets nothing");
  visit("text", one.text, "why, in words");
  visit("turns", one.turns, "of the rotas they are in");
  visit("free", one.free, "of those, that they could take");
  visit("barred", one.barred, "how many each rule keeps from them");
}

struct AlternativeSlotView {         // a slot somebody else holds than in plan 0
  std::string id;                    // duty key
  std::optional<std::string> first;  // person id
  std::optional<std::string> person;
};

void fields(auto& visit, const AlternativeSlotView& slot) {
  visit("id", slot.id, "the slot's key");
  visit("first", slot.first, "who holds it in plan 0");
  visit("person", slot.person, "who holds it in this one");
}

struct AlternativeView {
  int number = 0;  // 0: the plan by the desk's own weights
  Aim aim = Aim::kAsWeighed;
  bool kept = false;               // is the draft
  Score score;                     // by the desk's own weights
  std::int64_t fairness = 0;       // points of Tier::kBalance
  std::int64_t wishes = 0;         // ... the rest of them
  int handovers = 0;               // people who begin on a seat they did not hold before
  int moved = 0;                   // turns that somebody else holds than in plan 0
  std::vector<std::string> trade;  // against plan 0, in sentences: who gains what
  std::vector<AlternativeSlotView> slots;
};

void fields(auto& visit, const AlternativeView& plan) {
  visit("number", plan.number, "0: by the desk's own weights");
  visit("aim", to_text(plan.aim), "as weighed, fairest, least disliked or fewest handovers");
  visit("kept", plan.kept, "it is the draft");
  visit("score", plan.score, "by the desk's own weights");
  visit("fairness", plan.fairness, "points");
  visit("wishes", plan.wishes, "points");
  visit("handovers", plan.handovers, "people who begin on a seat they did not hold before");
  visit("moved", plan.moved, "turns that somebody else holds than in plan 0");
  visit("trade", plan.trade, "who gains what, in sentences");
  visit("slots", plan.slots, "");
}

struct PlanView {
  ScheduleView schedule;
  std::string draft;  // id: a content hash
  std::uint64_t seed = 1;
  std::int64_t effort = 100;        // percent
  bool timed = false;               // a time limit was given: another run may differ
  bool interrupted = false;         // stopped from outside; the best so far was kept
  std::vector<std::string> wishes;  // those given up, one sentence each
  EvenView even;
  std::vector<WithoutTurnView> without_turn;
  std::vector<AdviceView> advice;
  // Where they were asked for: the plan by the desk's own weights first, then those in other ways.
  std::vector<AlternativeView> alternatives;
  ProtectionView protection;
};

void fields(auto& visit, const PlanView& view) {
  std::vector<std::string> given_up;
  for (const ViolationView& one : view.schedule.violations) {
    if (!one.hard) given_up.push_back(one.text);
  }
  given_up.insert(given_up.end(), view.wishes.begin(), view.wishes.end());
  visit("draft", view.draft, "its id, a hash of what it says");
  visit("seed", view.seed, "");
  visit("effort", view.effort, "percent");
  visit("timed", view.timed, "a time limit was given: another run may differ");
  visit("interrupted", view.interrupted, "the best so far was kept");
  fields(visit, view.schedule);
  visit("traded", given_up, "what was given up, in sentences");
  visit("even", view.even, "how even it is");
  visit("without_turn", view.without_turn, "who gets nothing, and why");
  visit("protection", view.protection, "how protected time lies beside it");
  visit("advice", view.advice, "what rule packs warn of; no plan is held to it");
  visit("alternatives", view.alternatives, "where they were asked for", {.sometimes = true});
}

}  // namespace respite
