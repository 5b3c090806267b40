#include "tests/app/rota/account/years.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/app/rota/account/simulated_desk.h"
#include "tests/support/times.h"

namespace respite::test {

void expect_fair_years(std::uint64_t seed, int weeks) {
  for (const bool half_life : {true, false}) {
    for (const bool leave_lowers_share : {true, false}) {
      SCOPED_TRACE(testing::Message() << "seed " << seed << (half_life ? ", half-life" : "")
                                      << (leave_lowers_share ? ", leave lowers the share" : ""));
      const Simulated years = simulate({seed, weeks, half_life, leave_lowers_share});
      bool fair = true;
      for (const WindowOfOne& one : years.windows) {
        const double off = (one.done - one.owed + one.carried) / one.turn;
        fair = fair && std::abs(off) <= 1;
        EXPECT_LE(std::abs(off), 1) << one.person << " in " << text(one.window);
      }
      for (const auto& [person, balance] : years.balances) {
        fair = fair && std::abs(balance) <= years.turn;
        EXPECT_LE(std::abs(balance) / years.turn, 1) << person << " at the end";
      }
      if (!fair) ADD_FAILURE() << years.log;
    }
  }
}

}  // namespace respite::test
