// roster_bench INSTANCE --seconds S --threads T --seed N --out FILE: the engine on a public roster.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "scheduler/solve/engine/local_search.h"
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
  const auto now = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  LocalSearch search(lines, seed);
  std::printf("start %ld at %.3f\n", long(search.best_cost()), now());
  int broken = 0;
  for (std::size_t p = 0; p < lines.people(); ++p)
    broken += broken_rules(file.problem, file.problem.people[p], search.best()[p]);
  std::printf("broken %d\n", broken);
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
