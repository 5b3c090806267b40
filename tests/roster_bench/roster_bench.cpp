// roster_bench INSTANCE --seconds S --threads T --seed N --out FILE: the engine on a public roster.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>

#include "scheduler/solve/engine/column_generation.h"
#include "scheduler/solve/engine/local_search.h"
#include "scheduler/solve/engine/solve_lines.h"
#include "tests/roster_bench/roster_file.h"

using namespace respite;
int main(int argc, char** argv) {
  std::string in, out;
  double seconds = 10;
  std::uint64_t seed = 1;
  for (int i = 1; i < argc; ++i) {
    const std::string a = argv[i];
    if (a == "--seconds")
      seconds = std::atof(argv[++i]);
    else if (a == "--seed")
      seed = std::strtoull(argv[++i], nullptr, 10);
    else if (a == "--threads")
      ++i;
    else if (a == "--out")
      out = argv[++i];
    else
      in = a;
  }
  std::ifstream f(in);
  std::stringstream text;
  text << f.rdbuf();
  const RosterFile file = read_roster_file(text.str());
  for (const auto& m : file.mistakes) std::printf("mistake: %s\n", m.c_str());
  const Lines lines(file.problem);
  const auto start = std::chrono::steady_clock::now();
  const bool cpu = std::getenv("ROSTER_CPU") != nullptr;
  const auto now = [&] {
    if (cpu) return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  if (!std::getenv("LS") && !std::getenv("CG")) {
    LinesOptions o;
    o.seed = seed;
    o.spent = [&] { return now() / seconds; };
    o.progress = [&](const LinesProgress& p) {
      std::printf("%.2f %s %ld bound %ld\n", now(), p.stage, long(p.cost), long(p.bound));
      std::fflush(stdout);
    };
    const LinesResult r = solve_lines(file.problem, o);
    if (!out.empty()) std::ofstream(out) << to_text(file, r.roster);
    std::printf("objective=%ld bound=%ld seconds=%.1f\n", long(r.cost), long(r.bound), now());
    return 0;
  }
  LocalSearch search(lines, seed);
  std::printf("start %ld at %.3f\n", long(search.best_cost()), now());
  int broken = 0;
  for (std::size_t p = 0; p < lines.people(); ++p)
    broken += broken_rules(file.problem, file.problem.people[p], search.best()[p]);
  std::printf("broken %d\n", broken);
  if (std::getenv("CG")) {
    LineFinder finder(lines);
    std::vector<std::size_t> all;
    for (std::size_t p = 0; p < lines.people(); ++p) all.push_back(p);
    const double warm = std::atof(std::getenv("CG"));
    ColumnGeneration cg(lines, finder, all, std::vector<int>(file.problem.cover.size(), 0));
    for (std::size_t p = 0; p < lines.people(); ++p) cg.add(p, search.best()[p]);
    while (now() < warm) {
      for (int i = 0; i < 200; ++i) search.move(10 * std::pow(0.05, now() / warm));
      for (std::size_t p = 0; p < lines.people(); ++p) cg.add(p, search.state().line(p));
    }
    std::printf("ls %ld\n", long(search.best_cost()));
    int rounds = 0;
    bool more = true;
    while (more && now() < seconds) {
      more = cg.round();
      ++rounds;
      if (rounds % 10 == 0 || !more) {
        std::printf("%.2f round %d cols %zu lp %.2f bound %ld\n", now(), rounds, cg.lp().columns(),
                    cg.objective(), long(cg.bound()));
        std::fflush(stdout);
      }
      if (cg.bound() >= static_cast<Cost>(std::ceil(cg.objective() - 1e-6))) break;
    }
    std::printf("%.2f round %d cols %zu lp %.2f bound %ld\n", now(), rounds, cg.lp().columns(),
                cg.objective(), long(cg.bound()));
    return 0;
  }
  const char* t0s = std::getenv("T0");
  const char* t1s = std::getenv("T1");
  const double t0 = t0s ? std::atof(t0s) : 20, t1 = t1s ? std::atof(t1s) : 0.5;
  long moves = 0;
  double t = 0, next = 1;
  while ((t = now()) < seconds) {
    const double temp = t0 * std::pow(t1 / t0, t / seconds);
    for (int i = 0; i < 20; ++i) search.move(temp), ++moves;
    if (t > next) {
      std::printf("%.1f moves %ld cur %ld best %ld temp %.2f\n", t, moves,
                  long(search.state().cost()), long(search.best_cost()), temp);
      std::fflush(stdout);
      next *= 1.6;
    }
  }
  std::printf("check %ld %ld\n", long(search.best_cost()),
              long(roster_cost(file.problem, search.best())));
  if (!out.empty()) std::ofstream(out) << to_text(file, search.best());
  std::printf("objective=%ld bound=%d seconds=%.1f moves=%ld\n", long(search.best_cost()), 0, now(),
              moves);
}
