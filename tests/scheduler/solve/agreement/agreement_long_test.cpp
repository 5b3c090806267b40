// The compiled models and the law agree on 100,000 lines of a quarter each, both ways.
#include <gtest/gtest.h>

#include "tests/scheduler/solve/agreement/agreement.h"

namespace respite::test {
namespace {

TEST(AgreementLong, OfShiftsAndTheLaw) { expect_agreement(agreement_in_shifts, 100'000, "shifts"); }
TEST(AgreementLong, OfNetsAndTheLaw) {
  expect_agreement(agreement_of_handovers, 100'000, "handovers");
}

}  // namespace
}  // namespace respite::test
