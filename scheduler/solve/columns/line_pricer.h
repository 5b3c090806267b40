// The best paths through a person's net against prices, fairness and all.
#pragma once

#include <cstdint>
#include <vector>

#include "scheduler/solve/columns/line_net.h"

namespace respite {

// Points are counted in parts while prices matter, so that rounding them costs next to nothing.
inline constexpr std::int64_t kParts = 1024;
inline constexpr std::int64_t kBeyondPrice = std::int64_t{1} << 60;
inline constexpr std::int64_t kNoBound = -kBeyondPrice / kParts;  // points: nothing is known
inline constexpr std::int64_t kAnyLoad = std::int64_t{1} << 60;

// What one person's line is asked against. [event] as the net's.
struct LinePrices {
  std::vector<std::int64_t> take;  // parts that taking costs, wishes included
  std::vector<char> may_take;      // a branch may bar a turn
  std::vector<char> may_leave;     // ... or hand it over for good
  std::int64_t limit_point = 0;    // parts for each point in Tier::kLimits
  bool no_limit_points = false;    // none at all
  bool fairness = false;           // the load costs what it is off the fair share
  std::size_t most_labels = 0;     // the most promising at a node only: no bound then; 0: all
  std::int64_t least_load = 0;     // only lines of such loads, both included
  std::int64_t most_load = kAnyLoad;
  std::int64_t below = kBeyondPrice;  // lines that cost as much or more are of no interest
};

struct FairShare {
  std::int64_t fair = 0;
  std::int64_t average_load = 1;
  int weight = 100;
};

struct PricedLine {
  std::int64_t value = 0;  // parts
  std::vector<int> events;
};

struct PricedLines {
  std::int64_t sure = 0;          // parts: no path costs less, even where labels were left out
  std::int64_t least = 0;         // parts: no path costs less, if all labels were looked at
  std::vector<PricedLine> lines;  // the best and some more, dearer and dearer
};

// Exact: labels of load and cost. Of two at one node that one goes which the other can only better;
// so does one whose least completion costs too much, fairness taken as a slope: a tangent of the
// square lies below it, so against each of some slopes the net alone gives a bound. Loads cost the
// square rounded to points; a point of slack keeps all that sound. Keeps scratch space, so one
// pricer serves one thread.
class LinePricer {
 public:
  [[nodiscard]] PricedLines find(const LineNet& net, const FairShare& share,
                                 const LinePrices& prices, std::size_t most_lines);
  [[nodiscard]] std::int64_t work() const { return work_; }  // labels looked at so far

 private:
  struct Label {
    std::int64_t load;
    std::int64_t cost;
    int origin;  // in taken_, -1: nothing taken yet
    int event;   // taken last and not in taken_ yet; -1: it is
  };
  struct Taken {
    int before;
    int event;
  };
  using Labels = std::vector<Label>;  // rising loads

  [[nodiscard]] double unfairness(std::int64_t load) const;  // parts, unrounded
  void set_most_load(const LineNet& net, const LinePrices& prices);
  void set_completions(const LineNet& net, const LinePrices& prices);
  void extend(const Labels& from, std::int64_t load, std::int64_t cost, int event, Labels& to);
  [[nodiscard]] std::int64_t sure_bound() const;
  void set_promises(std::size_t level, std::size_t node);
  void set_least_ends(const Labels& labels);
  void drop_hopeless(Labels& labels);
  void prune(Labels& labels, std::int64_t most_more);
  void keep_few(Labels& labels, std::size_t few);
  [[nodiscard]] std::vector<int> events_of(int taken) const;

  // Fairness taken as a line: parts for each load second, and parts besides.
  struct Slope {
    double per_second = 0;
    double constant = 0;
  };
  struct Promise {
    double from;  // load seconds
    Slope line;
  };

  FairShare share_;
  bool fairness_ = false;
  double square_ = 0;            // parts for each square of a load second
  double slack_ = 0;             // parts that rounding may make of a difference
  std::int64_t floor_load_ = 0;  // lines lighter, or heavier than most_load_, are not asked for
  double below_ = 0;             // parts
  std::vector<Slope> slopes_;
  std::vector<std::vector<double>> completions_;  // [level][node * slopes + slope]
  std::int64_t most_asked_ = 0;
  std::int64_t most_load_ = 0;  // a line with more betters by a turn less, or is not asked for
  std::vector<Labels> now_;
  std::vector<Labels> next_;
  Labels scratch_;
  std::vector<Promise> promises_;   // of the node at hand, rising loads
  std::vector<double> least_ends_;  // [label] of the node at hand
  std::vector<double> sorted_ends_;
  std::vector<Taken> taken_;
  std::int64_t work_ = 0;
};

}  // namespace respite
