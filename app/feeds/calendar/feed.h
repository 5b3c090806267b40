// Feeds: what is published, as calendars to subscribe to.
//
// One event for each slot or block. An event's bytes move only with its DTSTAMP, so everything in
// it is either the slot's own or dated by `words_changed`; nothing in it speaks of neighbours
// (docs/decisions/feed-events-speak-of-themselves.md).
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "ical/calendar.h"
#include "scheduler/team/protected_time.h"
#include "scheduler/team/rota.h"
#include "scheduler/time/zone.h"
#include "store/published.h"

namespace respite {

// What the team file says of a rota; one gone from the file keeps only its name (Names).
struct FeedRota {
  std::string id;
  std::string name;
  Counts counts = Counts::kStandby;
  std::vector<std::string> reach;  // how to reach whoever is on
};

struct FeedBlock {
  std::string person;  // id
  BlockKind kind = BlockKind::kFocus;
  Firmness firmness = Firmness::kMovable;
  std::string topic;         // shown to its owner alone; may be empty
  Wall begin;                // it first began, in the person's zone: its UID is made of it
  std::uint32_t number = 0;  // above 0: it makes up for one that was lost
  Interval span;
  std::int64_t sequence = 0;  // changes since it was first published
  Instant created;
  Instant changed;
  bool last_place = false;  // of one that yields: there is no other room for it in its week
};

// A time booked for a request. Only words are added to it: another time is another booking.
struct FeedBooking {
  std::int64_t id = 0;
  std::int64_t request = 0;
  std::string person;  // id
  std::string who;     // asks; as the request gave it, may be empty
  std::string what;    // "P2, macos"
  std::string about;   // what is wrong, where, and whom to call, as far as was said
  std::string place;
  std::string call_back;
  Interval span;
  bool firm = true;  // else it yields to any work
  Instant made;
  std::int64_t sequence = 0;  // how often words were added since
  Instant changed{};          // when they last were
};

// All that feeds are made of. Order does not matter.
struct FeedInput {
  std::string desk_id;
  std::string desk_name;
  Zone zone = Zone::utc();      // X-WR-TIMEZONE
  std::vector<FeedRota> rotas;  // of the team file
  Names names;                  // of everybody and everything ever published
  std::vector<PublishedSlot> slots;
  std::vector<FeedBlock> blocks;
  std::vector<FeedBooking> bookings;
  Instant words_changed;  // when names, reach or counts last changed; the epoch: never
  Instant now;
};

// Which feed. A person feed holds their duties, their protected time and what is booked with them,
// and open duties never;
// team feeds those of the members.
struct PersonFeed {
  std::string person;
};
struct RotaFeed {
  std::string rota;
};
struct TeamFeed {
  std::string name;
  std::vector<std::string> members;
};
struct ProtectedFeed {
  std::optional<std::string> person{};  // nobody: everyone's, without topics
  std::optional<TeamFeed> team{};       // else learning of its members alone
};
using FeedKind = std::variant<PersonFeed, RotaFeed, TeamFeed, ProtectedFeed>;

// From 90 days back to a year ahead, both edges moved outwards to the first of a UTC month, so
// that a feed's bytes move at most monthly without a change.
[[nodiscard]] Interval feed_window(Instant now);

// What overlaps the window; an unknown person or rota has an empty calendar.
[[nodiscard]] ical::Calendar build_feed(const FeedInput& input, const FeedKind& kind);

}  // namespace respite
