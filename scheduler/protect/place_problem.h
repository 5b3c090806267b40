// A week's protected time to be placed, in numbers: what everybody wants, where it may lie, and how
// many may be away at once. Pure; desks are said to it by week_problem.h.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace respite::protect {

using Cost = std::int64_t;

// A week is cut into cells of equal length, 0, 1, ...; lengths are numbers of cells.

// A block as it would lie: the cells [first, first + length).
struct Lying {
  int first = 0;
  int length = 0;
  [[nodiscard]] int end() const { return first + length; }
  friend bool operator==(const Lying&, const Lying&) = default;
  friend auto operator<=>(const Lying&, const Lying&) = default;
};

// One person's block that is there already, or has been usual: worth something where it is.
struct Known {
  Lying at;
  Cost worth = 0;  // what it costs not to keep it
};

// So much time of one kind, in blocks of `shortest` to `longest`: each so many units longer than
// the shortest.
struct Want {
  int wanted = 0;
  int shortest = 1;
  int longest = 1;
  int unit = 1;  // divides the shortest
  // Of each cell not placed, a multiple of 4; half as much again of those beyond half of `wanted`.
  Cost missing = 0;
  Cost block = 0;           // of each block: long ones rather than crumbs
  std::vector<Cost> lie;    // [cell] of lying on it; kNever: it may not
  std::vector<Cost> begin;  // [cell] of beginning on it
  std::vector<Known> known;
};
inline constexpr Cost kNever = -1;

struct Owner {
  std::vector<Want> wants;
  std::vector<std::pair<int, int>> days;  // cells [first, end) of each of their days, in order
  std::vector<int> most_a_day;            // [day] of all wants together
  std::vector<std::uint8_t> open;         // [cell] whether a block may lie on it
};

// At most so many of its members may be in blocks at once.
struct Crowd {
  std::vector<int> members;  // into Week::owners, sorted
  std::vector<int> most;     // [cell]; kAnyNumber: it does not say
  Cost over = 0;             // of each one too many, a cell; 0: never
  [[nodiscard]] bool hard() const { return over == 0; }
};
inline constexpr int kAnyNumber = -1;

struct PlaceProblem {
  int cells = 0;
  std::vector<Owner> owners;
  std::vector<Crowd> crowds;
};

struct PlacedBlock {
  int want = 0;  // into Owner::wants
  Lying at;
  friend bool operator==(const PlacedBlock&, const PlacedBlock&) = default;
};
using Line = std::vector<PlacedBlock>;  // one owner's, by begin

// Whether one of the owner's days ends before that cell: no cell need be free there.
[[nodiscard]] bool ends_a_day(const Owner& owner, int cell);

// What a line costs by itself, crowds left out.
[[nodiscard]] Cost cost_of(const Owner& owner, const Line& line);
// What all lines cost; nothing is said of hard crowds.
[[nodiscard]] Cost cost_of(const PlaceProblem& problem, const std::vector<Line>& lines);
// What is missing of a want costs.
[[nodiscard]] Cost missing_cost(const Want& want, int placed);

// Whether the lines obey everything that is hard: cells, lengths, days, a free cell between two
// blocks of one owner on one day, crowds.
[[nodiscard]] bool is_lawful(const PlaceProblem& problem, const std::vector<Line>& lines);
// The same of one owner's line by itself.
[[nodiscard]] bool is_lawful(const Owner& owner, const Line& line);

}  // namespace respite::protect
