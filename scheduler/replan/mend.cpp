#include "scheduler/replan/mend.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace respite {
namespace {

constexpr int kNever = std::numeric_limits<int>::max();
constexpr std::int64_t kNothingLess = std::numeric_limits<std::int64_t>::max();

// Of an open turn: who could take it, best first.
struct Choice {
  struct Taker {
    PersonIndex person{};
    std::vector<TurnIndex> in_place;
    std::tuple<bool, bool, std::int64_t> order;  // clashes, somebody new, points
  };
  TurnIndex turn{};
  std::vector<Taker> takers;
  std::size_t free = 0;  // takers whom nothing stands in the way
  int least = 1;         // touches
};

class Mender {
 public:
  Mender(Repair& repair, const MendOptions& options)
      : repair_(repair), options_(options), from_(repair.judged()) {}

  Mended run() {
    Mended mended;
    while (true) {
      mended.bound = 0;
      for (int limit = 0; limit <= options_.most; limit = more_touches_) {
        begin(limit);
        search();
        if (best_) break;
        if (over_) return mended;
        if (more_touches_ == kNever) break;
        mended.bound = more_touches_;
      }
      if (best_ || more_touches_ != kNever || more_empty_ == kNothingLess) break;
      most_empty_ = more_empty_;  // nothing leaves less
    }
    mended.solution = std::move(best_);
    mended.settled = mended.solution.has_value();
    return mended;
  }

 private:
  void begin(int limit) {
    limit_ = limit;
    more_touches_ = kNever;
    if (limit == 0) more_empty_ = kNothingLess;
  }

  // Once something is found, the rest of the work is for fewer people and points.
  [[nodiscard]] bool goes_on() {
    constexpr std::int64_t kToImprove = 10;      // percent
    constexpr std::int64_t kOffersOfALine = 16;  // looked up in the time that judging a line takes
    const std::int64_t done = repair_.judged() - from_;
    const bool stopped = options_.stop != nullptr && options_.stop->load();
    const std::int64_t until =
        best_ ? std::min(options_.work, found_at_ + options_.work * kToImprove / 100)
              : options_.work;
    over_ = over_ || stopped || done > until || ++steps_ + offers_ / kOffersOfALine > options_.work;
    return !over_;
  }

  void need(int touches) {
    if (touches > limit_) more_touches_ = std::min(more_touches_, touches);
  }

  void search() {
    if (!goes_on()) return;
    std::vector<Knot> knots = repair_.knots();
    std::erase_if(knots, &Knot::waits);
    if (std::ranges::any_of(knots, [](const Knot& knot) { return knot.turns.empty(); })) return;
    std::vector<Choice> choices = choices_now();
    const std::int64_t stays_empty = empty_at_least(choices);
    if (stays_empty > most_empty_) {
      more_empty_ = std::min(more_empty_, stays_empty);
      return;
    }
    const int least = least_touches(knots, choices);
    if (least > limit_) return need(least);
    if (best_ && repair_.people() > best_people_) return;
    if (!knots.empty())
      return untie(
          *std::ranges::min_element(knots, {}, [](const Knot& knot) { return knot.turns.size(); }));
    if (choices.empty()) return keep();
    const auto takers = [&](const Choice& choice) {
      return least == limit_ ? choice.free : choice.takers.size();
    };
    give(*std::ranges::min_element(choices, {}, takers), least_of_open(choices));
  }

  [[nodiscard]] bool may_stay_empty(TurnIndex turn) const {
    const ProblemTurn& asked = repair_.problem().turns[at(turn)];
    return !asked.is_wanted() || repair_.empty() + asked.under <= most_empty_;
  }

  std::vector<Choice> choices_now() {
    std::vector<Choice> choices;
    for (const TurnIndex turn : repair_.open_turns()) {
      Choice& choice = choices.emplace_back();
      choice.turn = turn;
      const ProblemTurn& asked = repair_.problem().turns[at(turn)];
      if (!asked.was_held && may_stay_empty(turn)) choice.least = 0;
      for (const PersonIndex person : repair_.eligible(turn)) {
        if (person == asked.incumbent) continue;
        Takeover offer = repair_.offer(turn, person);
        ++offers_;
        if (!offer.possible) continue;
        const bool goes_on = repair_.touches().goes_on(turn, person);
        if (goes_on) choice.least = 0;
        if (offer.in_place.empty()) ++choice.free;
        const bool somebody_new = !goes_on && repair_.moves_of(person) == 0;
        choice.takers.push_back({person, std::move(offer.in_place), {}});
        choice.takers.back().order = {!choice.takers.back().in_place.empty(), somebody_new,
                                      offer.points};
      }
    }
    return choices;
  }

  // Turns that nobody can take any more.
  [[nodiscard]] std::int64_t empty_at_least(const std::vector<Choice>& choices) const {
    std::int64_t empty = repair_.empty();
    for (const Choice& choice : choices) {
      const ProblemTurn& asked = repair_.problem().turns[at(choice.turn)];
      if (choice.takers.empty() && asked.is_wanted()) empty += asked.under;
    }
    return empty;
  }

  [[nodiscard]] int least_of_open(const std::vector<Choice>& choices) const {
    int least = repair_.touched();
    for (const Choice& choice : choices) least += choice.least;
    return least;
  }

  // Those given, those open, and turns still with their holder that must change hands: one for each
  // line that has too much; of lines that have too little, one for every two, as what leaves one
  // may come to another; and for open turns that nobody is free for, one wherever what is in the
  // way differs.
  [[nodiscard]] int least_touches(const std::vector<Knot>& knots,
                                  const std::vector<Choice>& choices) const {
    std::set<PersonIndex> too_much;
    std::set<PersonIndex> too_little;
    int groups = 0;
    for (const Knot& knot : knots) {
      if (!knot.person)
        ++groups;
      else
        (knot.by_more ? too_little : too_much).insert(*knot.person);
    }
    for (const PersonIndex person : too_much) too_little.erase(person);
    const int much = static_cast<int>(too_much.size());
    const int lines = much + static_cast<int>(too_little.size());
    return least_of_open(choices) +
           std::max({much, (lines + 1) / 2, groups, blocked_apart(choices)});
  }

  [[nodiscard]] int blocked_apart(const std::vector<Choice>& choices) const {
    std::set<TurnIndex> in_the_way;
    int apart = 0;
    for (const Choice& choice : choices) {
      if (choice.free > 0 || may_stay_empty(choice.turn)) continue;
      const bool meets = std::ranges::any_of(choice.takers, [&](const Choice::Taker& taker) {
        return std::ranges::any_of(taker.in_place,
                                   [&](TurnIndex turn) { return in_the_way.contains(turn); });
      });
      if (meets) continue;
      ++apart;
      for (const Choice::Taker& taker : choice.takers)
        in_the_way.insert(taker.in_place.begin(), taker.in_place.end());
    }
    return apart;
  }

  // One of its turns changes hands: the first, or not the first but the second, ...
  void untie(const Knot& knot) {
    for (const TurnIndex turn : knot.turns) {
      repair_.open(turn);
      search();
      repair_.undo();
      repair_.lock(turn);
    }
    for (const TurnIndex turn : knot.turns) repair_.unlock(turn);
  }

  // `least`: touches of what is given and open alone.
  void give(Choice choice, int least) {
    const ProblemTurn& asked = repair_.problem().turns[at(choice.turn)];
    if (!asked.is_wanted()) go_on_with(choice.turn, std::nullopt);
    std::ranges::stable_sort(choice.takers, {}, &Choice::Taker::order);
    for (const Choice::Taker& taker : choice.takers) {
      const int own = repair_.touches().is_touched(choice.turn, taker.person) ? 1 : 0;
      const int touches = least - choice.least + own + (taker.in_place.empty() ? 0 : 1);
      if (touches > limit_)
        need(touches);
      else
        go_on_with(choice.turn, taker.person);
    }
    if (!asked.is_wanted()) return;
    if (may_stay_empty(choice.turn))
      go_on_with(choice.turn, std::nullopt);
    else
      more_empty_ = std::min(more_empty_, repair_.empty() + asked.under);
  }

  void go_on_with(TurnIndex turn, std::optional<PersonIndex> person) {
    repair_.give(turn, person);
    search();
    repair_.undo();
  }

  void keep() {
    const std::int64_t points = repair_.points();
    if (best_ && std::tuple(repair_.people(), points) >= std::tuple(best_people_, best_points_))
      return;
    if (!best_) found_at_ = repair_.judged() - from_;
    best_ = repair_.solution();
    best_people_ = repair_.people();
    best_points_ = points;
  }

  Repair& repair_;
  const MendOptions& options_;
  std::int64_t from_;  // lines judged before
  std::int64_t steps_ = 0;
  std::int64_t offers_ = 0;
  int limit_ = 0;
  std::int64_t most_empty_ = 0;
  int more_touches_ = kNever;               // the fewest that were cut off
  std::int64_t more_empty_ = kNothingLess;  // the least
  bool over_ = false;
  std::optional<Solution> best_;
  int best_people_ = 0;
  std::int64_t best_points_ = 0;
  std::int64_t found_at_ = 0;
};

}  // namespace

Mended mend(Repair& repair, const MendOptions& options) { return Mender(repair, options).run(); }

}  // namespace respite
