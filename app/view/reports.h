// What reports say, as plain values.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/hours/rest_kept.h"
#include "scheduler/rota/account.h"
#include "scheduler/rota/coverage.h"
#include "scheduler/time/civil.h"

namespace respite {

struct FairnessLine {
  std::string person;  // id
  std::string name;
  AccountLine account;
};

// Who was, or is to be, on duty on a named holiday.
struct HolidayLine {
  Day day;
  std::string holiday;
  std::vector<std::string> people;     // ids, by when they are on
  std::vector<std::string> last_time;  // who was on when it was last; empty where nobody knows
};

struct FairnessView {
  std::string zone;  // of the desk
  Interval window;
  std::vector<FairnessLine> people;   // in the order of the file
  std::vector<HolidayLine> holidays;  // by day
};

// Hours of one kind in one month of somebody's clock, in minutes: what payroll takes.
struct PayLine {
  std::string person;  // id
  std::string name;
  std::string month;      // "2026-12"
  std::string_view kind;  // "standby", "work", "call-out"
  std::array<std::int64_t, kBandCount> minutes{};
};

struct ContractLine {
  std::string person;  // id
  std::string name;
  std::string month;
  std::optional<std::int64_t> contract;  // minutes; nothing: the file names none
  std::int64_t worked = 0;
};

struct PayView {
  std::string zone;  // of the desk
  Interval window;
  std::vector<PayLine> lines;  // by person in the order of the file, month, kind
  std::vector<ContractLine> contracts;
};

// One person's evidence of rest.
struct RestLine {
  std::string person;  // id
  std::string name;
  std::string pack;  // of their site; empty: none
  RestRules rules;
  RestKept kept;
  Seconds owed{};   // rest for call-outs and time given up, earned in the window
  Seconds taken{};  // of it: made up by later rest
};

struct RestView {
  std::string zone;
  Interval window;
  std::vector<RestLine> people;
};

// One seat of a rota: time that was held, and time that nobody able held.
struct CoverageLine {
  std::string rota;
  std::string seat;
  Seconds held{};
  Seconds uncovered{};
};

struct CoverageGap {
  std::string rota;
  std::string seat;
  Interval span;
  std::optional<std::string> holder;  // who holds it and is not able
};

struct CoverageView {
  std::string zone;
  Interval window;
  std::vector<CoverageLine> seats;
  std::vector<CoverageGap> gaps;
};

// A feed's address, and whether a calendar still asks for it.
struct SubscriberLine {
  std::string token;  // id
  std::string feed;   // "person"
  std::string of;     // whose; may be empty
  std::string label;
  Instant created;
  std::optional<Instant> fetched;  // last
  bool stale = false;
};

struct SubscribersView {
  std::string zone;
  int days = 0;                       // without a fetch, it is stale
  std::vector<SubscriberLine> feeds;  // not revoked; in the order they were made
  std::vector<std::string> without;   // ids of people who hold duties and have no feed
};

}  // namespace respite
