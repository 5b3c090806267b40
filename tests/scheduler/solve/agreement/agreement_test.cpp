// The compiled models and the law agree on lines of a quarter, both ways: a part of the long test.
#include <gtest/gtest.h>

#include "tests/scheduler/solve/agreement/agreement.h"

namespace respite::test {
namespace {

TEST(Agreement, OfShiftsAndTheLaw) { expect_agreement(agreement_in_shifts, 10'000, "shifts"); }
TEST(Agreement, OfNetsAndTheLaw) { expect_agreement(agreement_of_handovers, 10'000, "handovers"); }

}  // namespace
}  // namespace respite::test
