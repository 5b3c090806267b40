#include "server/http/bodies.h"

#include <algorithm>
#include <utility>

namespace respite::http {

template <class Rank>
bool Bodies::close_first(const Rank& rank) {
  const auto found = std::ranges::max_element(coming_, {}, rank);
  if (found == coming_.end() || rank(*found) == 0) return false;
  const auto close = std::move(found->close);  // it releases the body, and itself with it
  close();
  return true;
}

std::size_t Bodies::octets_of(const std::string& account) const {
  const auto found = of_accounts_.find(account);
  return found == of_accounts_.end() ? 0 : found->second;
}

std::optional<Bodies::Place> Bodies::reserve(Body body) {
  while (octets_of(body.account) + body.octets > most_of_one_) {
    const auto is_same = [&](const Body& other) { return other.account == body.account ? 1 : 0; };
    if (!close_first(is_same)) return std::nullopt;
  }
  while (octets_ + body.octets > most_) {
    if (!close_one()) return std::nullopt;
  }
  octets_ += body.octets;
  of_accounts_[body.account] += body.octets;
  return coming_.insert(coming_.end(), std::move(body));
}

void Bodies::hear(Place place) { coming_.splice(coming_.end(), coming_, place); }

void Bodies::finish(Place place) {
  place->whole = true;
  whole_.splice(whole_.end(), coming_, place);
}

void Bodies::release(Place place) {
  octets_ -= place->octets;
  const auto account = of_accounts_.find(place->account);
  account->second -= place->octets;
  if (account->second == 0) of_accounts_.erase(account);
  (place->whole ? whole_ : coming_).erase(place);
}

bool Bodies::close_one() {
  return close_first([this](const Body& body) { return octets_of(body.account); });
}

}  // namespace respite::http
