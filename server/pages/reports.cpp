// Reports as pages, for whoever leads the desk: what `report --html` prints.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/view/record.h"
#include "app/view/reports.h"
#include "app/view/token.h"
#include "render/report.h"
#include "render/report_sheets.h"
#include "server/api/answer.h"
#include "server/pages/frame.h"
#include "server/pages/lead/tell.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/problem.h"
#include "server/routes.h"
#include "server/services.h"
#include "web/print_page.h"
#include "words/dates.h"

namespace respite::server {
namespace {

struct ReportPage {
  std::string_view name;  // of the operation "report NAME"
  std::string (*draw)(const Outcome& answer);
  bool has_window = true;  // it is of a stretch of days
};

template <class Result>
std::string drawn(const Outcome& answer) {
  return print_page(sheet_of(answer.as<Result>()));
}

constexpr std::array<ReportPage, 6> kReports = {{
    {"fairness", drawn<FairnessView>},
    {"pay", drawn<PayView>},
    {"rest", drawn<RestView>},
    {"coverage", drawn<CoverageView>},
    {"learning", drawn<LearningReport>},
    {"subscribers", drawn<SubscribersView>, false},
}};

// The operations that are told as text, in the frame.
template <class Result>
std::string told(const Outcome& answer) {
  return render(answer.as<Result>(), {});
}

struct TextPage {
  std::string_view name;  // of the operation
  std::string (*draw)(const Outcome& answer);
};
constexpr std::array<TextPage, 2> kTexts = {
    {{"targets", told<TargetsView>}, {"parity", told<ParityView>}}};

// In the reader's language, of each report and text.
std::string title_of(const Words& words, std::string_view name) {
  const std::array<std::pair<std::string_view, std::string>, 8> titles = {
      {{"fairness", words("Fairness")},
       {"pay", words("Hours for pay")},
       {"rest", words("Rest")},
       {"coverage", words("Coverage")},
       {"learning", words("Learning")},
       {"subscribers", words("Subscribers")},
       {"targets", words("How fast help would come")},
       {"parity", words("Whether all are served alike")}}};
  const auto found =
      std::ranges::find(titles, name, &std::pair<std::string_view, std::string>::first);
  return found == titles.end() ? std::string(name) : found->second;
}

http::Response text_page(const Call& call, const TextPage& text) {
  const OpenDesk desk = call.open_desk();
  const Words words = words_for(call);
  const std::string title = title_of(words, text.name);
  const Html content =
      element("h1", title) +
      element("div", {{"class", "card"}},
              element("pre", text.draw(run_operation(call, desk, text.name)))) +
      element("p", {}, link(address_at(call, "/reports"), words("To the reports")));
  return framed(call, words, {title, Section::kReports, true}, content.markup());
}

http::Response get_report(const Call& call, Services& services) {
  const auto text = std::ranges::find(kTexts, call.captured.front(), &TextPage::name);
  if (text != kTexts.end()) return text_page(call, *text);
  const auto report = std::ranges::find(kReports, call.captured.front(), &ReportPage::name);
  if (report == kReports.end()) throw Problem(404, "there is no such report");
  const Prepared prepared = operation_named(fmt::format("report {}", report->name)).prepare();
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

// "/reports/pay?from=...", of those days.
std::string address_of(const Call& call, std::string_view name, Day first, Day last) {
  return address_at(call, fmt::format("/reports/{}", name),
                    {{"from", respite::to_text(first)}, {"to", respite::to_text(last)}});
}

Items report_links(const Call& call, const Words& words) {
  const Day today = day_of(call.state->desk->desk.zone.to_wall(call.now));
  const std::chrono::year_month_day date{today};
  const Day first = Day{date.year() / date.month() / 1};
  const Day before = Day{date.year() / date.month() / 1 - std::chrono::months{1}};
  Items links;
  const auto add = [&](std::string_view name, bool has_window) {
    Members one{{"title", {title_of(words, name)}},
                {"address", {address_at(call, fmt::format("/reports/{}", name))}},
                {"has_window", {has_window}},
                {"last_month",
                 {has_window ? address_of(call, name, before, first - std::chrono::days{1}) : ""}},
                {"this_month", {has_window ? address_of(call, name, first, today) : ""}}};
    links.push_back({std::move(one)});
  };
  for (const ReportPage& report : kReports) add(report.name, report.has_window);
  for (const TextPage& text : kTexts) add(text.name, false);
  return links;
}

Items stale_lines(const Call& call, const Words& words, const SubscribersView& view) {
  Items lines;
  for (const SubscriberLine& feed : view.feeds) {
    if (!feed.stale) continue;
    const std::string what = feed.of.empty() ? feed.feed : name_of_person(call, feed.of);
    lines.push_back({feed.fetched
                         ? put(words("{what}: last asked for {when}"),
                               {{"what", what}, {"when", moment_of(call, words, *feed.fetched)}})
                         : put(words("{what}: never asked for"), {{"what", what}})});
  }
  return lines;
}

Items audit_rows(const Call& call, const Words& words, const AuditView& view) {
  constexpr std::ptrdiff_t kMost = 50;
  Items rows;
  const auto begin = view.lines.end() - std::min(kMost, std::ssize(view.lines));
  for (auto line = view.lines.end(); line-- != begin;) {
    // A publication's is its window, as machines write it.
    const std::string& subject = line->act.subject;
    const bool of_window = !subject.empty() && '0' <= subject[0] && subject[0] <= '9';
    rows.push_back({Members{{"at", {moment_of(call, words, line->act.at)}},
                            {"by", {name_of_person(call, line->act.by)}},
                            {"act", {line->act.act}},
                            {"subject", {of_window ? std::string() : subject}}}});
  }
  return rows;
}

Items token_rows(const Call& call, const Words& words, const TokensView& view) {
  Items rows;
  for (const TokenView& token : view.tokens) {
    if (!token.live) continue;
    rows.push_back(
        {Members{{"id", {token.id}},
                 {"purpose", {token.purpose}},
                 {"of", {token.subject.empty() ? "" : name_of_person(call, token.subject)}},
                 {"label", {token.label}},
                 {"used", {token.used ? moment_of(call, words, *token.used) : words("never")}},
                 {"revoke", {address_at(call, "/reports/revoke")}}}});
  }
  return rows;
}

http::Response reports_page(const Call& call, const std::string& refused) {
  const OpenDesk desk = call.open_desk();
  const Words words = words_for(call);
  const Outcome subscribers = run_operation(call, desk, "report subscribers");
  const Outcome audit = run_operation(call, desk, "audit");
  const Outcome tokens = run_operation(call, desk, "token list");
  Items stale = stale_lines(call, words, subscribers.as<SubscribersView>());
  const Members data{{"refused", {refused}},
                     {"reports", {report_links(call, words)}},
                     {"stale", {std::move(stale)}},
                     {"audit", {audit_rows(call, words, audit.as<AuditView>())}},
                     {"tokens", {token_rows(call, words, tokens.as<TokensView>())}}};
  http::Response page =
      page_from(call, words, {words("Reports"), Section::kReports}, "reports", {data});
  if (!refused.empty()) page.status = 409;
  return page;
}

http::Response get_reports(const Call& call, Services& /*services*/) {
  return reports_page(call, "");
}

http::Response post_revoke(const Call& call, Services& services) {
  const std::string refused = refusal_of(call, services, "token revoke");
  return refused.empty() ? see_other(address_at(call, "/reports")) : reports_page(call, refused);
}

}  // namespace

std::vector<Route> report_routes() {
  return {{.on = {"GET", "/reports"},
           .least = store::TokenRole::kLead,
           .operation = "reports_page",
           .about = "Reports, calendars nobody asks for, what happened, and tokens",
           .answer = get_reports},
          {.on = {"POST", "/reports/revoke"},
           .least = store::TokenRole::kLead,
           .operation = "reports_revoke",
           .about = "Take a token back, on the page",
           .answer = post_revoke},
          {.on = {"GET", "/reports/{name}"},
           .least = store::TokenRole::kLead,
           .operation = "report_page",
           .about = "A report as a page for print: fairness, pay, rest, coverage or subscribers",
           .answer = get_report}};
}

}  // namespace respite::server
