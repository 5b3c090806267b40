// How fast feeds are made, and what it takes to hold those of many subscribers.
//   feed_bench               prints milliseconds for 500 events, and memory for 10,000 subscribers
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>

#include "app/feeds/calendar/feed.h"
#include "ical/write.h"
#include "server/feed_cache.h"
#include "server/gzip.h"

namespace respite {
namespace {

using std::chrono::steady_clock;

const Instant kNow = Instant{std::chrono::sys_days{std::chrono::year{2026} / 6 / 1}};

FeedInput input_of(int events, const std::string& person) {
  FeedInput input;
  input.desk_id = "bench";
  input.desk_name = "Bench desk";
  input.rotas = {{"oncall", "On call, out of hours", Counts::kStandby, {"+44 1632 960100"}}};
  input.names.people = {{person, "Person " + person}};
  input.names.rotas = {{"oncall", "On call, out of hours"}};
  input.now = kNow;
  for (int i = 0; i < events; ++i) {
    PublishedSlot slot;
    const Instant begin = kNow + std::chrono::hours{12 * i};
    slot.slot.rota = "oncall";
    slot.slot.seat = "primary";
    slot.slot.begin = Wall{begin.time_since_epoch()};
    slot.slot.end = slot.slot.begin + std::chrono::hours{12};
    slot.slot.key = "oncall/primary/" + to_text(slot.slot.begin) + "/" + person;
    slot.slot.turn = slot.slot.key;
    slot.slot.zone = "UTC";
    slot.slot.span = {begin, begin + std::chrono::hours{12}};
    slot.slot.turn_span = slot.slot.span;
    slot.slot.person = person;
    slot.created = slot.changed = kNow;
    input.slots.push_back(std::move(slot));
  }
  return input;
}

std::string feed_of(const FeedInput& input, const std::string& person) {
  return ical::write_calendar(build_feed(input, PersonFeed{person}));
}

void measure_one() {
  const FeedInput input = input_of(500, "p");
  std::vector<double> millis;
  std::size_t octets = 0;
  for (int run = 0; run < 101; ++run) {
    const auto begin = steady_clock::now();
    octets = feed_of(input, "p").size();
    millis.push_back(
        std::chrono::duration<double, std::milli>(steady_clock::now() - begin).count());
  }
  std::sort(millis.begin(), millis.end());
  fmt::print("500 events, {} octets: median {:.2f} ms, slowest {:.2f} ms\n", octets, millis[50],
             millis.back());
}

long resident_kib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    long kib = 0;
    if (word == "VmRSS:" && status >> kib) return kib;
  }
  return 0;
}

void measure_many() {
  constexpr int kSubscribers = 10'000;
  server::FeedCache cache(128 << 20);
  const auto begin = steady_clock::now();
  for (int i = 0; i < kSubscribers; ++i) {
    const std::string person = "person-" + std::to_string(i);
    const auto feed = cache.put(person, 1, feed_of(input_of(100, person), person), kNow);
    cache.put_zipped(person, feed.digest, http::bytes(server::gzip(*feed.plain)));
  }
  const double seconds = std::chrono::duration<double>(steady_clock::now() - begin).count();
  int held = 0;
  for (int i = 0; i < kSubscribers; ++i) {
    const auto feed = cache.find("person-" + std::to_string(i), 1);
    held += feed && feed->zipped ? 1 : 0;
  }
  fmt::print(
      "{} subscribers of 100 events, made and zipped in {:.1f} s: {} held zipped, {} MiB of "
      "feeds, {} MiB resident\n",
      kSubscribers, seconds, held, cache.bytes() >> 20, resident_kib() >> 10);
}

}  // namespace
}  // namespace respite

int main() {
  respite::measure_one();
  respite::measure_many();
}
