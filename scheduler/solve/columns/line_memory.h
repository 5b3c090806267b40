// What of a line so far can still matter to the turns that come later, rule by rule.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "scheduler/rota/problem.h"
#include "scheduler/solve/columns/remembered.h"

namespace respite {

// Lines that leave the same key behind are judged alike whatever they go on to hold. Limits that
// later turns cannot reach leave nothing, so a tally over the window costs only where it may bind.
class LineMemory {
 public:
  using Key = std::vector<std::int64_t>;

  // `turns`: what a person's line may hold, in order; a line names them by their places. The
  // problem must outlive it.
  LineMemory(const Problem& problem, PersonIndex person, const std::vector<TurnIndex>& turns);

  // Of a line in which everything before `next` is decided.
  [[nodiscard]] Key key(std::span<const int> line, std::size_t next) const;
  // How many of its first turns are of no matter any more.
  [[nodiscard]] std::size_t forgettable(std::span<const int> line, std::size_t next) const;

 private:
  static constexpr int kNever = std::numeric_limits<int>::max();
  static constexpr std::int64_t kNext = std::numeric_limits<std::int64_t>::min();  // between rules

  struct Duty {
    const ProblemTurn* turn;
    std::size_t at;  // among the problem's turns
    Interval cover;  // first covered second to the last
    Instant end;     // of span and cover
    bool handover;
  };
  // One shift's cap, or the shifts of a forbidden succession.
  struct OfShift {
    std::string shift;
    std::vector<int> first;  // [place] least week, or day, of the later ones; kNever: none
    std::vector<std::int64_t> may_come;  // [place] most later ones of the window still to be held
  };
  // One set of limits, on the whole line or a rota's turns in it.
  struct Scope {
    Remembered limits;
    int rota = -1;                       // -1: all
    std::vector<int> first_day;          // [place] least work day of the later ones
    std::vector<int> first_weekend;      // ... weekend touched
    std::vector<int> first_week;         // ... week worked in
    std::vector<std::int64_t> may_come;  // [place] most turns of the window still to be held
    std::vector<std::int64_t> may_take;  // ... seconds on call
    std::vector<OfShift> caps;
    std::vector<OfShift> then;
  };
  // A day, weekend or week of the line, and whether a turn of the window puts it there.
  struct Mark {
    int at;
    bool in_window;
  };

  void add_scope(const Limits& declared, int rota);
  [[nodiscard]] bool is_in(const Scope& scope, int place) const;
  template <class Number>
  [[nodiscard]] std::vector<std::int64_t> most_to_come(const Scope& scope,
                                                       const Number& number) const;
  template <class Least>
  [[nodiscard]] std::vector<int> least_to_come(const Scope& scope, const Least& least) const;
  // The line's duties that the limits are about.
  template <class Visit>
  void for_each(const Scope& scope, std::span<const int> line, const Visit& visit) const {
    for (const int place : line)
      if (is_in(scope, place)) visit(duties_[static_cast<std::size_t>(place)]);
  }

  void add_neighbours(std::span<const int> line, std::size_t next, Key& key) const;
  void add_stretches(const Scope& scope, std::span<const int> line, std::size_t next,
                     Key& key) const;
  void add_successions(const Scope& scope, std::span<const int> line, std::size_t next,
                       Key& key) const;
  void add_days(const Scope& scope, std::span<const int> line, std::size_t next, Key& key) const;
  void add_weekends(const Scope& scope, std::span<const int> line, std::size_t next,
                    Key& key) const;
  void add_hours(const Scope& scope, std::span<const int> line, std::size_t next, Key& key) const;
  void add_caps(const Scope& scope, std::span<const int> line, std::size_t next, Key& key) const;
  void add_tallies(const Scope& scope, std::span<const int> line, std::size_t next, Key& key) const;

  const Problem& problem_;
  const Clock& clock_;
  std::vector<Duty> duties_;
  std::vector<Scope> scopes_;
  Seconds longest_{0};
  Seconds rest_{0};   // the longest asked for
  Seconds reach_{0};  // after its end nothing matters of a turn, tallies aside
  bool tallies_ = false;
};

}  // namespace respite
