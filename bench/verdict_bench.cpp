// How fast verdicts are: on the law firm's desk, and on 200 people with a year of facts.
//   verdict_bench            prints verdicts a second, and percentiles in microseconds
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "scheduler/boundary/free.h"
#include "scheduler/boundary/reply.h"
#include "tests/support/boundary/json_desk.h"
#include "tests/support/boundary/random_desk.h"

namespace respite {
namespace {

using std::chrono::steady_clock;

void measure(const char* name, const Availability& known, const std::vector<Request>& requests) {
  std::vector<double> micros;
  micros.reserve(requests.size());
  std::size_t written = 0;
  const auto begin = steady_clock::now();
  for (const Request& request : requests) {
    const auto before = steady_clock::now();
    const Verdict verdict = decide(known, request);
    written += reply(known.desk->desk, request, verdict, Language::kEnglish).size();
    micros.push_back(
        std::chrono::duration<double, std::micro>(steady_clock::now() - before).count());
  }
  const double seconds = std::chrono::duration<double>(steady_clock::now() - begin).count();
  std::sort(micros.begin(), micros.end());
  const auto percentile = [&](double p) {
    return micros[static_cast<std::size_t>(p * static_cast<double>(micros.size() - 1))];
  };
  fmt::print(
      "{}: {:.0f} verdicts/s, p50 {:.1f} us, p99 {:.1f} us, worst {:.0f} us ({} bytes of "
      "replies)\n",
      name, static_cast<double>(requests.size()) / seconds, percentile(0.5), percentile(0.99),
      micros.back(), written);
}

std::vector<Request> requests_for(const Desk& desk, Instant first, int count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Request> requests;
  for (int i = 0; i < count; ++i) requests.push_back(testing::random_request(desk, first, random));
  return requests;
}

// The median of some runs: one alone says more of the machine.
void measure_free(const Availability& known, const FreeQuery& query) {
  std::vector<double> millis;
  std::size_t found = 0;
  for (int run = 0; run < 9; ++run) {
    const auto asked = steady_clock::now();
    found = find_free(known, query).times.size();
    millis.push_back(
        std::chrono::duration<double, std::milli>(steady_clock::now() - asked).count());
  }
  std::sort(millis.begin(), millis.end());
  fmt::print("free: any {} of {} over four weeks{}: {} times in {:.1f} ms, at most {:.1f}\n",
             query.needed, query.people.size(), query.with_consent ? ", with consent" : "", found,
             millis[millis.size() / 2], millis.back());
}

}  // namespace
}  // namespace respite

int main() {
  using namespace respite;
  const Interval year{*parse_rfc3339("2026-01-01T00:00:00Z"),
                      *parse_rfc3339("2027-06-30T00:00:00Z")};
  const Instant spring = *parse_rfc3339("2026-03-02T00:00:00Z");
  const Availability firm =
      work_out(std::make_shared<const DeskSnapshot>(testing::law_firm()), year);
  measure("law firm", firm, requests_for(firm.desk->desk, spring, 100000, 1));

  std::mt19937 random(2);
  const auto before = steady_clock::now();
  const Availability large = work_out(
      std::make_shared<const DeskSnapshot>(testing::random_desk(200, 365, spring, random)), year);
  fmt::print("200 people, a year of facts: worked out in {:.0f} ms\n",
             std::chrono::duration<double, std::milli>(steady_clock::now() - before).count());
  measure("200 people", large, requests_for(large.desk->desk, spring, 20000, 3));

  FreeQuery query;
  for (std::size_t i = 0; i < large.people.size(); ++i)
    query.people.push_back(index_of<PersonIndex>(i));
  query.length = std::chrono::hours{1};
  query.within = {spring, spring + std::chrono::days{28}};
  query.now = spring;
  for (const bool with_consent : {false, true}) {
    query.with_consent = with_consent;
    for (const std::size_t needed : {std::size_t{1}, std::size_t{20}, std::size_t{200}}) {
      query.needed = needed;
      measure_free(large, query);
    }
  }
}
