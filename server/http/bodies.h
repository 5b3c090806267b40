// Bodies being read: how much they may take, each account's and all together, and who gives way.
#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <optional>
#include <string>

namespace respite::http {

// For one thread. An account is whoever pays for a body: a token, or an address.
class Bodies {
 public:
  struct Body {
    std::string account;
    std::size_t octets = 0;       // that it may take
    std::function<void()> close;  // ends its connection, which releases it
    bool whole = false;           // all of it is there
  };
  using Place = std::list<Body>::iterator;

  Bodies(std::size_t most, std::size_t most_of_one) : most_(most), most_of_one_(most_of_one) {}

  // Room for a body, taken from those on their way that have been silent longest: of the same
  // account where that has its share, else of the account that has most. Nothing where that is not
  // enough.
  [[nodiscard]] std::optional<Place> reserve(Body body);
  void hear(Place place);    // something of it has come
  void finish(Place place);  // all of it is there: it gives way no more
  void release(Place place);

  // Ends the one on its way that has been silent longest, of the account that has most; false where
  // none is on its way.
  bool close_one();

 private:
  [[nodiscard]] std::size_t octets_of(const std::string& account) const;
  // Closes the first of those on their way that has the most of `rank`; false where that is 0.
  template <class Rank>
  bool close_first(const Rank& rank);

  const std::size_t most_;
  const std::size_t most_of_one_;
  std::size_t octets_ = 0;
  std::list<Body> coming_;  // silent longest first
  std::list<Body> whole_;
  std::map<std::string, std::size_t> of_accounts_;  // octets
};

}  // namespace respite::http
