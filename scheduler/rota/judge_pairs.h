// The judge of pairs: rules and prices between people who are on duty together.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "scheduler/rota/breach.h"
#include "scheduler/rota/problem.h"
#include "scheduler/rota/solution.h"

namespace respite {

// What pairs cost; adds up over turns, so a change is judged by what it touches.
struct PairScore {
  int broken = 0;            // hard rules
  std::int64_t limits = 0;   // weighted ones, points
  std::int64_t balance = 0;  // company wishes, points
  friend bool operator==(const PairScore&, const PairScore&) = default;
};

// Rules are judged on groups of turns:
// - kNoviceAlone: a first seat held by somebody novice in a skill it asks for, while the second
//   seat of the same turn is empty or held by somebody not able in that skill;
// - kSkillMissing: all heads of a shift that are required (of an optional one, all) are held, and
//   nobody on it has what one of them must have. (While a head is missing, the last place is kept
//   for somebody who has it.)
// - kNoviceAlone, of a shift: a novice is on it and nobody able. Of the skills that the shift asks
//   for, all where it asks for none, a novice has one as a novice and none as able; whoever is able
//   in one of them is able.
// - kApart: two turns that share covered time are held by two who are to be apart. Where that is
//   weighted, it costs its weight for each such pair of turns.
// A company wish is judged on each pair of turns of one rota that share covered time: it costs or
// gains its points once for each such pair with a turn in the window.
class PairJudge {
 public:
  explicit PairJudge(const Problem& problem);

  // Everything, each group and each pair once.
  [[nodiscard]] PairScore judge(const Solution& solution, BreachSink& sink) const;
  // The groups and pairs that one turn is in.
  [[nodiscard]] PairScore judge_turn(const Solution& solution, TurnIndex turn) const;
  [[nodiscard]] bool is_broken(const Solution& solution, std::size_t group) const;
  // The first rule between people that is broken around a turn.
  [[nodiscard]] std::optional<Breach> first_breach(const Solution& solution, TurnIndex turn) const;

  // A lower bound of all company wishes together, at most 0.
  [[nodiscard]] std::int64_t least_company_cost() const;

  // Who satisfies a rule, worked out once for a rota or shift while nobody's skills grow.
  enum class Kind { kNoviceSeat, kSkill, kNoviceShift, kApart };
  struct Standard {
    Kind kind;
    std::vector<bool> alone;                // [person] whoever else is there; kNoviceShift: able
    std::vector<std::vector<bool>> beside;  // [first][second]; kNoviceSeat, kApart
    std::vector<bool> novice;               // [person]; kNoviceShift only
    [[nodiscard]] Rule rule() const {
      return kind == Kind::kSkill   ? Rule::kSkillMissing
             : kind == Kind::kApart ? Rule::kApart
                                    : Rule::kNoviceAlone;
    }
  };
  struct Group {
    std::size_t standard;
    std::vector<TurnIndex> turns;  // kNoviceSeat: the first seat, then the second if any; kApart:
                                   // the two
  };

  // What a bound must know of the rules.
  [[nodiscard]] const std::vector<Standard>& standards() const { return standards_; }
  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
  // Those that a turn is in: into groups().
  [[nodiscard]] const std::vector<std::size_t>& groups_of(TurnIndex turn) const {
    return groups_of_[at(turn)];
  }
  // Turns of the same rota at the same time; none where nobody has a wish about company.
  [[nodiscard]] std::span<const TurnIndex> together_with(TurnIndex turn) const {
    return together_.empty() ? std::span<const TurnIndex>() : together_[at(turn)];
  }
  // What a pair costs each time it is on duty together, points; 0 for most.
  [[nodiscard]] std::int64_t company_cost(PersonIndex a, PersonIndex b) const {
    return company_.empty() ? 0 : points(a, b);
  }

 private:
  void add_novice_groups(RotaIndex rota, const std::vector<Skill>& skills);
  // `make`: the standard at a moment.
  template <class Make>
  void add_shift_groups(RotaIndex rota, std::uint32_t seat, Make make);
  [[nodiscard]] Standard novice_standard(const std::vector<Skill>& skills, Instant at) const;
  [[nodiscard]] Standard skill_standard(const std::vector<Skill>& one_has, Instant at) const;
  [[nodiscard]] Standard shift_standard(const Shift& shift, Instant at) const;
  void add_group(Group group);
  void add_company();
  void add_apart();
  // Who may be on together by the hard limits of the desk and, given one, of a rota.
  [[nodiscard]] Standard apart_standard(std::optional<RotaIndex> rota) const;
  // Each turn beside one whose holders would rather be apart: visit(weight, other turn).
  template <class Visit>
  void for_each_clash(const Solution& solution, TurnIndex turn, Visit visit) const;
  [[nodiscard]] std::optional<Breach> judge_group(const Solution& solution,
                                                  const Group& group) const;
  [[nodiscard]] std::int64_t company_of(const Solution& solution, TurnIndex turn) const;
  [[nodiscard]] std::int64_t points(PersonIndex a, PersonIndex b) const {
    return company_[at(a)][at(b)] + company_[at(b)][at(a)];
  }

  const Problem& problem_;
  std::vector<Standard> standards_;
  std::vector<Group> groups_;
  std::vector<std::vector<std::size_t>> groups_of_;  // [turn]
  // Company wishes; all empty where nobody has one.
  std::vector<std::vector<std::int64_t>> company_;  // [person][other] points
  std::vector<std::vector<TurnIndex>> together_;    // [turn] of the same rota at the same time
  // Who would rather be apart; both empty where nobody would.
  struct ApartRule {
    const Limit<Apart>* limit;
    std::optional<RotaIndex> rota;  // whose turns alone count
  };
  std::vector<ApartRule> apart_;
  std::vector<std::vector<TurnIndex>> beside_;  // [turn] of any rota at the same time
};

}  // namespace respite
