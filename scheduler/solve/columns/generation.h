// Column generation: lines found by prices and prices found from lines, in turn.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "scheduler/rota/solution.h"
#include "scheduler/solve/columns/decisions.h"
#include "scheduler/solve/columns/line_pricer.h"
#include "scheduler/solve/columns/master.h"
#include "scheduler/solve/columns/people_nets.h"

namespace respite {

using Held = std::vector<PersonPost>;

// What a mix gives each person of each post.
using Shares = std::map<PersonPost, double>;

class Generation {
 public:
  Generation(PeopleNets& nets, const CoverPart& cover, std::int64_t far);

  // Every person's line in a plan: [person] column.
  std::vector<int> add(const Solution& solution);
  // The lines of another of the same people and problem.
  void learn_from(const Generation& other);
  // Prices lines by one thread or two; what it finds does not depend on it.
  void use_threads(std::size_t threads) { threads_ = threads; }
  // Only lines that keep to these from now on; no plan that does is below `bound`, as is known.
  void decide(const std::vector<Decision>& decisions, std::optional<std::int64_t> bound = {});

  // Makes the programme easy, near the best prices known, for rounds to come; a step back from
  // that, false where there is none left; none of it any more.
  void ease();
  [[nodiscard]] bool tighten();
  void ease_no_more();
  // The prices that seem best, and the same from elsewhere to begin with.
  [[nodiscard]] const ColumnPrices& best_prices() const { return centre_; }
  void lean_on(const ColumnPrices& prices) { centre_ = prices; }
  // Prices, then lines that better the mix; false when none came and nothing is made easy.
  bool round();
  // The same without the last, exact look: lines may be overlooked, and no bound comes of it. Says
  // how many came.
  std::size_t round_quickly();

  // A bound in earnest from the prices that seem best.
  void look_closely();

  // Points; no plan that keeps to the decisions costs less in the stage's tier.
  [[nodiscard]] std::int64_t bound() const;
  [[nodiscard]] const Master& master() const { return master_; }
  [[nodiscard]] Master& master() { return master_; }
  [[nodiscard]] const std::vector<Column>& columns() const { return columns_; }
  // Shares come of lines with at least that share of their person.
  [[nodiscard]] Shares shares(double least) const;
  [[nodiscard]] std::int64_t work() const;

 private:
  // Parts that taking an event is worth at those prices, to its post and in rows.
  [[nodiscard]] std::int64_t worth_of(std::size_t person, std::size_t event,
                                      const ColumnPrices& prices) const;
  [[nodiscard]] std::int64_t value_of(const Column& column, const ColumnPrices& prices) const;
  // The least of any known line the decisions allow.
  [[nodiscard]] std::vector<std::int64_t> least_known(const ColumnPrices& prices) const;
  [[nodiscard]] LinePrices prices_for(std::size_t person, const ColumnPrices& prices) const;
  // The same at the programme's own unrounded prices, points.
  [[nodiscard]] double reduced_cost(const Column& column) const;
  void price(const ColumnPrices& prices, std::size_t most_labels);
  // How many lines came.
  std::size_t price_by(std::size_t most_labels);
  [[nodiscard]] ColumnPrices steady() const;
  [[nodiscard]] bool converged() const;
  // Where it is among the columns; known ones are not added again.
  std::size_t add(Column column);

  PeopleNets* nets_;
  const CoverPart* cover_;
  Master master_;
  std::vector<LinePricer> pricers_;  // [thread]
  std::size_t threads_;
  std::vector<Column> columns_;
  std::vector<std::map<std::vector<int>, std::size_t>> known_;  // [person] column by events
  std::vector<std::vector<std::vector<std::pair<std::size_t, int>>>>
      rows_of_;  // [person][event] pair rows and factors
  AllowedLines allowed_;
  std::vector<char> barred_;          // [column]
  std::optional<std::int64_t> best_;  // parts
  std::optional<std::int64_t> seeming_;
  ColumnPrices centre_;  // the prices that gave it
  ColumnPrices lp_prices_;
  Master::Ease ease_;
};

}  // namespace respite
