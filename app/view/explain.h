// What `explain` answers: why a turn is empty or a rule bent, why somebody holds a turn, and why
// somebody carries what they carry. Load is in load seconds.
#pragma once

#include "app/view/plan.h"
#include "app/view/protection.h"
#include "scheduler/explain/solvable.h"

namespace respite {

[[nodiscard]] constexpr std::string_view to_text(Solvable possible) {
  constexpr std::string_view kWords[] = {"no", "yes", "unknown"};
  return kWords[static_cast<std::size_t>(possible)];
}

// A fact or a rule of a smallest set that conflicts.
struct ElementView {
  std::string kind;  // "leave", "limit"
  std::string text;
  std::optional<std::string> person = {};  // id
  std::optional<std::string> rota = {};    // id
  std::optional<std::string> turn = {};    // key
  std::optional<std::string> rule = {};    // "rest"
};

void fields(auto& visit, const ElementView& element) {
  visit("kind", element.kind, "what kind of fact or rule, \"leave\"");
  visit("text", element.text, "the same in words");
  visit("person", element.person, "whose, where it is about one person");
  visit("rota", element.rota, "of which rota, where it is about one");
  visit("turn", element.turn, "key of the turn, where it is about one");
  visit("rule", element.rule, "the rule, where it is a limit");
}

struct FixView {
  std::string kind;  // "limit-of-one"
  std::string text;
  std::optional<std::string> person = {};
  std::optional<std::string> rule = {};
};

void fields(auto& visit, const FixView& fix) {
  visit("kind", fix.kind, "what kind of change, \"move-leave\"");
  visit("text", fix.text, "the same in words");
  visit("person", fix.person, "whom it is about");
  visit("rule", fix.rule, "the rule, where it changes a limit");
}

// One thing that is wrong, or several of one cause.
struct WhyView {
  std::vector<std::string> turns;          // keys: empty ones, or those of the breach
  std::vector<std::string> texts;          // of what is wrong, one for each turn or breach
  std::optional<std::string> person = {};  // whose limit bent, or who cannot hold what they hold
  std::optional<std::string> rule = {};
  // Whether it could be otherwise with all else that is held.
  Solvable possible = Solvable::kUnknown;
  std::vector<ElementView> core;  // where not
  bool minimal = true;            // without any one of them it could
  std::vector<FixView> fixes;     // tried, what asks least first
  std::vector<std::string> way;   // where it could: who takes what
  std::vector<BarView> barred;    // where unknown: who may not take it as the plan stands
};

void fields(auto& visit, const WhyView& why) {
  visit("turn", why.turns.empty() ? std::optional<std::string>() : why.turns.front(),
        "key of the turn; of several, the first");
  visit("turns", why.turns, "keys of all turns that it is about, of one cause");
  visit("text", why.texts.empty() ? std::string() : why.texts.front(), "what is wrong");
  visit("texts", why.texts, "what is wrong, a sentence for each");
  visit("person", why.person, "whose limit bent, or who cannot hold what they hold");
  visit("rule", why.rule, "the rule that bent");
  visit("possible", to_text(why.possible),
        "whether it could be otherwise with all else that is held: no, yes, unknown");
  visit("core", why.core, "facts and rules that conflict");
  visit("minimal", why.minimal, "without any one of them it could be otherwise");
  visit("fixes", why.fixes, "single changes that help, each tried; what asks least first");
  visit("way", why.way, "where it could be otherwise: who takes what");
  visit("barred", why.barred, "where unknown: who may not take it as the plan stands");
}

struct InsteadView {
  std::string person;  // id
  std::string name;
  bool may = false;
  std::optional<std::string> rule = {};  // that bars them
  std::string text;                      // what it would cost, or what bars them
  std::optional<Score> more = {};        // score with them less score as it is
};

void fields(auto& visit, const InsteadView& candidate) {
  std::vector<std::pair<std::string, std::int64_t>> more;
  if (candidate.more)
    for (const Tier tier : {Tier::kCover, Tier::kLimits, Tier::kBalance})
      more.emplace_back(to_text(tier), (*candidate.more)[tier]);
  visit("person", candidate.person, "id");
  visit("name", candidate.name, "");
  visit("may", candidate.may, "no hard rule bars them as the plan stands");
  visit("rule", candidate.rule, "the rule that bars them");
  visit("text", candidate.text, "what it would cost, or what bars them");
  visit("more", more, "points more in each tier; below zero: fewer");
}

struct SlotWhyView {
  std::string turn;  // key
  Interval span;
  std::optional<std::string> person = {};  // nobody: see `empty`
  std::string name;
  bool published = false;  // before this plan, which leaves it
  std::vector<std::string> reasons;
  std::vector<InsteadView> next;      // who else, what costs least first
  std::optional<WhyView> empty = {};  // why nobody holds it
};

void fields(auto& visit, const SlotWhyView& slot) {
  visit("turn", slot.turn, "key of the turn");
  fields(visit, slot.span);
  visit("person", slot.person, "id of whoever holds it; null: nobody");
  visit("name", slot.name, "");
  visit("published", slot.published, "was published before, and is left as it is");
  visit("reasons", slot.reasons, "why this person, a sentence each");
  visit("next", slot.next, "who else, what costs least first");
  visit("empty", slot.empty, "why nobody holds it");
}

// One turn in an account: what somebody owes of it, and what they carry.
struct AccountEntryView {
  std::string turn;  // key
  std::string text;  // "oncall/primary on Mon 7 Dec 2026 09:00"
  Interval span;
  std::int64_t owed = 0;
  std::int64_t carried = 0;
  BandTimes bands{};  // elapsed seconds, where they hold it
};

void fields(auto& visit, const AccountEntryView& entry) {
  std::vector<std::pair<std::string, std::int64_t>> bands;
  for (std::size_t i = 0; i < kBandCount; ++i)
    bands.emplace_back(to_text(static_cast<Band>(i)), entry.bands[i].count());
  visit("turn", entry.turn, "key of the turn");
  visit("text", entry.text, "the same in words");
  fields(visit, entry.span);
  visit("owed", entry.owed, "what they owe of it, load seconds");
  visit("carried", entry.carried, "what they carry of it, load seconds");
  visit("bands", bands, "elapsed seconds in each band, where they hold it");
}

struct PersonWhyView {
  std::string person;  // id
  std::string name;
  std::int64_t load = 0;
  std::int64_t owed = 0;  // of the window
  std::int64_t fair = 0;  // after the account
  Balance carried_in{};
  std::vector<AccountEntryView>
      account;  // by begin, each turn of the window that is theirs or owed
  std::vector<std::string> reasons;
  std::optional<WithoutTurnView> without_turn = {};
  std::vector<TargetView> targets = {};  // of protected time, and why they are not met
};

void fields(auto& visit, const PersonWhyView& person) {
  visit("person", person.person, "id");
  visit("name", person.name, "");
  visit("load", person.load, "what they carry in the window, load seconds");
  visit("owed", person.owed, "what they owe of the window, load seconds");
  visit("fair", person.fair, "their fair share of it, after the account");
  visit("carried_in", person.carried_in, "below zero where they did less than they owed");
  visit("account", person.account, "turn by turn");
  visit("reasons", person.reasons, "why, a sentence each");
  visit("without_turn", person.without_turn, "where they hold nothing: why");
  visit("targets", person.targets, "protected time of theirs in the window, and why it is not met");
}

struct ExplainView {
  std::string zone;
  Interval window;
  ShowSource source = ShowSource::kPublished;
  std::vector<WhyView> empty;
  std::vector<WhyView> bent;
  std::vector<WhyView> unable;  // published, with somebody who can no longer hold it
  int more = 0;                 // not looked into
  std::vector<WithoutTurnView> without_turn;
  std::optional<SlotWhyView> slot = {};
  std::optional<PersonWhyView> person = {};
};

void fields(auto& visit, const ExplainView& view) {
  visit("source", to_text(view.source), "draft or published");
  visit("window", view.window, "what was looked at");
  visit("empty", view.empty, "turns that nobody holds, by cause");
  visit("bent", view.bent, "limits that are bent, by cause");
  visit("unable", view.unable, "published turns whose holder can no longer hold them");
  visit("more", view.more, "how many more there are that were not looked into");
  visit("without_turn", view.without_turn, "whoever holds nothing, and why");
  visit("slot", view.slot, "of the one turn asked about");
  visit("person", view.person, "of the one person asked about");
}

}  // namespace respite
