// How a consent stands, beside the others that the same request asks for.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

namespace respite {

// What was said to one signature.
enum class ConsentState { kAsked, kGiven, kRefused, kRevoked };

// The same, once time and the other signatures are looked at.
enum class ConsentStanding { kAsked, kGiven, kRefused, kRevoked, kExpired };

[[nodiscard]] constexpr std::string_view to_text(ConsentStanding standing) {
  constexpr std::string_view kWords[] = {"asked", "given", "refused", "revoked", "expired"};
  return kWords[static_cast<std::size_t>(standing)];
}

struct Signature {
  ConsentState state = ConsentState::kAsked;
  bool expired = false;  // asked, and nobody has answered in time
};

// One signature refused, taken back or missing in time settles the request, whatever the others
// say; so does its end (`waited_for` is false). A refusal colours all of them, so that none says
// whose it was. `all`: every signature of the request, this one among them.
[[nodiscard]] inline ConsentStanding standing_of(ConsentState own, std::span<const Signature> all,
                                                 bool waited_for) {
  const auto any = [&](ConsentState state) {
    return std::ranges::find(all, state, &Signature::state) != all.end();
  };
  if (any(ConsentState::kRefused)) return ConsentStanding::kRefused;
  if (own == ConsentState::kGiven) return ConsentStanding::kGiven;
  if (any(ConsentState::kRevoked)) return ConsentStanding::kRevoked;
  const bool missing = !waited_for || std::ranges::any_of(all, &Signature::expired);
  return missing ? ConsentStanding::kExpired : ConsentStanding::kAsked;
}

}  // namespace respite
