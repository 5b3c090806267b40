// A calendar to publish, as values; ical/write.h makes the text.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scheduler/time/civil.h"
#include "scheduler/time/interval.h"

namespace respite::ical {

enum class Transparency { kOpaque, kTransparent };
enum class BusyStatus { kFree, kTentative, kBusy, kOutOfOffice };

// Texts may hold anything: the writer drops control characters and mends broken UTF-8.
struct Event {
  std::string uid;
  Interval span;
  std::string summary;
  std::string description;  // may be empty; '\n' between lines
  std::string location;     // may be empty
  std::string url;          // may be empty; left out where it is no safe URI (ical/write.h)
  std::vector<std::string> categories;
  std::string color{};  // a CSS3 colour name (RFC 7986, 5.9); may be empty
  Transparency transparency = Transparency::kOpaque;
  BusyStatus busy = BusyStatus::kBusy;
  std::int64_t sequence = 0;
  Instant created;
  Instant changed;                            // DTSTAMP and LAST-MODIFIED
  std::optional<std::chrono::minutes> alarm;  // so long before; only where a subscriber asked
};

struct Mailbox {
  std::string name;  // may be empty
  std::string address;
};

// One event that somebody is told of by mail (RFC 5546, RFC 6047): nobody is asked for an answer.
struct Invitation {
  Event event;
  Mailbox organizer;
  Mailbox attendee;
  bool cancelled = false;
};

struct Calendar {
  std::string name;
  std::string zone;   // X-WR-TIMEZONE
  std::string color;  // a CSS3 colour name; may be empty
  std::vector<Event> events;
};

}  // namespace respite::ical
