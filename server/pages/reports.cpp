// Reports as pages, for whoever leads the desk: what `report --html` prints.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/operation/operations.h"
#include "app/view/reports.h"
#include "render/report_sheets.h"
#include "server/api/answer.h"
#include "server/pages/parts.h"
#include "server/problem.h"
#include "server/routes.h"
#include "server/services.h"
#include "web/print_page.h"

namespace respite::server {
namespace {

struct ReportPage {
  std::string_view name;  // of the operation "report NAME"
  std::string_view title;
  std::string (*draw)(const Outcome& answer);
  bool has_window = true;  // it is of a stretch of days
};

template <class Result>
std::string drawn(const Outcome& answer) {
  return print_page(sheet_of(answer.as<Result>()));
}

constexpr std::array<ReportPage, 6> kReports = {{
    {"fairness", "Fairness", drawn<FairnessView>},
    {"pay", "Hours for pay", drawn<PayView>},
    {"rest", "Rest", drawn<RestView>},
    {"coverage", "Coverage", drawn<CoverageView>},
    {"learning", "Learning", drawn<LearningReport>},
    {"subscribers", "Subscribers", drawn<SubscribersView>, false},
}};

const Operation& operation_of(const ReportPage& report) {
  return *std::ranges::find(operations(), fmt::format("report {}", report.name), &Operation::name);
}

http::Response get_report(const Call& call, Services& services) {
  const auto report = std::ranges::find(kReports, call.captured.front(), &ReportPage::name);
  if (report == kReports.end()) throw Problem(404, "there is no such report");
  const Prepared prepared = operation_of(*report).prepare();
  read_query(call, prepared.arguments);
  const OpenDesk desk = call.open_desk();
  const Context context = context_of(call, desk, services);
  try {
    prepared.check();
    http::Response page = html_response(report->draw(prepared.run(context)));
    // It is one document: its style stands in it, and nothing is loaded.
    for (http::Header& header : page.headers)
      if (header.name == "Content-Security-Policy")
        header.value =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors "
            "'none'";
    return page;
  } catch (const BadArgument& bad) {
    refuse(400, bad);
  }
}

}  // namespace

Html reports_part(const Call& call) {
  const Day today = day_of(call.state->desk->desk.zone.to_wall(call.now));
  const std::chrono::year_month_day date{today};
  const Day first = Day{date.year() / date.month() / 1};
  const Day last_month = Day{date.year() / date.month() / 1 - std::chrono::months{1}};
  Html lines;
  for (const ReportPage& report : kReports) {
    const std::string address = address_at(call, fmt::format("/reports/{}", report.name));
    Html line = link(address, report.title);
    if (report.has_window) {
      line += Html::text(": ") +
              link(fmt::format("{}&from={}&to={}", address, respite::to_text(last_month),
                               respite::to_text(first - std::chrono::days{1})),
                   "last month") +
              Html::text(", ") +
              link(fmt::format("{}&from={}&to={}", address, respite::to_text(first),
                               respite::to_text(today)),
                   "this month");
    }
    lines += element("li", {}, line);
  }
  return element("h2", "Reports") + element("ul", {}, lines);
}

std::vector<Route> report_routes() {
  return {{.method = "GET",
           .pattern = "/reports/{name}",
           .least = store::TokenRole::kLead,
           .operation = "report_page",
           .about = "A report as a page for print: fairness, pay, rest, coverage or subscribers",
           .answer = get_report,
           .page = true}};
}

}  // namespace respite::server
