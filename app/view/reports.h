// What reports say.
#pragma once

#include <array>
#include <utility>

#include "app/view/rota.h"
#include "scheduler/hours/rest_kept.h"

namespace respite {

struct FairnessLine {
  std::string person;  // id
  std::string name;
  AccountLine account;
};

void fields(auto& visit, const FairnessLine& line) {
  const AccountLine& account = line.account;
  visit("person", line.person, "id");
  visit("name", line.name, "");
  visit("carried", account.carried, "into the window: below zero where they did less than owed");
  visit("owed", account.owed, "of what was done in it, by share");
  visit("done", account.done, "in it");
}

// Who was, or is to be, on duty on a named holiday.
struct HolidayLine {
  Day day;
  std::string holiday;
  std::vector<std::string> people;     // ids, by when they are on
  std::vector<std::string> last_time;  // who was on when it was last; empty where nobody knows
};

void fields(auto& visit, const HolidayLine& line) {
  visit("day", to_text(line.day), "");
  visit("holiday", line.holiday, "");
  visit("people", line.people, "ids of those on duty on it");
  visit("last_time", line.last_time, "ids of those on duty when it was last");
}

struct FairnessView {
  std::string zone;  // of the desk
  Interval window;
  std::vector<FairnessLine> people;   // in the order of the file
  std::vector<HolidayLine> holidays;  // by day
};

void fields(auto& visit, const FairnessView& view) {
  visit("window", view.window, "turns that begin in it count, whole");
  visit("people", view.people, "");
  visit("holidays", view.holidays, "of the desk, by day");
}

// Hours of one kind in one month of somebody's clock, in minutes: what payroll takes.
struct PayLine {
  std::string person;  // id
  std::string name;
  std::string month;      // "2026-12"
  std::string_view kind;  // "standby", "work", "call-out"
  std::array<std::int64_t, kBandCount> minutes{};
};

void fields(auto& visit, const PayLine& line) {
  std::vector<std::pair<std::string, std::int64_t>> bands;
  for (std::size_t i = 0; i < kBandCount; ++i)
    bands.emplace_back(to_text(static_cast<Band>(i)), line.minutes.at(i));
  visit("person", line.person, "id");
  visit("name", line.name, "");
  visit("month", line.month, "of their clock, 2026-12");
  visit("kind", line.kind, "standby, work or call-out");
  visit("minutes", bands, "in each band");
}

struct ContractLine {
  std::string person;  // id
  std::string name;
  std::string month;
  std::optional<std::int64_t> contract;  // minutes; nothing: the file names none
  std::int64_t worked = 0;
};

void fields(auto& visit, const ContractLine& line) {
  visit("person", line.person, "id");
  visit("name", line.name, "");
  visit("month", line.month, "of their clock, 2026-12");
  visit("contract", line.contract,
        "minutes they are to work, holidays and leave left out; null: the file does not say");
  visit("worked", line.worked, "minutes of them, of work duty and of call-outs; time counts once");
}

struct PayView {
  std::string zone;  // of the desk
  Interval window;
  std::vector<PayLine> lines;  // by person in the order of the file, month, kind
  std::vector<ContractLine> contracts;
};

void fields(auto& visit, const PayView& view) {
  visit("window", view.window, "time in it counts");
  visit("lines", view.lines, "by person, month and kind");
  visit("contracts", view.contracts, "by person and month");
}

void fields(auto& visit, const ShortRest& rest) {
  visit("span", rest.span, "work without a daily rest; a week");
  visit("found", rest.found.count(), "its longest rest, seconds");
  visit("wanted", rest.wanted.count(), "seconds");
}

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

void fields(auto& visit, const RestLine& line) {
  const auto seconds = [](const std::optional<Seconds>& time) {
    return time ? std::optional(time->count()) : std::nullopt;
  };
  const RestKept& kept = line.kept;
  visit("person", line.person, "id");
  visit("name", line.name, "");
  visit("pack", line.pack, "rule pack of their site; empty: none");
  visit("daily_rule", std::string(line.rules.daily_rule), "which asks for the daily rest");
  visit("daily_wanted", line.rules.daily.count(), "seconds");
  visit("daily_shortest", seconds(kept.shortest_daily), "seconds; null: too little was worked");
  visit("daily_short", kept.daily, "");
  visit("weekly_rule", std::string(line.rules.weekly_rule), "empty: none asks");
  visit("weekly_wanted", seconds(line.rules.weekly), "seconds");
  visit("weekly_shortest", seconds(kept.shortest_weekly), "of whole weeks, seconds");
  visit("weekly_short", kept.weekly, "");
  visit("average_rule", std::string(line.rules.average_rule), "empty: none asks");
  visit("average_most", seconds(line.rules.average), "seconds a week");
  visit("average_weeks", std::int64_t{line.rules.reference_weeks}, "of the reference period");
  visit("average", seconds(kept.average),
        "of the period worked most, leave left out, seconds a week; null: the window is shorter");
  visit("average_over", kept.average_over, "that period");
  visit("standby", kept.standby.count(), "on call, seconds");
  visit("present", kept.present.count(), "employed and not on leave, seconds");
  visit("rest_owed", line.owed.count(), "for call-outs and time given up, seconds");
  visit("rest_taken", line.taken.count(), "of it, seconds");
}

struct RestView {
  std::string zone;
  Interval window;
  std::vector<RestLine> people;
};

void fields(auto& visit, const RestView& view) {
  visit("window", view.window, "");
  visit("people", view.people, "");
}

// One seat of a rota: time that was held, and time that nobody able held.
struct CoverageLine {
  std::string rota;
  std::string seat;
  Seconds held{};
  Seconds uncovered{};
};

void fields(auto& visit, const CoverageLine& line) {
  visit("rota", line.rota, "id");
  visit("seat", line.seat, "id of the seat, or of the shift");
  visit("held", line.held.count(), "seconds, of all its places");
  visit("uncovered", line.uncovered.count(), "seconds that nobody able held");
}

struct CoverageGap {
  std::string rota;
  std::string seat;
  Interval span;
  std::optional<std::string> holder;  // who holds it and is not able
};

void fields(auto& visit, const CoverageGap& gap) {
  visit("rota", gap.rota, "id");
  visit("seat", gap.seat, "id");
  fields(visit, gap.span);
  visit("holder", gap.holder, "who holds it and cannot; null: nobody");
}

struct CoverageView {
  std::string zone;
  Interval window;
  std::vector<CoverageLine> seats;
  std::vector<CoverageGap> gaps;
};

void fields(auto& visit, const CoverageView& view) {
  visit("window", view.window, "");
  visit("seats", view.seats, "");
  visit("gaps", view.gaps, "by begin");
}

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

void fields(auto& visit, const SubscriberLine& line) {
  visit("token", line.token, "id of the feed's token");
  visit("feed", line.feed, "its kind");
  visit("of", line.of, "whose; may be empty");
  visit("label", line.label, "");
  visit("created", line.created, "");
  visit("fetched", line.fetched, "last; null: never");
  visit("stale", line.stale, "no calendar has asked for it for that long");
}

struct SubscribersView {
  std::string zone;
  int days = 0;                       // without a fetch, it is stale
  std::vector<SubscriberLine> feeds;  // not revoked; in the order they were made
  std::vector<std::string> without;   // ids of people who hold duties and have no feed
};

void fields(auto& visit, const SubscribersView& view) {
  visit("days", std::int64_t{view.days}, "without a fetch, a feed is stale");
  visit("feeds", view.feeds, "");
  visit("without", view.without, "ids of people who hold duties and have no feed of their own");
}

}  // namespace respite
