#include "scheduler/replan/polish.h"

namespace respite {
namespace {

std::vector<TurnIndex> touched_turns(const Plan& plan, const Touches& touches) {
  std::vector<TurnIndex> touched;
  for (const TurnIndex turn : plan.free_turns())
    if (touches.is_touched(turn, plan.holder(turn))) touched.push_back(turn);
  return touched;
}

class Polisher {
 public:
  Polisher(Plan& plan, const Touches& touches, Work& work)
      : plan_(plan), touches_(touches), work_(work), merit_(merit_of(plan, touches)) {}

  void run() {
    for (bool again = true; again && !over_;) {
      again = false;
      const std::vector<TurnIndex> touched = touched_turns(plan_, touches_);
      for (const TurnIndex turn : touched) again = give_to_another(turn) || again;
      for (const TurnIndex a : touched)
        for (const TurnIndex b : touched) again = (a < b && exchange(a, b)) || again;
    }
  }

 private:
  bool betters(const Move& move) {
    over_ = over_ || work_.done() >= work_.total() || !work_.spend();
    if (over_ || !plan_.try_apply(move)) return false;
    const Merit merit = merit_of(plan_, touches_);
    if (merit < merit_) {
      merit_ = merit;
      return true;
    }
    plan_.undo();
    return false;
  }

  bool give_to_another(TurnIndex turn) {
    bool better = false;
    for (const PersonIndex person : plan_.eligible(turn))
      if (person != plan_.holder(turn) && plan_.fits(turn, person))
        better = betters({{turn, person}}) || better;
    if (plan_.holder(turn) && !plan_.problem().turns[at(turn)].required)
      better = betters({{turn, std::nullopt}}) || better;
    return better;
  }

  bool exchange(TurnIndex a, TurnIndex b) {
    const auto one = plan_.holder(a);
    const auto other = plan_.holder(b);
    if (one == other || (one && !plan_.may_hold(b, *one)) || (other && !plan_.may_hold(a, *other)))
      return false;
    return betters({{a, other}, {b, one}});
  }

  Plan& plan_;
  const Touches& touches_;
  Work& work_;
  Merit merit_;
  bool over_ = false;
};

}  // namespace

Merit merit_of(const Plan& plan, const Touches& touches) {
  const Total& total = plan.total();
  return {.broken = total.broken,
          .unmet = total.unmet,
          .empty = total.score[Tier::kCover],
          .touched = touches.count(plan.solution()),
          .people = touches.people(plan.solution()),
          .limits = total.score[Tier::kLimits],
          .balance = total.score[Tier::kBalance]};
}

void polish(Plan& plan, const Touches& touches, Work& work) { Polisher(plan, touches, work).run(); }

}  // namespace respite
