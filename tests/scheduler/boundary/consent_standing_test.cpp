#include "scheduler/boundary/consent_standing.h"

#include <gtest/gtest.h>

#include <vector>

namespace respite {
namespace {

constexpr auto kAsked = ConsentState::kAsked;
constexpr auto kGiven = ConsentState::kGiven;
constexpr auto kRefused = ConsentState::kRefused;
constexpr auto kRevoked = ConsentState::kRevoked;

TEST(StandingOfAConsent, IsSettledByAnySignature) {
  const struct {
    ConsentState own;
    std::vector<Signature> all;
    bool waited_for;
    ConsentStanding expected;
  } cases[] = {
      {kAsked, {{kAsked}}, true, ConsentStanding::kAsked},
      {kAsked, {{kAsked}, {kGiven}}, true, ConsentStanding::kAsked},
      {kGiven, {{kAsked}, {kGiven}}, true, ConsentStanding::kGiven},
      {kAsked, {{kAsked}, {kRefused}}, true, ConsentStanding::kRefused},
      {kGiven, {{kGiven}, {kRefused}}, true, ConsentStanding::kRefused},
      {kRevoked, {{kRevoked}, {kRefused}}, true, ConsentStanding::kRefused},
      {kRevoked, {{kRevoked}}, true, ConsentStanding::kRevoked},
      {kAsked, {{kAsked}, {kRevoked}}, true, ConsentStanding::kRevoked},
      {kGiven, {{kGiven}, {kRevoked}}, true, ConsentStanding::kGiven},
      {kAsked, {{kAsked, true}}, true, ConsentStanding::kExpired},
      {kAsked, {{kAsked}, {kAsked, true}}, true, ConsentStanding::kExpired},
      {kGiven, {{kGiven}, {kAsked, true}}, true, ConsentStanding::kGiven},
      {kAsked, {{kAsked}}, false, ConsentStanding::kExpired},
      {kGiven, {{kGiven}}, false, ConsentStanding::kGiven},
      {kAsked, {{kAsked, true}, {kRevoked}}, false, ConsentStanding::kRevoked},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(standing_of(one.own, one.all, one.waited_for), one.expected)
        << to_text(one.expected) << ", case " << &one - cases;
  }
}

}  // namespace
}  // namespace respite
