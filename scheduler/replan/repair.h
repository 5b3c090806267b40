// A published rota in repair: which turns are open, what has been given, what is still broken.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scheduler/replan/touches.h"
#include "scheduler/rota/judge_line.h"
#include "scheduler/rota/judge_pairs.h"

namespace respite {

// Something broken that must be mended, and the turns of which at least one must change hands for
// it: turns that still have their published holder and may lose them.
struct Knot {
  std::optional<PersonIndex> person;  // whose line; nobody: between people
  bool by_more = false;               // more turns might mend it too
  bool waits = false;                 // a turn that is still open might mend it
  std::vector<TurnIndex> turns;       // sorted
};

// What it would break to give an open turn to somebody.
struct Takeover {
  bool possible = true;             // false: against what can no longer change hands
  std::vector<TurnIndex> in_place;  // one of these must change hands first; empty: free to take
  std::int64_t points = 0;          // of limits and balance that it adds, for the order alone
};

// Every step judges only the lines and groups it changes, by the judges that `check` asks, and
// undo() takes the last one back. The problem must outlive it.
class Repair {
 public:
  Repair(const Problem& problem, const Touches& touches);

  // Leaves standing, as long as nothing makes it worse, what is broken now: all of it, or what no
  // turn that may change hands can mend.
  void tolerate_all();
  void tolerate_minima();  // and however much worse they become
  void tolerate_hopeless();

  void open(TurnIndex turn);  // nobody holds it until it is given
  void give(TurnIndex turn, std::optional<PersonIndex> person);
  void undo();  // the last open() or give()
  // Its holder stays, until unlock().
  void lock(TurnIndex turn) { ++locked_[at(turn)]; }
  void unlock(TurnIndex turn) { --locked_[at(turn)]; }

  [[nodiscard]] const Problem& problem() const { return problem_; }
  [[nodiscard]] const Touches& touches() const { return touches_; }
  [[nodiscard]] const Solution& solution() const { return solution_; }
  [[nodiscard]] const std::vector<TurnIndex>& open_turns() const { return open_; }
  [[nodiscard]] int touched() const { return touched_; }         // of those given
  [[nodiscard]] std::int64_t empty() const { return empty_; }    // Tier::kCover of those given
  [[nodiscard]] std::int64_t points() const;                     // of all lines: limits and balance
  [[nodiscard]] std::int64_t judged() const { return judged_; }  // lines
  // Turns that went to or from that person.
  [[nodiscard]] int moves_of(PersonIndex person) const { return moves_[at(person)]; }
  [[nodiscard]] int people() const { return people_; }  // with any

  [[nodiscard]] std::vector<Knot> knots();
  [[nodiscard]] const std::vector<PersonIndex>& eligible(TurnIndex turn) const {
    return eligible_[at(turn)];
  }
  [[nodiscard]] Takeover offer(TurnIndex turn, PersonIndex person);

 private:
  enum class Hold { kStays, kOpen, kGiven };
  struct Line {
    std::vector<TurnIndex> turns;
    std::vector<Breach> broken;  // hard, not tolerated
    LineScore score;
    std::int64_t version = 0;
  };
  struct Known {  // an offer as it was for a line
    std::int64_t version = -1;
    std::vector<std::vector<TurnIndex>> clashes;  // of each breach the other turns it is between
    std::int64_t points = 0;
  };
  struct Step {
    TurnIndex turn{};
    Hold hold{};
    std::optional<PersonIndex> holder;
    std::vector<std::pair<PersonIndex, Line>> lines;
    int touched = 0;
    std::int64_t empty = 0;
  };

  void judge(PersonIndex person);
  [[nodiscard]] bool is_tolerated(PersonIndex person, const Breach& breach) const;
  void change(TurnIndex turn, Hold hold, std::optional<PersonIndex> holder);
  void set(TurnIndex turn, Hold hold, std::optional<PersonIndex> holder);
  void count_move(std::optional<PersonIndex> person, int by);
  [[nodiscard]] bool can_change(TurnIndex turn) const;
  void look_at(TurnIndex turn, PersonIndex person, Known& known);
  [[nodiscard]] std::vector<TurnIndex> own_turns(const std::vector<TurnIndex>& line,
                                                 const Breach& breach) const;
  [[nodiscard]] Knot knot_of(PersonIndex person, const Line& line, const Breach& breach) const;
  [[nodiscard]] Knot knot_of(const PairJudge::Group& group) const;
  void judge_group(std::size_t group);

  const Problem& problem_;
  const Touches& touches_;
  LineJudge line_judge_;
  PairJudge pair_judge_;
  std::vector<std::vector<PersonIndex>> eligible_;  // [turn]
  Solution solution_;
  std::vector<Hold> hold_;   // [turn]
  std::vector<int> locked_;  // [turn]
  std::vector<Line> lines_;  // [person]
  std::vector<int> moves_;   // [person]
  int people_ = 0;
  bool minima_count_ = true;
  std::vector<TurnIndex> open_;                 // sorted
  std::vector<std::vector<Breach>> tolerated_;  // [person]
  std::vector<bool> group_tolerated_;           // [group]
  std::vector<bool> group_broken_;              // [group]
  std::vector<std::vector<Known>> known_;       // [turn][person]
  std::vector<Step> steps_;
  int touched_ = 0;
  std::int64_t empty_ = 0;
  std::int64_t judged_ = 0;
  std::int64_t versions_ = 0;
  Seconds longest_{};  // turn
};

}  // namespace respite
