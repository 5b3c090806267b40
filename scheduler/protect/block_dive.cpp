#include "scheduler/protect/block_dive.h"

#include <algorithm>
#include <cmath>

namespace respite::protect {
namespace {

constexpr std::int64_t kMillion = 1'000'000;
constexpr std::int64_t kAlmost = kMillion * 3 / 4;

class Dive {
 public:
  Dive(const PlaceProblem& problem, BlockProgramme& programme)
      : problem_(problem),
        programme_(programme),
        crowding_(problem),
        lines_(problem.owners.size()),
        settled_(programme.candidates().size()) {}

  std::vector<Line> run(Effort& effort) {
    programme_.release();
    while (programme_.solve(effort)) {
      const std::vector<std::pair<std::int64_t, std::size_t>> parts = open_parts();
      if (parts.empty()) break;
      for (const auto& [part, candidate] : parts) {
        if (candidate != parts.front().second && -part < kAlmost) break;
        settle(candidate);
      }
    }
    return std::move(lines_);
  }

 private:
  // What the mix has of blocks that are not settled, of a million and below zero: most first.
  [[nodiscard]] std::vector<std::pair<std::int64_t, std::size_t>> open_parts() const {
    std::vector<std::pair<std::int64_t, std::size_t>> parts;
    for (std::size_t c = 0; c < settled_.size(); ++c) {
      const auto part = std::llround(programme_.share(c) * kMillion);
      if (!settled_[c] && part > 0) parts.emplace_back(-part, c);
    }
    std::ranges::sort(parts);
    return parts;
  }

  // Kept, or barred where it may not lie beside what is kept already.
  void settle(std::size_t candidate) {
    const auto& [owner, block] = programme_.candidates()[candidate];
    settled_[candidate] = 1;
    Line line = lines_[owner];
    line.push_back(block);
    std::ranges::sort(line, {}, &PlacedBlock::at);
    const Terms terms = crowding_.terms_for(owner);
    const auto first = terms.shut.begin() + block.at.first;
    if (!is_lawful(problem_.owners[owner], line) ||
        std::any_of(first, first + block.at.length, [](std::uint8_t one) { return one != 0; })) {
      programme_.bar(candidate);
      return;
    }
    programme_.keep(candidate);
    crowding_.put(owner, {block});
    lines_[owner] = std::move(line);
  }

  const PlaceProblem& problem_;
  BlockProgramme& programme_;
  Crowding crowding_;
  std::vector<Line> lines_;
  std::vector<std::uint8_t> settled_;  // [candidate]
};

}  // namespace

std::vector<Line> rounded_lines(const PlaceProblem& problem, BlockProgramme& programme,
                                Effort& effort) {
  return Dive(problem, programme).run(effort);
}

}  // namespace respite::protect
