// A small desk's published rota, for the tests of feeds.
#pragma once

#include <string>
#include <vector>

#include "app/feeds/calendar/feed.h"
#include "tests/support/times.h"

namespace respite::test {

// A week of primary on-call that covers Monday night, from its Monday in London.
inline PublishedSlot week(const char* monday, std::optional<std::string> person) {
  const Zone london = zone("Europe/London");
  const Day first = day(monday);
  PublishedSlot published;
  published.slot.rota = "oncall";
  published.slot.seat = "primary";
  published.slot.key = "oncall/primary/" + std::string(monday) + "T17:30";
  published.slot.turn = "oncall/primary/" + std::string(monday) + "T09:00";
  published.slot.begin = first + clock_time("17:30");
  published.slot.end = first + std::chrono::days{1} + clock_time("09:00");
  published.slot.zone = "Europe/London";
  published.slot.span = {london.at_transition(published.slot.begin),
                         london.at_transition(published.slot.end)};
  published.slot.turn_span = {
      london.at_transition(first + clock_time("09:00")),
      london.at_transition(first + std::chrono::days{7} + clock_time("09:00"))};
  published.slot.person = std::move(person);
  published.created = instant("2026-11-01T10:00:00Z");
  published.changed = instant("2026-11-01T10:00:00Z");
  return published;
}

inline FeedBlock learning(const char* person, const char* date) {
  FeedBlock block;
  block.person = person;
  block.kind = BlockKind::kLearning;
  block.firmness = Firmness::kDefended;
  block.topic = "Kubernetes";
  block.begin = day(date) + clock_time("14:00");
  const Instant begin = zone("Europe/London").keep_offset(block.begin);
  block.span = {begin, begin + std::chrono::hours{2}};
  block.created = instant("2026-11-01T10:00:00Z");
  block.changed = instant("2026-11-02T12:00:00Z");
  block.sequence = 1;
  return block;
}

// Four weeks of December 2026: Asha, Ben, Asha, nobody; Asha learns on a Wednesday.
inline FeedInput harbour() {
  FeedInput input;
  input.desk_id = "harbour";
  input.desk_name = "Harbour IT";
  input.zone = zone("Europe/London");
  input.rotas = {{"oncall", "Out of hours", Counts::kStandby, {"phone 0117 496 0000", "#oncall"}},
                 {"desk", "Service desk", Counts::kWork, {}}};
  input.names.people = {{"asha", "Asha"}, {"ben", "Ben"}};
  input.slots = {week("2026-12-07", "asha"), week("2026-12-14", "ben"), week("2026-12-21", "asha"),
                 week("2026-12-28", std::nullopt)};
  input.blocks = {learning("asha", "2026-12-09"), learning("ben", "2026-12-10")};
  input.words_changed = instant("2026-10-01T00:00:00Z");
  input.now = instant("2026-11-20T12:00:00Z");
  return input;
}

inline std::vector<std::string> summaries(const ical::Calendar& calendar) {
  std::vector<std::string> all;
  all.reserve(calendar.events.size());
  for (const ical::Event& event : calendar.events) all.push_back(event.summary);
  return all;
}

}  // namespace respite::test
