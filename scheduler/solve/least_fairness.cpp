#include "scheduler/solve/least_fairness.h"

#include <algorithm>
#include <limits>

#include "scheduler/rules/fairness.h"

namespace respite {
namespace {

constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max() / 4;

// Choices of like load: positions among all choices.
struct Kind {
  std::vector<std::size_t> choices;
  std::int64_t load = 0;  // the mean, of all who may hold them
  std::size_t required = 0;
};

std::int64_t mean_load(const Problem& problem, const Choice& choice) {
  std::int64_t sum = 0;
  for (const std::size_t person : choice.people) sum += problem.load[choice.turn][person];
  return sum / static_cast<std::int64_t>(choice.people.size());
}

std::vector<Kind> sort_into_kinds(const Problem& problem, const std::vector<Choice>& choices) {
  std::vector<Kind> kinds;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    if (choices[i].people.empty()) continue;
    const std::int64_t load = mean_load(problem, choices[i]);
    auto it = std::ranges::lower_bound(kinds, load, {}, &Kind::load);
    if (it == kinds.end() || it->load != load) it = kinds.insert(it, {{}, load, 0});
    it->choices.push_back(i);
    it->required += choices[i].may_stay_empty ? 0U : 1U;
  }
  return kinds;
}

// The two neighbours of most alike load become one.
void merge_nearest(std::vector<Kind>& kinds) {
  std::size_t nearest = 0;
  for (std::size_t i = 1; i + 1 < kinds.size(); ++i)
    if (kinds[i + 1].load - kinds[i].load < kinds[nearest + 1].load - kinds[nearest].load)
      nearest = i;
  Kind& a = kinds[nearest];
  const Kind b = kinds[nearest + 1];
  const auto weight = [](const Kind& kind) {
    return static_cast<std::int64_t>(kind.choices.size());
  };
  a.load = (a.load * weight(a) + b.load * weight(b)) / (weight(a) + weight(b));
  a.choices.insert(a.choices.end(), b.choices.begin(), b.choices.end());
  a.required += b.required;
  kinds.erase(kinds.begin() + static_cast<std::ptrdiff_t>(nearest) + 1);
}

// Numbers of each kind dealt out, as digits of one number.
std::size_t states_of(const std::vector<Kind>& kinds) {
  constexpr std::size_t kMany = 1'000'000'000;
  std::size_t states = 1;
  for (const Kind& kind : kinds) states = std::min(kMany, states * (kind.choices.size() + 1));
  return states;
}

// The most turns a person can hold, no two at once. Fixed ones count even where they overlap.
std::size_t most_turns(const Problem& problem, const std::vector<Choice>& choices,
                       std::size_t person) {
  std::size_t most = 0;
  std::vector<Interval> spans;
  for (const Choice& choice : choices) {
    if (!std::ranges::binary_search(choice.people, person)) continue;
    if (choice.fixed)
      ++most;
    else  // two that share a first slot overlap
      spans.push_back(problem.turns[choice.turn].time.intervals().front());
  }
  std::ranges::sort(spans, {}, &Interval::end);
  Instant free_from = Instant::min();
  for (const Interval span : spans) {
    if (span.begin < free_from) continue;
    free_from = span.end;
    ++most;
  }
  return most;
}

// One way to deal with one person.
struct Hand {
  std::size_t state = 0;            // its digits
  std::vector<std::size_t> number;  // [kind]
  std::int64_t cost = 0;
};

// What one person can be dealt.
class Dealer {
 public:
  Dealer(const Problem& problem, const std::vector<Choice>& choices, const std::vector<Kind>& kinds,
         std::size_t person)
      : problem_(problem), person_(person), most_(most_turns(problem, choices, person)) {
    for (const Kind& kind : kinds) {
      std::vector<std::int64_t> loads;
      std::size_t fixed = 0;
      for (const std::size_t i : kind.choices) {
        if (!std::ranges::binary_search(choices[i].people, person)) continue;
        loads.push_back(problem.load[choices[i].turn][person]);
        fixed += choices[i].fixed ? 1U : 0U;
      }
      std::ranges::sort(loads);
      std::vector<std::int64_t> light = {0};
      std::vector<std::int64_t> heavy = {0};
      for (std::size_t k = 0; k < loads.size(); ++k) {
        light.push_back(light.back() + loads[k]);
        heavy.push_back(heavy.back() + loads[loads.size() - 1 - k]);
      }
      lightest_.push_back(std::move(light));
      heaviest_.push_back(std::move(heavy));
      least_.push_back(fixed);
      size_.push_back(kind.choices.size() + 1);
    }
  }

  // All hands that cost no more than `dearest`.
  [[nodiscard]] std::vector<Hand> hands(std::int64_t dearest) {
    hands_.clear();
    dearest_ = dearest;
    number_.assign(size_.size(), 0);
    deal(0, 0, 1, 0, 0, 0);
    return std::move(hands_);
  }

 private:
  void deal(std::size_t kind, std::size_t state, std::size_t digit, std::size_t turns,
            std::int64_t light, std::int64_t heavy) {
    const std::int64_t fair = problem_.people[person_].fair;
    const auto cost = [&](std::int64_t load) {
      return deviation_cost(load - fair, problem_.average_load, problem_.fairness_weight);
    };
    if (light > fair && cost(light) > dearest_) return;  // more turns only add
    if (kind == size_.size()) {
      const std::int64_t price = cost(std::clamp(fair, light, heavy));
      if (price <= dearest_) hands_.push_back({state, number_, price});
      return;
    }
    for (std::size_t k = least_[kind]; k < lightest_[kind].size() && turns + k <= most_; ++k) {
      number_[kind] = k;
      deal(kind + 1, state + k * digit, digit * size_[kind], turns + k, light + lightest_[kind][k],
           heavy + heaviest_[kind][k]);
    }
  }

  const Problem& problem_;
  std::size_t person_;
  std::size_t most_;
  std::vector<std::vector<std::int64_t>> lightest_;  // [kind][number]
  std::vector<std::vector<std::int64_t>> heaviest_;
  std::vector<std::size_t> least_;  // [kind] of fixed turns
  std::vector<std::size_t> size_;   // [kind] numbers a digit can show
  std::vector<std::size_t> number_;
  std::int64_t dearest_ = 0;
  std::vector<Hand> hands_;
};

std::vector<std::size_t> digits_of(std::size_t state, const std::vector<Kind>& kinds) {
  std::vector<std::size_t> digits;
  for (const Kind& kind : kinds) {
    digits.push_back(state % (kind.choices.size() + 1));
    state /= kind.choices.size() + 1;
  }
  return digits;
}

// The least cost of dealing everything, person by person.
std::int64_t best_deal(const std::vector<Kind>& kinds,
                       const std::vector<std::vector<Hand>>& hands) {
  const std::size_t states = states_of(kinds);
  std::vector<std::vector<std::size_t>> digits;
  for (std::size_t s = 0; s < states; ++s) digits.push_back(digits_of(s, kinds));
  std::vector<std::int64_t> least(states, kNever);  // [dealt so far]
  least[0] = 0;
  for (const std::vector<Hand>& person : hands) {
    std::vector<std::int64_t> next(states, kNever);
    for (std::size_t s = 0; s < states; ++s) {
      if (least[s] == kNever) continue;
      for (const Hand& hand : person) {
        bool enough = true;
        for (std::size_t k = 0; k < kinds.size() && enough; ++k)
          enough = digits[s][k] + hand.number[k] <= kinds[k].choices.size();
        if (enough) next[s + hand.state] = std::min(next[s + hand.state], least[s] + hand.cost);
      }
    }
    least = std::move(next);
  }
  std::int64_t best = kNever;
  for (std::size_t s = 0; s < states; ++s) {
    bool all = true;
    for (std::size_t k = 0; k < kinds.size(); ++k) all = all && digits[s][k] >= kinds[k].required;
    if (all) best = std::min(best, least[s]);
  }
  return best;
}

}  // namespace

std::vector<Choice> choices_of(const Problem& problem) {
  std::vector<Choice> choices;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    const ProblemTurn& turn = problem.turns[t];
    if (!turn.in_window) continue;
    Choice choice{t, {}, turn.fixed.has_value(), !turn.required && !turn.fixed};
    if (turn.fixed)
      choice.people.push_back(at(*turn.fixed));
    else
      for (std::size_t i = 0; i < problem.people.size(); ++i)
        if (!problem.barred[t][i]) choice.people.push_back(i);
    choices.push_back(std::move(choice));
  }
  return choices;
}

std::int64_t least_fairness(const Problem& problem, const std::vector<Choice>& choices,
                            std::int64_t known) {
  constexpr std::size_t kMostStates = 20'000;
  constexpr std::size_t kMostWork = 60'000'000;
  std::vector<Kind> kinds = sort_into_kinds(problem, choices);
  for (;; merge_nearest(kinds)) {
    while (kinds.size() > 1 && states_of(kinds) > kMostStates) merge_nearest(kinds);
    std::vector<std::vector<Hand>> hands;
    std::size_t work = 0;
    for (std::size_t person = 0; person < problem.people.size(); ++person) {
      hands.push_back(Dealer(problem, choices, kinds, person).hands(known));
      work += hands.back().size() * states_of(kinds);
    }
    if (kinds.size() <= 1 || work <= kMostWork) return std::min(known, best_deal(kinds, hands));
  }
}

}  // namespace respite
