#include "app/why/why.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "scheduler/rota/eligibility.h"
#include "scheduler/time/duration_text.h"
#include "text/list.h"

namespace respite {
namespace {

class Candidates {
 public:
  Candidates(const Explained& rota, TurnIndex turn)
      : problem_(rota.judged.problem), plan_(rota.judged.solution), turn_(turn) {
    problem_.turns[at(turn)].fixed.reset();
    problem_.barred =
        static_bars(problem_.turns, problem_.desk, problem_.calendars, rota.elsewhere);
    holder_ = plan_.holder[at(turn)];
    before_ = check(problem_, plan_);
    empty_ = plan_;
    empty_.holder[at(turn)].reset();
  }

  // Whom the rota is for, the holder aside: those who may take it first, cheapest first.
  [[nodiscard]] std::vector<InsteadView> ranked() const {
    std::vector<InsteadView> views;
    Barring barring(problem_);
    for (std::size_t i = 0; i < problem_.people.size(); ++i) {
      const auto person = index_of<PersonIndex>(i);
      if (person == holder_ || problem_.barred[at(turn_)][i] == Rule::kNotInRota) continue;
      InsteadView view;
      view.person = problem_.desk.people[i].id;
      view.name = problem_.desk.people[i].name;
      if (const auto bar = barring.why(empty_, turn_, person)) {
        view.rule = std::string(to_text(bar->rule));
        view.text = bar->text;
      } else {
        price(view, person);
      }
      views.push_back(std::move(view));
    }
    std::ranges::stable_sort(views, {}, [](const InsteadView& view) {
      return std::tuple(!view.may, view.more.value_or(Score{}));
    });
    return views;
  }

  [[nodiscard]] std::string away_text(PersonIndex person, const Judgement& now) const {
    const auto off = [&](const Judgement& judgement) {
      const Burden& burden = judgement.people[at(person)];
      return burden.load - burden.fair;
    };
    const std::int64_t then = off(before_);
    const std::int64_t next = off(now);
    return fmt::format("{} would be {} {} their fair share, not {} {}", name(person),
                       whole_hours(next), next < 0 ? "below" : "above", whole_hours(then),
                       then < 0 ? "below" : "above");
  }

 private:
  [[nodiscard]] const std::string& name(PersonIndex person) const {
    return problem_.desk.people[at(person)].name;
  }

  void price(InsteadView& view, PersonIndex person) const {
    Solution with = plan_;
    with.holder[at(turn_)] = person;
    const Judgement now = check(problem_, with);
    view.may = true;
    Score more = now.score;
    more -= before_.score;
    view.more = more;
    std::vector<std::string> costs = limits_text(now);
    costs.push_back(away_text(person, now));
    if (holder_) costs.push_back(away_text(*holder_, now));
    for (const auto& who : {std::optional(person), holder_})
      if (who) add_wish(*who, who == person, costs);
    view.text = text::join(costs, "; ");
  }

  // Which limits it would bend, and which it would spare.
  [[nodiscard]] std::vector<std::string> limits_text(const Judgement& now) const {
    const auto bent = [](const Judgement& judgement) {
      std::set<std::string> texts;
      for (const Violation& violation : judgement.violations)
        if (!violation.hard) texts.insert(violation.text);
      return texts;
    };
    const std::set<std::string> then = bent(before_);
    const std::set<std::string> next = bent(now);
    std::vector<std::string> texts;
    const auto add = [&](const std::set<std::string>& these, const std::set<std::string>& those,
                         const char* title) {
      std::vector<std::string> other;
      std::ranges::set_difference(these, those, std::back_inserter(other));
      for (std::size_t i = 0; i < other.size(); ++i)
        texts.push_back(i == 0 ? title + other[i] : other[i]);
    };
    add(next, then, "would bend a limit: ");
    add(then, next, "would keep a limit: ");
    return texts;
  }

  void add_wish(PersonIndex person, bool would_hold, std::vector<std::string>& costs) const {
    const std::int32_t wish = problem_.wish[at(turn_)][at(person)];
    if (wish == 0) return;
    costs.push_back(fmt::format("{} {}", name(person),
                                wish > 0 ? "would rather not hold it" : "would like to hold it"));
    if (!would_hold) costs.back() += ", and holds it now";
  }

  Problem problem_;
  Solution plan_;
  TurnIndex turn_;
  std::optional<PersonIndex> holder_;
  Judgement before_;
  Solution empty_;
};

// How it came to be them: of those whom the rota is for, how many may take it, and what sets the
// holder apart.
std::vector<std::string> reasons_of(const Explained& rota, TurnIndex turn,
                                    const std::vector<InsteadView>& others) {
  const Problem& problem = rota.judged.problem;
  const PersonIndex holder = *rota.judged.solution.holder[at(turn)];
  const std::string& name = problem.desk.people[at(holder)].name;
  std::vector<std::string> reasons;
  const auto able = std::ranges::count(others, true, &InsteadView::may);
  const auto barred = static_cast<std::int64_t>(others.size()) - able;
  if (others.empty())
    reasons.push_back(fmt::format("{} is the only one whom the rota is for.", name));
  else if (able == 0)
    reasons.push_back(fmt::format("As the plan stands, nobody else may take it."));
  else
    reasons.push_back(fmt::format("As the plan stands, {} of {} others may take it too{}.", able,
                                  others.size(),
                                  barred > 0 ? fmt::format("; {} may not", barred) : ""));
  const Burden& burden = rota.judged.judgement.people[at(holder)];
  reasons.push_back(fmt::format("{} carries {} of load in the window, and {} is fair.", name,
                                whole_hours(burden.load), whole_hours(burden.fair)));
  const std::int32_t wish = problem.wish[at(turn)][at(holder)];
  if (wish != 0)
    reasons.push_back(fmt::format("{} {}.", name,
                                  wish > 0 ? "would rather not hold it" : "would like to hold it"));
  const auto better = std::ranges::find_if(
      others, [](const InsteadView& other) { return other.more && *other.more < Score{}; });
  if (able > 0)
    reasons.emplace_back(better == others.end()
                             ? "Giving it to anybody else, all else as it is, would be worse."
                             : "On its own it would be better with somebody else.");
  return reasons;
}

}  // namespace

SlotWhyView why_slot(const Explained& rota, TurnIndex turn, std::size_t most) {
  const Problem& problem = rota.judged.problem;
  const ProblemTurn& asked = problem.turns[at(turn)];
  SlotWhyView view;
  view.turn = key_of(problem.desk, asked.turn);
  view.span = asked.turn.span;
  const auto holder = rota.judged.solution.holder[at(turn)];
  view.next = Candidates(rota, turn).ranked();
  if (!holder) {
    if (asked.required) view.empty = why_empty(rota, turn);
  } else {
    view.person = problem.desk.people[at(*holder)].id;
    view.name = problem.desk.people[at(*holder)].name;
    view.published = asked.fixed.has_value();
    view.reasons = reasons_of(rota, turn, view.next);
  }
  if (view.next.size() > most) view.next.resize(most);
  return view;
}

}  // namespace respite
