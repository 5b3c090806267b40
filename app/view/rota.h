// What commands answer, as plain values: operations fill these, render/ prints them.
// Ids are those of the team file; names stand beside them, because people leave and stay named.
// Load is in load seconds (scheduler/rules/band.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/view/alternatives.h"
#include "scheduler/rota/account.h"
#include "scheduler/rota/score.h"
#include "scheduler/rules/band.h"
#include "scheduler/team/calendars.h"
#include "scheduler/time/civil.h"
#include "scheduler/time/interval.h"
#include "store/published.h"

namespace respite {

struct SlotView {
  SlotRecord slot;
  BandTimes bands{};     // elapsed seconds; of an open slot, as the rota's zone has them
  bool required = true;  // empty is a gap; a shadow seat is not
  bool kept = false;     // was published before this plan
};

struct PersonView {
  std::string id;
  std::string name;
  std::int64_t load = 0;
  std::int64_t fair = 0;  // fair share of the window, after the account
  int turns = 0;
  int nights = 0;
  int weekends = 0;
  int holidays = 0;
  Balance carried{};  // from the account: below zero where they did less than they owed
};

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
};

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

// Counts of one kind among those who may have them and share alike.
struct SpreadView {
  std::string what;  // "nights"
  int people = 0;
  int least = 0;
  int most = 0;
};

// How even a plan is.
struct EvenView {
  std::int64_t turn = 0;  // load seconds of an average turn
  std::string person;     // id of whoever is farthest from their fair share of load; empty: nobody
  std::string name;
  std::int64_t off = 0;  // by how much above it, load seconds
  std::vector<SpreadView> spreads;
};

struct BarView {
  std::string person;  // id
  std::string rule;    // "leave"
  std::string text;    // "Asha: on leave"
  std::string name;    // "Asha Patel"
};

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

// Published duty so near that a draft may not take it from whoever holds it.
struct FrozenView {
  std::string rota;
  std::string seat;
  std::string person;  // id
  std::string name;
  Interval span;
  std::string zone;  // of the rota
};

// A rota as a board: who holds what. The part that plan, diff and show have in common.
struct BoardView {
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

// Somebody of a rota in the window whom a plan gives nothing.
struct WithoutTurnView {
  std::string person;                               // id
  std::string text;                                 // "Ines Duarte, of 6 turns: on leave in 4; ..."
  int turns = 0;                                    // of rotas they are in
  int free = 0;                                     // of those, that they could take
  std::vector<std::pair<std::string, int>> barred;  // by what rule, from how many
};

struct PlanView {
  BoardView board;
  std::string draft;  // id: a content hash
  std::uint64_t seed = 1;
  std::int64_t effort = 100;        // percent
  bool timed = false;               // a time limit was given: another run may differ
  bool interrupted = false;         // stopped from outside; the best so far was kept
  std::vector<std::string> wishes;  // those given up, one sentence each
  EvenView even;
  std::vector<WithoutTurnView> without_turn;
  // Where they were asked for: the plan by the desk's own weights first, then those in other ways.
  std::vector<AlternativeView> alternatives;
};

enum class ShowSource { kPublished, kDraft };

struct ShowView {
  BoardView board;
  ShowSource source = ShowSource::kPublished;
  Revision revision = 0;  // published: the one shown; draft: the one it rests on
  std::string draft;      // id, where a draft is shown
};

struct WhoSeatView {
  std::string rota;
  std::string rota_name;
  std::string seat;
  std::optional<std::string> person;  // nobody: a gap
  std::string name;                   // empty where nobody
  bool held = false;                  // by somebody, whom the reader may not be told
  bool able = true;                   // not where gone from the file, left or on leave now
  std::vector<std::string> reach;     // how to reach whoever is on, best first
  Instant since;                      // as far as this holder's time reaches without a break
  Instant until;
  std::optional<std::string> next;  // who holds the seat after `until`
  std::string next_name;
  std::optional<Instant> next_at;  // when they begin
};

struct WhoView {
  Instant at;
  std::string zone;             // of the desk, for people to read
  std::vector<WhoSeatView> on;  // in the order of rotas and seats
  bool in_service_hours = false;
  std::vector<std::string> notes;  // "nothing is published after 2027-03-08"
};

struct GapsView {
  std::string zone;
  Interval window;
  std::vector<GapView> gaps;  // sorted by begin
};

enum class ChangeKind { kAdded, kRemoved, kGiven };  // given: from one person to another

// One slot that is not as it was. `before` and `after` are ids; nothing is an open slot (for
// kAdded and kRemoved, the side that does not exist is nothing too).
struct ChangeView {
  ChangeKind kind = ChangeKind::kGiven;
  SlotRecord slot;  // as it will be; where removed, as it was
  std::optional<std::string> before;
  std::optional<std::string> after;
};

// What changes for one person.
struct PersonChangeView {
  std::string id;
  std::string name;
  int gains = 0;  // turns
  int loses = 0;
  std::int64_t load_before = 0;  // over the board's window
  std::int64_t load_after = 0;
};

struct DiffView {
  BoardView board;                       // as it would be
  Revision base = 0;                     // what it is compared with
  std::string draft;                     // id
  std::vector<ChangeView> changes;       // by begin
  std::vector<PersonChangeView> people;  // those for whom something changes
};

// Standby that is told to its holder later than their rule pack asks.
struct NoticeView {
  std::string person;  // id
  std::string slot;    // key
  Instant begin;
  std::string rule;  // "FR-NOTICE"
  std::string text;
};

// A publication made: by `publish`, or by `undo`.
struct PublishView {
  Publication publication;
  std::string zone;
  std::vector<ChangeView> changes;
  std::vector<PersonChangeView> people;
  std::vector<GapView> gaps;  // of its window, from now on
  std::vector<NoticeView> notice;  // told later than asked for, where that was asked after
  bool rehearsed = false;     // nothing was written: what it would do
};

struct PublicationsView {
  std::string zone;
  std::vector<Publication> publications;  // oldest first
};

struct MovedSlotView {  // new tzdata moved it
  std::string key;
  Interval published;
  Interval now;
};

struct DiagnosticView {
  std::string file;  // relative to the desk
  int line = 0;      // from 1; 0: the file as a whole
  int column = 0;
  std::string severity;  // "error", "warning", "note"
  std::string message;
  std::string hint;
  std::string shown;  // all of it as a terminal shows it, with the line and a mark under the place
};

struct CheckView {
  bool readable = true;  // else `diagnostics` is all there is: the files have mistakes
  std::string desk;
  std::string zone;
  int people = 0;
  int rotas = 0;
  int calendars = 0;                        // files read
  std::vector<DiagnosticView> diagnostics;  // for JSON; people read them on standard error
  std::optional<ShowSource> judged;         // what `violations` is about; nothing: no rota yet
  Revision revision = 0;
  std::vector<ViolationView> violations;
  std::vector<GapView> gaps;
  std::optional<Instant> frozen_until;  // published duty that begins sooner moves only by hand
  std::vector<FrozenView> frozen;       // what the draft would take of it
  std::vector<MovedSlotView> moved;
  std::vector<std::string> damages;  // of the store's record, a sentence each
};

struct InitView {
  std::string template_name;
  std::vector<std::string> files;  // written, relative to the desk
  Revision revision = 0;           // of the history published with it; 0: none
};

struct FeedView {
  std::string calendar;  // as RFC 5545 writes it
};

struct ExportView {
  struct File {
    std::string path;   // relative to the folder
    std::string kind;   // "person", "rota", "free-busy", "service-hours", ...
    std::string of;     // id; of the desk's own: empty
    std::string level;  // "public", "free-busy", "category", "full"
    std::size_t bytes = 0;
    std::size_t events = 0;  // and busy times, and stretches of hours
    std::string sha256;      // hex
    bool changed = false;    // against what lay there before
  };
  std::string directory;
  std::vector<File> files;  // feeds, sorted by path
  File page;                // the public status page
};

}  // namespace respite
