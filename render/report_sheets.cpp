#include "render/report_sheets.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/fairness_picture.h"
#include "render/text.h"
#include "render/words.h"
#include "text/list.h"

namespace respite {
namespace {

constexpr double kMillion = 1e6;
using Row = std::vector<std::string>;

// "3 of 2.5": done of owed, in whole turns of that kind.
std::string done_of_owed(std::int64_t done, std::int64_t owed) {
  return fmt::format("{:.0f} of {:.1f}", static_cast<double>(done) / kMillion,
                     static_cast<double>(owed) / kMillion);
}

std::string signed_hours(std::int64_t seconds) { return (seconds > 0 ? "+" : "") + hours(seconds); }

// "12:30", as payroll writes hours.
std::string clock_of(std::int64_t minutes) {
  return fmt::format("{}{}:{:02}", minutes < 0 ? "-" : "", std::abs(minutes) / 60,
                     std::abs(minutes) % 60);
}
std::string clock_of(Seconds time) { return clock_of((time.count() + 30) / 60); }
std::string clock_or_dash(const std::optional<Seconds>& time) {
  return time ? clock_of(*time) : "-";
}

std::string names_of(const FairnessView& view, const std::vector<std::string>& ids) {
  return ids.empty() ? "nobody" : text::join(ids, ", ", [&](const std::string& id) {
    const auto line = std::ranges::find(view.people, id, &FairnessLine::person);
    return printable(line == view.people.end() ? id : line->name);
  });
}

std::string heading(std::string_view what, const std::string& zone, Interval window) {
  return fmt::format("{}, {}, {}", what, from_to(zone, window), zone);
}

std::int64_t sum_of(const PayLine& line) {
  std::int64_t sum = 0;
  for (const std::int64_t minutes : line.minutes) sum += minutes;
  return sum;
}

std::string hours_number(double seconds) { return fmt::format("{:.2f}", seconds / 3600); }
std::string count_number(std::int64_t millionths) {
  return fmt::format("{:.2f}", static_cast<double>(millionths) / kMillion);
}

double share_on_call(const RestKept& kept) {
  if (kept.present <= Seconds{0}) return 0;
  return 100.0 * static_cast<double>(kept.standby.count()) /
         static_cast<double>(kept.present.count());
}

}  // namespace

Sheet sheet_of(const FairnessView& view) {
  SheetTable table{{},
                   {{"person"},
                    {"carried h", Align::kRight},
                    {"owed h", Align::kRight},
                    {"done h", Align::kRight},
                    {"+/-", Align::kRight},
                    {"nights", Align::kRight},
                    {"weekends", Align::kRight},
                    {"holidays", Align::kRight}},
                   {}};
  for (const FairnessLine& line : view.people) {
    const auto& [carried, owed, done] = line.account;
    table.rows.push_back(
        {printable(line.name), signed_hours(carried.load), hours(owed.load), hours(done.load),
         signed_hours(carried.load + done.load - owed.load), done_of_owed(done.nights, owed.nights),
         done_of_owed(done.weekends, owed.weekends), done_of_owed(done.holidays, owed.holidays)});
  }
  Sheet sheet{heading("The account", view.zone, view.window), {std::move(table)}, {}};
  if (!view.holidays.empty()) sheet.above_remarks = "Holidays:";
  for (const HolidayLine& line : view.holidays) {
    std::string sentence = fmt::format("{}, {}: {}", to_text(line.day), printable(line.holiday),
                                       names_of(view, line.people));
    if (!line.last_time.empty())
      sentence += fmt::format("; last time {}", names_of(view, line.last_time));
    sheet.remarks.push_back(std::move(sentence));
  }
  sheet.picture = fairness_picture(view);
  return sheet;
}

std::string to_csv(const FairnessView& view) {
  std::vector<Row> records;
  for (const FairnessLine& line : view.people) {
    Row record{line.person, line.name};
    for (const Balance* of : {&line.account.carried, &line.account.owed, &line.account.done}) {
      record.push_back(hours_number(static_cast<double>(of->load)));
      for (const std::int64_t count : {of->nights, of->weekends, of->holidays})
        record.push_back(count_number(count));
    }
    records.push_back(std::move(record));
  }
  return to_csv({"person", "name", "carried_hours", "carried_nights", "carried_weekends",
                 "carried_holidays", "owed_hours", "owed_nights", "owed_weekends", "owed_holidays",
                 "done_hours", "done_nights", "done_weekends", "done_holidays"},
                records);
}

Sheet sheet_of(const PayView& view) {
  SheetTable hours{"Hours by band", {{"person"}, {"month"}, {"kind"}}, {}};
  for (std::size_t i = 0; i < kBandCount; ++i)
    hours.columns.push_back({std::string(to_text(static_cast<Band>(i))), Align::kRight});
  hours.columns.push_back({"all", Align::kRight});
  for (const PayLine& line : view.lines) {
    Row row{printable(line.name), line.month, std::string(line.kind)};
    for (const std::int64_t minutes : line.minutes)
      row.push_back(minutes == 0 ? "" : clock_of(minutes));
    row.push_back(clock_of(sum_of(line)));
    hours.rows.push_back(std::move(row));
  }
  SheetTable contracts{"Contract against worked",
                       {{"person"},
                        {"month"},
                        {"contract", Align::kRight},
                        {"worked", Align::kRight},
                        {"+/-", Align::kRight}},
                       {}};
  for (const ContractLine& line : view.contracts) {
    if (!line.contract) continue;
    const std::int64_t over = line.worked - *line.contract;
    contracts.rows.push_back({printable(line.name), line.month, clock_of(*line.contract),
                              clock_of(line.worked), (over > 0 ? "+" : "") + clock_of(over)});
  }
  return {heading("Hours for pay", view.zone, view.window),
          {std::move(hours), std::move(contracts)},
          {"Months and bands are those of the holder's own clock; a call-out stands beside the "
           "standby it came in."}};
}

std::string to_csv(const PayView& view) {
  std::vector<Row> records;
  for (const PayLine& line : view.lines)
    for (std::size_t i = 0; i < kBandCount; ++i)
      if (line.minutes.at(i) != 0)
        records.push_back({line.person, line.name, line.month, std::string(line.kind),
                           std::string(to_text(static_cast<Band>(i))),
                           std::to_string(line.minutes.at(i))});
  for (const ContractLine& line : view.contracts) {
    if (line.contract)
      records.push_back(
          {line.person, line.name, line.month, "contract", "", std::to_string(*line.contract)});
    records.push_back(
        {line.person, line.name, line.month, "worked", "", std::to_string(line.worked)});
  }
  return to_csv({"person", "name", "month", "kind", "band", "minutes"}, records);
}

Sheet sheet_of(const RestView& view) {
  SheetTable table{{},
                   {{"person"},
                    {"pack"},
                    {"daily", Align::kRight},
                    {"short", Align::kRight},
                    {"weekly", Align::kRight},
                    {"short", Align::kRight},
                    {"average", Align::kRight},
                    {"owed", Align::kRight},
                    {"taken", Align::kRight},
                    {"on call", Align::kRight}},
                   {}};
  Sheet sheet{heading("Rest kept", view.zone, view.window), {}, {}};
  for (const RestLine& line : view.people) {
    const RestKept& kept = line.kept;
    table.rows.push_back({printable(line.name), line.pack.empty() ? "-" : line.pack,
                          clock_or_dash(kept.shortest_daily), std::to_string(kept.daily.size()),
                          clock_or_dash(kept.shortest_weekly), std::to_string(kept.weekly.size()),
                          clock_or_dash(kept.average), clock_of(line.owed), clock_of(line.taken),
                          fmt::format("{:.0f} %", share_on_call(kept))});
    const std::string name = printable(line.name);
    for (const ShortRest& rest : kept.daily)
      sheet.remarks.push_back(fmt::format("{}: {} without a daily rest of {} ({})", name,
                                          from_to(view.zone, rest.span), clock_of(rest.wanted),
                                          line.rules.daily_rule));
    for (const ShortRest& rest : kept.weekly)
      sheet.remarks.push_back(
          fmt::format("{}: the week of {} had {} of rest at most, {} asks for {}", name,
                      from_to(view.zone, rest.span), clock_of(rest.found), line.rules.weekly_rule,
                      clock_of(rest.wanted)));
    if (kept.average && line.rules.average && *kept.average > *line.rules.average)
      sheet.remarks.push_back(fmt::format("{}: {} a week on average, {}; {} allows {}", name,
                                          clock_of(*kept.average),
                                          from_to(view.zone, *kept.average_over),
                                          line.rules.average_rule, clock_of(*line.rules.average)));
    if (share_on_call(kept) > 25)
      sheet.remarks.push_back(
          fmt::format("{}: on call {:.0f} % of the time, more than the quarter "
                      "that SRE-25 wants at most",
                      name, share_on_call(kept)));
  }
  sheet.tables = {std::move(table)};
  return sheet;
}

std::string to_csv(const RestView& view) {
  const auto hours_or_nothing = [](const std::optional<Seconds>& time) {
    return time ? hours_number(static_cast<double>(time->count())) : std::string();
  };
  std::vector<Row> records;
  for (const RestLine& line : view.people) {
    const RestKept& kept = line.kept;
    records.push_back({line.person, line.name, line.pack, hours_or_nothing(kept.shortest_daily),
                       std::to_string(kept.daily.size()), hours_or_nothing(kept.shortest_weekly),
                       std::to_string(kept.weekly.size()), hours_or_nothing(kept.average),
                       hours_or_nothing(line.owed), hours_or_nothing(line.taken),
                       hours_or_nothing(kept.standby), hours_or_nothing(kept.present)});
  }
  return to_csv({"person", "name", "pack", "shortest_daily_rest_hours", "short_daily_rests",
                 "shortest_weekly_rest_hours", "short_weekly_rests", "average_week_hours",
                 "rest_owed_hours", "rest_taken_hours", "standby_hours", "present_hours"},
                records);
}

Sheet sheet_of(const CoverageView& view) {
  SheetTable seats{{},
                   {{"rota"},
                    {"seat"},
                    {"held", Align::kRight},
                    {"uncovered", Align::kRight},
                    {"covered", Align::kRight}},
                   {}};
  for (const CoverageLine& line : view.seats) {
    const Seconds all = line.held + line.uncovered;
    const double part = all > Seconds{0} ? 100.0 * static_cast<double>(line.held.count()) /
                                               static_cast<double>(all.count())
                                         : 100.0;
    seats.rows.push_back({line.rota, line.seat, clock_of(line.held), clock_of(line.uncovered),
                          fmt::format("{:.1f} %", part)});
  }
  SheetTable gaps{"Nobody able held", {{"rota"}, {"seat"}, {"when"}, {"holder"}}, {}};
  for (const CoverageGap& gap : view.gaps)
    gaps.rows.push_back(
        {gap.rota, gap.seat, from_to(view.zone, gap.span), gap.holder.value_or("nobody")});
  return {heading("Coverage", view.zone, view.window), {std::move(seats), std::move(gaps)}, {}};
}

std::string to_csv(const CoverageView& view) {
  std::vector<Row> records;
  for (const CoverageGap& gap : view.gaps)
    records.push_back({gap.rota, gap.seat, to_rfc3339(gap.span.begin), to_rfc3339(gap.span.end),
                       gap.holder.value_or("")});
  return to_csv({"rota", "seat", "begin", "end", "holder"}, records);
}

Sheet sheet_of(const SubscribersView& view) {
  SheetTable table{{}, {{"feed"}, {"of"}, {"label"}, {"last fetched"}, {""}}, {}};
  for (const SubscriberLine& line : view.feeds)
    table.rows.push_back({line.feed, line.of, printable(line.label),
                          line.fetched ? day_and_time(wall_in(view.zone, *line.fetched)) : "never",
                          line.stale ? "stale" : ""});
  Sheet sheet{fmt::format("Feeds; stale after {} without a fetch", counted(view.days, "day")),
              {std::move(table)},
              {}};
  for (const std::string& person : view.without)
    sheet.remarks.push_back(
        fmt::format("{} holds duties ahead and no feed of theirs is fetched", person));
  return sheet;
}

std::string to_csv(const SubscribersView& view) {
  std::vector<Row> records;
  for (const SubscriberLine& line : view.feeds)
    records.push_back({line.token, line.feed, line.of, line.label, to_rfc3339(line.created),
                       line.fetched ? to_rfc3339(*line.fetched) : "", line.stale ? "yes" : "no"});
  return to_csv({"token", "feed", "of", "label", "created", "fetched", "stale"}, records);
}

}  // namespace respite
