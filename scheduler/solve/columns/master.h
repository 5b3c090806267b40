// The linear programme of a stage over the lines known so far. The only file here that sees CLP.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "scheduler/solve/columns/stage.h"

namespace respite {

class Master {
 public:
  // `cover` must outlive it. A price of `far` points makes up for what no mix of lines can do, so
  // that there always is a solution.
  Master(const CoverPart& cover, std::size_t people, std::int64_t far);
  ~Master();
  Master(Master&&) noexcept;

  void add(const Column& column);
  // A column that must not be used, or may be again.
  void bar(std::size_t column, bool barred);
  void solve();
  // Makes things easier for a while, so that prices come near those of the best mix while few lines
  // are known: a head on a post may stand for one on its twin at `swap` points, which keeps their
  // prices as near; what is wanting at a post may be made up for at `width` points off the price
  // given, in parts. The objective is then too low. Without a number: not at all.
  struct Ease {
    std::optional<double> swap;
    std::optional<double> width;
    std::vector<std::int64_t> price;  // [post]
  };
  void ease(const Ease& ease);

  [[nodiscard]] double objective() const;                       // points
  [[nodiscard]] ColumnPrices prices() const;                    // rounded; rows at most 0
  [[nodiscard]] double person_price(std::size_t person) const;  // points
  [[nodiscard]] double share(std::size_t column) const;         // of its person, 0..1
  [[nodiscard]] std::int64_t work() const;                      // grows with time spent
  [[nodiscard]] bool possible() const;                          // nothing had to be made up for

 private:
  struct Model;
  const CoverPart* cover_;
  std::unique_ptr<Model> model_;
};

}  // namespace respite
