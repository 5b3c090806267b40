#include "tests/support/protect/programme.h"

#include <fmt/format.h>

#include <unistd.h>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace respite::test {
namespace {

using namespace protect;

struct Block {
  std::size_t want;
  Lying at;
  std::string name;
};

std::vector<Block> blocks_of(const Owner& owner, std::size_t o) {
  std::vector<Block> blocks;
  for (std::size_t w = 0; w < owner.wants.size(); ++w) {
    const Want& want = owner.wants[w];
    for (const auto& [begin, end] : owner.days) {
      for (int first = begin; first < end; ++first) {
        for (int length = 1; first + length <= end && length <= want.longest; ++length) {
          const auto last = static_cast<std::size_t>(first + length - 1);
          if (!owner.open[last] || want.lie[last] == kNever) break;
          if (length >= want.shortest && (length - want.shortest) % want.unit == 0)
            blocks.push_back(
                {w, {first, length}, fmt::format("x_{}_{}_{}_{}", o, w, first, length)});
        }
      }
    }
  }
  return blocks;
}

Cost block_cost(const Want& want, Lying at) {
  Cost cost = want.block + want.begin[static_cast<std::size_t>(at.first)];
  for (int cell = at.first; cell < at.end(); ++cell)
    cost += want.lie[static_cast<std::size_t>(cell)];
  for (const Known& known : want.known)
    if (known.at == at) cost -= known.worth;
  return cost;
}

struct Text {
  std::string costs, rows, ones;
  int row = 0;
  void cost(double value, const std::string& name) {
    if (value != 0) costs += fmt::format(" {:+} {}\n", value, name);
  }
  void add(const std::string& terms, const std::string& sense) {
    if (!terms.empty()) rows += fmt::format("r{}:{} {}\n", row++, terms, sense);
  }
};

void add_owner(Text& text, const Owner& owner, std::size_t o, Cost& constant) {
  const std::vector<Block> blocks = blocks_of(owner, o);
  for (const Block& block : blocks) {
    text.cost(static_cast<double>(block_cost(owner.wants[block.want], block.at)), block.name);
    text.ones += " " + block.name + "\n";
  }
  const auto sum = [&](const auto& weight_of) {
    std::string terms;
    for (const Block& block : blocks)
      if (const int weight = weight_of(block))
        terms += fmt::format(" {:+} {}\n", weight, block.name);
    return terms;
  };
  for (const auto& [begin, end] : owner.days)
    for (int cell = begin; cell < end; ++cell)
      text.add(sum([&](const Block& block) {
                 const int free = block.at.end() == end ? block.at.end() : block.at.end() + 1;
                 return block.at.first >= begin && block.at.first <= cell && cell < free ? 1 : 0;
               }),
               "<= 1");
  for (std::size_t d = 0; d < owner.days.size(); ++d)
    text.add(sum([&](const Block& block) {
               const bool on =
                   owner.days[d].first <= block.at.first && block.at.first < owner.days[d].second;
               return on ? block.at.length : 0;
             }),
             fmt::format("<= {}", owner.most_a_day[d]));
  for (std::size_t w = 0; w < owner.wants.size(); ++w) {
    const Want& want = owner.wants[w];
    const std::string missing = fmt::format("m_{}_{}", o, w), beyond = fmt::format("b_{}_{}", o, w);
    text.add(sum([&](const Block& block) { return block.want == w ? block.at.length : 0; }) +
                 " + " + missing,
             fmt::format("= {}", want.wanted));
    text.add(fmt::format(" {} - 2 {}", beyond, missing), fmt::format(">= {}", -want.wanted));
    text.cost(static_cast<double>(want.missing), missing);
    text.cost(static_cast<double>(want.missing) / 4, beyond);
    for (const Known& known : want.known) constant += known.worth;
  }
}

void add_crowd(Text& text, const PlaceProblem& problem, std::size_t c) {
  const Crowd& crowd = problem.crowds[c];
  for (int cell = 0; cell < problem.cells; ++cell) {
    const int most = crowd.most[static_cast<std::size_t>(cell)];
    if (most == kAnyNumber) continue;
    std::string terms;
    for (const int member : crowd.members) {
      const auto o = static_cast<std::size_t>(member);
      for (const Block& block : blocks_of(problem.owners[o], o))
        if (block.at.first <= cell && cell < block.at.end()) terms += " + " + block.name + "\n";
    }
    if (terms.empty()) continue;
    if (!crowd.hard()) {
      const std::string over = fmt::format("o_{}_{}", c, cell);
      terms += " - " + over;
      text.cost(static_cast<double>(crowd.over), over);
    }
    text.add(terms, fmt::format("<= {}", most));
  }
}

}  // namespace

std::string to_programme(const PlaceProblem& problem) {
  Text text;
  Cost constant = 0;
  for (std::size_t o = 0; o < problem.owners.size(); ++o)
    add_owner(text, problem.owners[o], o, constant);
  for (std::size_t c = 0; c < problem.crowds.size(); ++c) add_crowd(text, problem, c);
  return fmt::format("Minimize\nobj:\n{} {:+} one\nSubject To\n{}fix: one = 1\nBinaries\n{}End\n",
                     text.costs, constant, text.rows, text.ones);
}

bool has_cbc() { return std::system("cbc quit > /dev/null 2>&1") == 0; }

Cost least_by_cbc(const PlaceProblem& problem) {
  static int number = 0;
  const std::string stem = (std::filesystem::temp_directory_path() /
                            fmt::format("respite-place-{}-{}", ::getpid(), number++))
                               .string();
  const std::string lp = stem + ".lp", answer = stem + ".txt";
  std::ofstream(lp) << to_programme(problem);
  const int ended = std::system(
      fmt::format("cbc {} ratioGap 0 allowableGap 0 solve solution {} > {}.log", lp, answer, stem)
          .c_str());
  std::ifstream read(answer);
  std::string word, line;
  std::getline(read, line);
  for (const char* suffix : {".lp", ".txt", ".log"}) std::filesystem::remove(stem + suffix);
  const std::size_t at = line.rfind("value");
  if (ended != 0 || !line.starts_with("Optimal") || at == std::string::npos)
    throw std::runtime_error("CBC: " + line);
  return std::llround(std::stod(line.substr(at + 5)));
}

}  // namespace respite::test
