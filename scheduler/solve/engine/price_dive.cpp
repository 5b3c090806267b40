#include "scheduler/solve/engine/price_dive.h"

#include <utility>

namespace respite {

namespace {
constexpr int kLabels = 20000;  // to look for a line with
constexpr int kRounds = 20;     // of prices for each line taken
constexpr double kPace = 0.7;   // as late in an ascent
}  // namespace

PriceDive::PriceDive(const Lines& lines, GoodPrices prices)
    : lines_(&lines),
      prices_(std::move(prices)),
      ascent_(lines.problem(), lines.meter()),
      finder_(lines) {}

std::optional<Roster> PriceDive::roster(Cost known, Random& random,
                                        const std::function<bool(double)>& stop) {
  std::size_t laid = 0;
  ascent_.release(prices_);
  Roster roster(lines_->people());
  for (const std::size_t person : some_of(lines_->people(), lines_->people(), random)) {
    FoundLine found = finder_.against(person, lines_->whole(person), ascent_.open_prices(),
                                      ascent_.scale(), kNever, kLabels);
    const double part = static_cast<double>(laid++) / static_cast<double>(lines_->people());
    if (!found.found || stop(part)) return std::nullopt;
    ascent_.fix(person, found.inside);
    roster[person] = std::move(found.inside);
    for (int i = 0; i < kRounds; ++i) ascent_.round(known, kPace);
  }
  return roster;
}

}  // namespace respite
