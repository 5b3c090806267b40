// A plan in the making: who holds what, each line with its score, changed and judged step by step.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "scheduler/rota/judge_line.h"
#include "scheduler/rota/judge_pairs.h"
#include "scheduler/rota/score.h"
#include "scheduler/rota/solution.h"

namespace respite {

// All of a plan's cost; compared from the top. `broken` and `unmet` as in judge_line.h.
struct Total {
  int broken = 0;
  int unmet = 0;
  Score score;
  friend auto operator<=>(const Total&, const Total&) = default;
};

// One turn to somebody else, or to nobody.
struct Change {
  TurnIndex turn{};
  std::optional<PersonIndex> to;
};

// Changes that belong together, each turn at most once.
using Move = std::vector<Change>;

// Lines per person and cover between them. Every change judges only the lines and pairs it
// touches, with the same judges as check; so total() always equals check's answer. The problem
// must outlive the plan.
class Plan {
 public:
  explicit Plan(const Problem& problem);  // everything empty but what is fixed

  [[nodiscard]] const Problem& problem() const { return problem_; }
  [[nodiscard]] const Solution& solution() const { return solution_; }
  [[nodiscard]] const Total& total() const { return total_; }
  [[nodiscard]] std::optional<PersonIndex> holder(TurnIndex turn) const {
    return solution_.holder[at(turn)];
  }
  // In the order of Problem::turns.
  [[nodiscard]] const std::vector<TurnIndex>& line(PersonIndex person) const {
    return lines_[at(person)];
  }
  [[nodiscard]] const LineScore& line_score(PersonIndex person) const {
    return scores_[at(person)];
  }

  // Turns of the window that the plan may give away, and who may ever hold each: both sorted.
  [[nodiscard]] const std::vector<TurnIndex>& free_turns() const { return free_; }
  [[nodiscard]] const std::vector<PersonIndex>& eligible(TurnIndex turn) const {
    return eligible_[at(turn)];
  }
  [[nodiscard]] bool is_free(TurnIndex turn) const {
    return !problem_.turns[at(turn)].fixed && problem_.turns[at(turn)].in_window;
  }
  [[nodiscard]] bool may_hold(TurnIndex turn, PersonIndex person) const {
    return !problem_.barred[at(turn)][at(person)];
  }

  // A quick look at the neighbours in the person's line, `leaving` aside: false only where the
  // judge would find an overlap or too little rest.
  [[nodiscard]] bool fits(TurnIndex turn, PersonIndex person,
                          std::optional<TurnIndex> leaving = std::nullopt) const;

  // Applies a move of free turns to people who may hold them, if no more hard rules are broken
  // than before (minima aside); says whether it did. undo() takes it back.
  [[nodiscard]] bool try_apply(const Move& move);
  void undo();
  // Returns to how things stood some moves ago, whatever that broke.
  void put_back(const Move& move);
  // Replaces everything by another solution of the same problem.
  void restore(const Solution& solution);

 private:
  void set_holder(TurnIndex turn, std::optional<PersonIndex> to);
  void touch(std::optional<PersonIndex> person);
  void add_up();
  [[nodiscard]] bool apply(const Move& move, int most_broken);
  void change_holders(const Move& move);
  [[nodiscard]] bool judge_touched(int most_broken);

  const Problem& problem_;
  LineJudge line_judge_;
  PairJudge pair_judge_;
  std::vector<TurnIndex> free_;
  std::vector<std::vector<PersonIndex>> eligible_;  // [turn]
  std::vector<Interval> cover_;                     // [turn] first to last covered second
  std::vector<Seconds> hard_rest_;                  // [person]

  Solution solution_;
  std::vector<std::vector<TurnIndex>> lines_;  // [person]
  std::vector<LineScore> scores_;              // [person]
  PairScore pairs_;
  std::int64_t cover_cost_ = 0;
  std::int64_t over_cost_ = 0;
  Total total_;

  // The last move, for undo().
  struct Before {
    PersonIndex person{};
    LineScore score;
  };
  Move reverse_;
  std::vector<Before> touched_;
  PairScore pairs_before_;
  std::int64_t cover_cost_before_ = 0;
  std::int64_t over_cost_before_ = 0;
  Total total_before_;
};

}  // namespace respite
