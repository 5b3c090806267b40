// Branch and price: halves the choices where the best mix of lines is undecided, lowest bound
// first, until the best roster is proven.
#pragma once

#include <queue>
#include <vector>

#include "scheduler/solve/engine/board.h"
#include "scheduler/solve/engine/column_generation.h"
#include "scheduler/solve/engine/column_pool.h"

namespace respite {

class BranchTree {
 public:
  // `bound` and `prices` are those of the whole problem's best mix.
  BranchTree(const Lines& lines, LineFinder& finder, Board& board, ColumnPool& pool, Cost bound,
             std::vector<double> prices);

  // Looks at one node; false when none is left that could hold anything better.
  bool step();

 private:
  struct HeadRule {  // heads of a cell, low..high
    std::size_t cell;
    int low;
    int high;
  };
  struct DutyRule {  // a person holds one of the kinds (bits) in the period, or none of them
    std::size_t person;
    int period;
    std::uint64_t kinds;
    bool holds;
  };
  struct Node {
    Cost bound;
    int depth = 0;
    std::vector<HeadRule> heads;
    std::vector<DutyRule> duties;
  };
  struct Later {
    bool operator()(const Node& a, const Node& b) const {
      return a.bound != b.bound ? a.bound > b.bound : a.depth < b.depth;
    }
  };

  [[nodiscard]] Scope scope_below(const Node& node) const;
  // Lines to start from, up to whoever gets none.
  [[nodiscard]] ColumnGeneration::AnyLine fill(ColumnGeneration& generation) const;
  void split(const Node& node, const ColumnGeneration& generation);
  // Where the mix is most undecided: a cell's heads that fall short in part, or what a person does
  // in a period. False where it is whole.
  [[nodiscard]] bool halve_heads(const ColumnGeneration& generation, Node& left, Node& right) const;
  [[nodiscard]] bool halve_duties(const ColumnGeneration& generation, Node& left,
                                  Node& right) const;
  void keep_whole(const ColumnGeneration& generation);

  const Lines* lines_;
  LineFinder* finder_;
  Board* board_;
  ColumnPool* pool_;
  std::vector<double> prices_;
  std::priority_queue<Node, std::vector<Node>, Later> open_;
  Cost stuck_ = INT64_MAX / 4;  // least bound of nodes that could not be split
};

}  // namespace respite
