#include "scheduler/rota/packs/advice.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "scheduler/rota/judge_line.h"

namespace respite {
namespace {

using Kind = PackBound::Kind;

bool is_on_call(const Problem& problem, const ProblemTurn& turn) {
  return !turn.work ||
         std::holds_alternative<HandoverPlan>(problem.desk.rotas[at(turn.turn.rota)].plan);
}

std::string cited(const std::string& text, const PackRule& rule) {
  return fmt::format("{} ({}: {})", text, rule.id, rule.citation);
}

class Advising {
 public:
  Advising(const Problem& problem, const Solution& solution)
      : problem_(problem), solution_(solution) {}

  std::vector<Advice> run() {
    judge_limits();
    for (std::size_t p = 0; p < problem_.desk.packs.size(); ++p)
      for (const PackRule* rule : problem_.desk.packs[p].told) {
        if (rule->bound.kind == Kind::kIdle) look_for_idle(p, *rule);
        if (rule->bound.kind == Kind::kTeamSize) look_at_teams(p, *rule);
      }
    std::ranges::stable_sort(advice_, [](const Advice& a, const Advice& b) {
      return a.person && (!b.person || *a.person < *b.person);
    });
    return std::move(advice_);
  }

 private:
  // The law itself, asked about nothing but what packs warn of.
  void judge_limits() {
    Problem asked = problem_;
    for (ProblemPerson& person : asked.people) {
      const auto pack = pack_of(asked.desk, person.person);
      person.limits = {};
      person.pack_limits = pack ? asked.desk.packs[*pack].advice : Limits{};
    }
    for (Limits& limits : asked.rota_limits) limits = {};
    LineJudge judge(asked);
    for (const ProblemPerson& person : asked.people) {
      const std::vector<TurnIndex> line = line_of(solution_, person.person);
      const PackRule* of_average = nullptr;
      CollectBreaches found;
      static_cast<void>(judge.judge(person.person, line, found));
      for (const Breach& breach : found.breaches()) {
        if (breach.of_pack == nullptr) continue;  // two duties at once are a violation
        if (breach.of_pack->bound.kind == Kind::kNightAverage && !works_nights(person, line))
          continue;
        // Of one average many spans tell: the last one does for all.
        if (breach.of_pack == of_average) advice_.pop_back();
        of_average = breach.rule == Rule::kMaxHours ? breach.of_pack : nullptr;
        Advice& told = advice_.emplace_back();
        told.rule = breach.of_pack;
        told.person = person.person;
        if (breach.first) told.turns.push_back(*breach.first);
        if (breach.last && breach.last != breach.first) told.turns.push_back(*breach.last);
        told.text = to_text(problem_, person.person, breach);
      }
    }
  }

  [[nodiscard]] bool works_nights(const ProblemPerson& person,
                                  const std::vector<TurnIndex>& line) const {
    const Clock& clock = problem_.clocks[person.clock];
    return std::ranges::any_of(line, [&](TurnIndex turn) {
      return problem_.turns[at(turn)].work && !clock.nights[at(turn)].empty();
    });
  }

  // Who could have been on call and was not, in the last so many weeks of a window that has them.
  void look_for_idle(std::size_t pack, const PackRule& rule) {
    const Seconds period = std::chrono::weeks{rule.bound.span};
    if (problem_.window.length() + std::chrono::days{1} < period) return;
    const Interval asked{problem_.window.end - period, problem_.window.end};
    for (const ProblemPerson& person : problem_.people) {
      if (pack_of(problem_.desk, person.person) != pack || person.presence == 0) continue;
      int may = 0;
      int held = 0;
      for (std::size_t t = 0; t < problem_.turns.size(); ++t) {
        const ProblemTurn& turn = problem_.turns[t];
        if (!turn.turn.span.overlaps(asked) || !is_on_call(problem_, turn)) continue;
        if (solution_.holder[t] == person.person) ++held;
        if (problem_.barred[t][at(person.person)] != Rule::kNotInRota) ++may;
      }
      if (may == 0 || held >= rule.bound.amount) continue;
      advice_.push_back(
          {.rule = &rule,
           .person = person.person,
           .text = cited(fmt::format("{}: not on call in {} weeks",
                                     problem_.desk.people[at(person.person)].name, rule.bound.span),
                         rule)});
    }
  }

  // How many share a rota of handovers at each site.
  void look_at_teams(std::size_t pack, const PackRule& rule) {
    for (const Rota& rota : problem_.desk.rotas) {
      if (!std::holds_alternative<HandoverPlan>(rota.plan)) continue;
      std::map<SiteIndex, int> at_site;
      for (const PersonIndex person : rota.people)
        if (pack_of(problem_.desk, person) == pack)
          ++at_site[*problem_.desk.people[at(person)].site];
      const int wanted = at_site.size() < 2 ? rule.bound.amount : rule.bound.span;
      for (const auto& [site, people] : at_site)
        if (people < wanted)
          advice_.push_back(
              {.rule = &rule,
               .text =
                   cited(fmt::format("{}: {} at {} to share it; at least {} wanted", rota.id,
                                     people == 1 ? "1 person" : fmt::format("{} people", people),
                                     problem_.desk.sites[at(site)].name, wanted),
                         rule)});
    }
  }

  const Problem& problem_;
  const Solution& solution_;
  std::vector<Advice> advice_;
};

}  // namespace

std::vector<Advice> advice_of(const Problem& problem, const Solution& solution) {
  if (problem.desk.packs.empty()) return {};
  return Advising(problem, solution).run();
}

}  // namespace respite
