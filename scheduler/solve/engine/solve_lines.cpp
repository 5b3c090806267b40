#include "scheduler/solve/engine/solve_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>

#include "scheduler/solve/engine/column_pool.h"
#include "scheduler/solve/engine/dive.h"
#include "scheduler/solve/engine/local_search.h"

namespace respite {
extern double g_lp, g_price; extern long g_rounds;

namespace {

class Course {
 public:
  Course(const LineProblem& problem, const LinesOptions& options)
      : options_(options),
        lines_(problem),
        random_(options.seed),
        search_(lines_, options.seed),
        finder_(lines_),
        pool_(problem) {}

  LinesResult run();

 private:
  [[nodiscard]] bool over() const { return options_.spent() >= 1.0 || best_cost_ <= bound_; }
  void report(const char* stage) {
    if (options_.progress) options_.progress({stage, best_cost_, bound_});
  }
  void keep(const Roster& roster, Cost cost, const char* stage);
  void anneal(double until, double from, double to);
  void root();
  void dive_from_root(double noise);
  void neighbourhood(std::size_t many);

  const LinesOptions& options_;
  Lines lines_;
  Random random_;
  LocalSearch search_;
  LineFinder finder_;
  ColumnPool pool_;
  std::optional<ColumnGeneration> generation_;
  Roster best_;
  Cost best_cost_ = INT64_MAX / 4;
  Cost bound_ = INT64_MIN / 4;
  int stat[3] = {};
  std::vector<Price> root_prices_;
};

void Course::keep(const Roster& roster, Cost cost, const char* stage) {
  pool_.add(roster);
  if (cost >= best_cost_) return;
  best_ = roster;
  best_cost_ = cost;
  report(stage);
}

void Course::anneal(double until, double from, double to) {
  const double begin = options_.spent();
  double now = begin;
  while ((now = options_.spent()) < until && !over()) {
    const double part = (now - begin) / (until - begin);
    const double temperature = from * std::pow(to / from, part);
    for (int i = 0; i < 50; ++i) search_.move(temperature);
    pool_.add(search_.state().roster());
  }
  keep(search_.best(), search_.best_cost(), "search");
}

void Course::root() {
  std::vector<std::size_t> all(lines_.people());
  std::iota(all.begin(), all.end(), std::size_t{0});
  generation_.emplace(lines_, finder_, all, std::vector<int>(lines_.problem().cover.size(), 0));
  for (std::size_t person = 0; person < all.size(); ++person) {
    for (const PooledLine& pooled : pool_.lines(person)) generation_->add(person, pooled.line);
  }
  while (!over() && generation_->round()) {
    bound_ = std::max(bound_, generation_->bound());
    if (static_cast<double>(bound_) >= generation_->objective() - 1e-6) break;
  }
  bound_ = std::max(bound_, generation_->bound());
  root_prices_ = generation_->best_prices();
  report("root");
}

void Course::dive_from_root(double noise) {
  DiveOptions options;
  options.below = best_cost_;
  options.noise = noise;
  const auto roster = dive(*generation_, options, random_, [this] { return over(); });
  if (!roster) return report("dive in vain");
  const Cost cost = roster_cost(lines_.problem(), *roster);
  report("dive");
  keep(*roster, cost, "dive better");
}

// A few people's lines anew by columns, everybody else as they are.
void Course::neighbourhood(std::size_t many) {
  const LineProblem& problem = lines_.problem();
  std::vector<std::size_t> people(lines_.people());
  std::iota(people.begin(), people.end(), std::size_t{0});
  for (std::size_t i = 0; i < many; ++i) {
    const int rest = static_cast<int>(people.size() - i);
    std::swap(people[i], people[i + static_cast<std::size_t>(random_.below(rest))]);
  }
  people.resize(many);
  RosterState state(problem, best_);
  Cost others = best_cost_;
  for (const std::size_t person : people) state.lift(person, 0, problem.periods);
  std::vector<int> heads(problem.cover.size());
  for (std::size_t cell = 0; cell < heads.size(); ++cell) {
    heads[cell] = state.heads(cell);
    others -= problem.cover[cell].cost(RosterState(problem, best_).heads(cell));
  }
  Cost part = best_cost_;
  for (std::size_t person = 0; person < lines_.people(); ++person) {
    if (std::find(people.begin(), people.end(), person) == people.end()) {
      part -= line_cost(problem, problem.people[person], best_[person]);
    }
  }
  ColumnGeneration generation(lines_, finder_, people, heads);
  if (!std::getenv("NOLEAN")) generation.lean_on(root_prices_);
  for (std::size_t slot = 0; slot < many; ++slot) {
    generation.add(slot, best_[people[slot]]);
    std::size_t taken = 0;
    for (const PooledLine& pooled : pool_.lines(people[slot])) {
      if (++taken > 40) break;
      generation.add(slot, pooled.line);
    }
  }
  if (std::getenv("NV")) std::printf("part %ld:", static_cast<long>(part));
  while (!over() && generation.bound() < part && generation.round()) {
    if (std::getenv("NV")) std::printf(" %.2f/%ld", generation.objective(), static_cast<long>(generation.bound()));
    if (static_cast<double>(generation.bound()) >= generation.objective() - 1e-6) break;
  }
  if (std::getenv("NV")) std::printf("\n");
  if (over() || generation.bound() >= part) { ++stat[0]; return; }
  DiveOptions options;
  options.below = part;
  const auto found = dive(generation, options, random_, [this] { return over(); });
  if (!found) { ++stat[1]; return; }
  ++stat[2];
  Roster roster = best_;
  for (std::size_t slot = 0; slot < many; ++slot) roster[people[slot]] = (*found)[slot];
  keep(roster, roster_cost(problem, roster), "neighbourhood");
}

LinesResult Course::run() {
  keep(search_.best(), search_.best_cost(), "first");
  anneal(0.03, 20.0, 1.0);
 root();
  pool_.rank(generation_->lp().prices(), 1000);
  if (std::getenv("DIVES")) {
    const double nz = std::atof(std::getenv("DIVES"));
    for (int i = 0; !over(); ++i) {
      DiveOptions o;
      if (std::getenv("WHOLE")) o.whole = std::atof(std::getenv("WHOLE"));
      if (std::getenv("ROUNDS")) o.rounds = std::atoi(std::getenv("ROUNDS"));
      o.noise = i == 0 ? 0 : nz;
      if (std::getenv("CUT")) o.below = best_cost_;
      const auto r = dive(*generation_, o, random_, [this] { return over(); });
      if (!r) { std::printf(" x"); continue; }
      const Cost c = roster_cost(lines_.problem(), *r);
      std::printf(" %ld@%.2f", static_cast<long>(c), options_.spent()*10);
      if (c < best_cost_) { best_cost_ = c; best_ = *r; }
    }
    std::printf("\n");
  }
  dive_from_root(0.0);
  std::size_t many = static_cast<std::size_t>(std::atoi(std::getenv("MANY")));
  for (int turn = 0; !over(); ++turn) {
    neighbourhood(std::min(many, lines_.people()));
    if (turn % 4000 == 3999) dive_from_root(0.3);
  }
  std::printf("pruned %d vain %d found %d\n",stat[0],stat[1],stat[2]);
  std::printf("lp %.2f price %.2f rounds %ld\n", g_lp, g_price, g_rounds);
  LinesResult result{best_, best_cost_, bound_, best_cost_ <= bound_};
  return result;
}

}  // namespace

LinesResult solve_lines(const LineProblem& problem, const LinesOptions& options) {
  return Course(problem, options).run();
}

}  // namespace respite
