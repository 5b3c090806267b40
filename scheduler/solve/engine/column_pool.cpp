#include "scheduler/solve/engine/column_pool.h"

#include <algorithm>

namespace respite {

namespace {

std::uint64_t hash_of(const Line& line) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const Held held : line) {
    hash = (hash ^ static_cast<std::uint64_t>(std::int64_t{held} + 1)) * 0x100000001b3ULL;
    hash ^= hash >> 29;
  }
  return hash;
}

}  // namespace

ColumnPool::ColumnPool(const LineProblem& problem)
    : problem_(&problem), lines_(problem.people.size()), known_(problem.people.size()) {}

bool ColumnPool::add(std::size_t person, const Line& line) {
  if (!known_[person].insert(hash_of(line)).second) return false;
  lines_[person].push_back({line, line_cost(*problem_, problem_->people[person], line), 0.0});
  return true;
}

void ColumnPool::add(const Roster& roster) {
  for (std::size_t person = 0; person < roster.size(); ++person) add(person, roster[person]);
}

void ColumnPool::add(const ColumnPool& other) {
  for (std::size_t person = 0; person < other.lines_.size(); ++person) {
    for (const PooledLine& pooled : other.lines_[person]) add(person, pooled.line);
  }
}

void ColumnPool::rank(const std::vector<double>& prices, std::size_t most) {
  for (std::size_t person = 0; person < lines_.size(); ++person) {
    std::vector<PooledLine>& lines = lines_[person];
    for (PooledLine& pooled : lines) {
      pooled.reduced = static_cast<double>(pooled.cost);
      for (int period = 0; period < problem_->periods; ++period) {
        const Held held = pooled.line[static_cast<std::size_t>(period)];
        if (held != kOff) pooled.reduced -= prices[problem_->cell(period, held)];
      }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const PooledLine& a, const PooledLine& b) {
      return a.reduced < b.reduced;
    });
    while (lines.size() > most) {
      known_[person].erase(hash_of(lines.back().line));
      lines.pop_back();
    }
  }
}

}  // namespace respite
