#include "scheduler/solve/engine/solve_lines.h"

#include <thread>
#include <vector>

#include "scheduler/solve/engine/board.h"
#include "scheduler/solve/engine/course.h"

namespace respite {

LinesResult solve_lines(const LineProblem& problem, const LinesOptions& options) {
  const Lines lines(problem, options.meter);
  Board board(options);
  std::vector<std::thread> threads;
  for (int i = 1; i < options.threads; ++i) {
    threads.emplace_back([&lines, &board, &options, i] {
      Course(lines, board, options.seed + static_cast<std::uint64_t>(i) * 7919, options.start)
          .run();
    });
  }
  Course(lines, board, options.seed, options.start).run();
  for (std::thread& thread : threads) thread.join();
  return {board.best(), board.cost(), board.bound(), board.cost() <= board.bound()};
}

}  // namespace respite
