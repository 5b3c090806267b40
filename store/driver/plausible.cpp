#include "store/driver/plausible.h"

#include "scheduler/time/zone.h"
#include "store/driver/error.h"

namespace respite::store {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

// What begins in a year that zones know may end a while after it.
constexpr Seconds kEarliestSecond = sys_days{year{kFirstYear - 1} / 1 / 1}.time_since_epoch();
constexpr Seconds kLatestSecond = sys_days{year{kLastYear + 12} / 1 / 1}.time_since_epoch();
constexpr Seconds kLongest = days{3653};
constexpr std::int64_t kMostNumber = std::int64_t{1} << 53;
constexpr std::int64_t kMostRevision = 1'000'000'000;
constexpr std::int64_t kMostCount = std::int64_t{1} << 21;
constexpr std::int64_t kMostLoad = std::int64_t{1} << 40;  // times a count is a number still

[[noreturn]] void refuse() { throw DriverError(Fault::kDamaged, "a number that never was"); }

std::int64_t within(std::int64_t least, std::int64_t number, std::int64_t most) {
  if (number < least || most < number) refuse();
  return number;
}

}  // namespace

std::int64_t plausible_number(std::int64_t number) {
  return within(-kMostNumber, number, kMostNumber);
}
std::int64_t plausible_revision(std::int64_t number) { return within(0, number, kMostRevision); }
int plausible_count(std::int64_t number) {
  return static_cast<int>(within(-kMostCount, number, kMostCount));
}
std::int64_t plausible_load(std::int64_t number) { return within(-kMostLoad, number, kMostLoad); }
Seconds plausible_length(std::int64_t seconds) {
  return Seconds{within(-kLongest.count(), seconds, kLongest.count())};
}
Seconds plausible_time(std::int64_t seconds) {
  return Seconds{within(kEarliestSecond.count(), seconds, kLatestSecond.count())};
}
Interval plausible_interval(Interval interval) {
  if (interval.empty()) refuse();
  return interval;
}

}  // namespace respite::store
