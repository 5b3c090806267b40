// What a plan of a window replaces, and what it leaves as it is. Plans, drafts, publications, gaps
// and the solver all ask here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/rota/turn.h"

namespace respite {

// A duty that is already given: published, whether it has begun or not. A turn that several people
// hold is several of them, each a part.
struct HeldTurn {
  Turn turn;
  std::optional<PersonIndex> person;  // nobody: published empty, to be filled
  std::string holder;                 // id of somebody gone from the file; else empty
  std::string key{};                  // of the turn, as published
  // From then on the plan may give it to somebody else; nothing: it stays as it is. A turn begun
  // before the window is cut there, one that begins in it is loose whole.
  std::optional<Instant> loose_from{};
};

// A turn of the window.
struct LaidTurn {
  Turn turn;                       // as today's file asks for it
  const HeldTurn* held = nullptr;  // as published; its holder stays
  // No turn of the file: what a turn begun before the window leaves uncovered, from the window's
  // begin to the next handover of its place.
  bool leftover = false;
};

// A published turn begun before the window that ends where its place next changes hands.
struct CutTurn {
  std::string key;  // as published
  Instant at;
  IntervalSet part{};  // what is held of it by whom it is cut for; empty: all
};

struct Layout {
  Interval window;                    // what has begun by now is not in it
  std::vector<LaidTurn> turns;        // sorted by begin, rota, seat, place
  std::vector<HeldTurn> beside;       // published before and after it, as the plan leaves them
  std::vector<CutTurn> cut;           // those of them that it ends sooner
  std::vector<const HeldTurn*> gone;  // published in it, asked for no more
};

// Whether a plan of the window replaces that published turn: it begins in it.
[[nodiscard]] inline bool is_replaced(Interval window, Interval turn) {
  return window.contains(turn.begin);
}

// Where a window that has begun is planned from: `now`, on the next whole minute. A window that
// lies ahead or behind is planned whole.
[[nodiscard]] Interval still_ahead(Interval window, std::optional<Instant> now);

// Ends published turns where `rest`, of the same place, begins, if they have no time after: what
// was taken back of a turn, in its midst, is no part of it any more.
void end_where_begins(std::vector<HeldTurn>& published, const Turn& rest);

// A window holds the turns that begin in it. Turns published in it that the file still asks for
// (same rota, seat, place and civil begin) keep their holders; others published in it go. Of a turn
// held in parts, what a change gave stays as far as it is asked for, and the rest is whose the rest
// was: where that was nobody's, it is to be planned. What
// reaches into it from before stays, cut where its place next changes hands in the window, never
// lengthened; what published turns begun after the window cover is not planned again. What is then
// uncovered from the window's begin on is a turn of its own where the rota was held before; on a
// rota's first plan it is left out.
//
// `held` outlives the answer, which points into it; `begun` [rota]: held before the window, by
// seats that the file has no more (none: no rota was).
[[nodiscard]] Layout lay_out(const Desk& desk, const DeskCalendars& calendars,
                             const std::vector<HeldTurn>& held, Interval window,
                             std::vector<bool> begun = {});

}  // namespace respite
