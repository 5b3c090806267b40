#include "scheduler/rota/fair_share.h"

#include <algorithm>

namespace respite {
namespace {

__extension__ using Wide = __int128;

// What one vessel of that weight holds below the level `numerator / denominator` per weight.
std::int64_t filled(std::int64_t weight, Wide numerator, Wide denominator) {
  const Wide product = weight * numerator;
  const Wide quotient = product / denominator;
  return static_cast<std::int64_t>(product % denominator < 0 ? quotient - 1 : quotient);
}

// Pours one demand over vessels already filled to `ground`; [vessel] as `people`.
std::vector<std::int64_t> pour_one(const Demand& demand, const std::vector<std::int64_t>& weights,
                                   const std::vector<std::int64_t>& ground) {
  std::vector<std::size_t> order;  // vessels by how high their ground lies
  for (std::size_t i = 0; i < demand.people.size(); ++i)
    if (weights[demand.people[i]] > 0) order.push_back(i);
  const auto weight = [&](std::size_t i) { return weights[demand.people[i]]; };
  const auto height_below = [&](std::size_t a, std::size_t b) {
    return Wide{ground[demand.people[a]]} * weight(b) < Wide{ground[demand.people[b]]} * weight(a);
  };
  std::ranges::stable_sort(order, height_below);

  // The level over the lowest k vessels, k as large as the water reaches.
  std::vector<std::int64_t> poured(demand.people.size(), 0);
  Wide volume = demand.load;
  Wide width = 0;
  std::size_t wet = 0;
  for (; wet < order.size(); ++wet) {
    const std::int64_t next_ground = ground[demand.people[order[wet]]];
    if (wet > 0 && volume * weight(order[wet]) <= Wide{next_ground} * width) break;
    volume += next_ground;
    width += weight(order[wet]);
  }
  std::int64_t left = demand.load;
  for (std::size_t k = 0; k < wet; ++k) {
    const std::size_t i = order[k];
    const std::int64_t water = filled(weight(i), volume, width) - ground[demand.people[i]];
    poured[i] = std::clamp<std::int64_t>(water, 0, left);
    left -= poured[i];
  }
  for (std::size_t k = 0; left > 0 && wet > 0; k = (k + 1) % wet, --left) ++poured[order[k]];
  return poured;
}

}  // namespace

std::vector<std::vector<std::int64_t>> pour_each(const std::vector<Demand>& demands,
                                                 const std::vector<std::int64_t>& weights,
                                                 const std::vector<std::int64_t>& carried) {
  constexpr int kMostRounds = 500;
  std::vector<std::int64_t> shares(weights.size(), 0);
  std::vector<std::vector<std::int64_t>> poured;  // [demand][its people]
  poured.reserve(demands.size());
  for (const Demand& demand : demands) poured.emplace_back(demand.people.size(), 0);
  for (int round = 0; round < kMostRounds; ++round) {
    std::int64_t moved = 0;
    for (std::size_t d = 0; d < demands.size(); ++d) {
      const Demand& demand = demands[d];
      for (std::size_t i = 0; i < demand.people.size(); ++i)
        shares[demand.people[i]] -= poured[d][i];
      std::vector<std::int64_t> ground(weights.size());
      for (std::size_t i = 0; i < weights.size(); ++i) ground[i] = carried[i] + shares[i];
      const auto now = pour_one(demand, weights, ground);
      for (std::size_t i = 0; i < demand.people.size(); ++i) {
        shares[demand.people[i]] += now[i];
        moved = std::max(moved, std::abs(now[i] - poured[d][i]));
      }
      poured[d] = now;
    }
    constexpr std::int64_t kStill = 2;  // seconds: what rounding alone may move
    if (moved <= kStill) break;
  }
  return poured;
}

std::vector<std::int64_t> pour_demand(const std::vector<Demand>& demands,
                                      const std::vector<std::int64_t>& weights,
                                      const std::vector<std::int64_t>& carried) {
  const auto poured = pour_each(demands, weights, carried);
  std::vector<std::int64_t> shares(weights.size(), 0);
  for (std::size_t d = 0; d < demands.size(); ++d)
    for (std::size_t i = 0; i < poured[d].size(); ++i) shares[demands[d].people[i]] += poured[d][i];
  return shares;
}

}  // namespace respite
