// A technician's own page: what waits for them, what they hold, their learning, their calendar.
#include <algorithm>
#include <cmath>

#include "app/access/tokens.h"
#include "app/view/protection.h"
#include "app/view/reports.h"
#include "server/pages/frame.h"
#include "server/pages/html.h"
#include "server/pages/me_parts.h"
#include "server/pages/parts.h"
#include "server/pages/run.h"
#include "server/problem.h"
#include "server/routes.h"
#include "words/dates.h"

namespace respite::server {
namespace {

using store::TokenRole;

constexpr const char* kMe = "/me";
constexpr int kDays = 14;
constexpr int kMostWeeks = 13;

// What a button there does. A path of ours for each, so that a form says which and nothing else.
struct Act {
  std::string_view name;
  std::string_view operation;  // empty: an address of one's own is taken back
};
constexpr std::array kActs = {Act{"ack", "request ack"},        Act{"yes", "consent give"},
                              Act{"no", "consent refuse"},      Act{"accept", "change accept"},
                              Act{"decline", "change decline"}, Act{"revoke", ""}};

int days_asked(const Call& call) {
  const auto weeks = call.query("weeks");
  if (!weeks) return kDays;
  int count = 0;
  for (const char digit : *weeks)
    if (count > kMostWeeks || digit < '0' || digit > '9')
      throw Problem(400, "weeks is a number");
    else
      count = count * 10 + (digit - '0');
  return 7 * std::clamp(count, 1, kMostWeeks);
}

// Kept and owed, in a sentence; empty where no learning of theirs was ever planned.
std::string learning_text(const Me& me) {
  const Words& words = me.words;
  const Outcome report = run_operation(me.desk, TokenRole::kLead, "report learning");
  Seconds planned{};
  Seconds kept{};
  Seconds ahead{};
  Seconds owed{};
  for (const LearningView& view : report.as<LearningReport>().lines) {
    if (view.person != me.id) continue;
    planned += view.line.planned;
    kept += view.line.kept + view.line.moved;
    ahead += view.line.ahead;
    owed += view.line.debt;
  }
  if (planned == Seconds{}) return "";
  const std::string is_kept = length_text(words, kept);
  const std::string to_come = length_text(words, ahead);
  if (owed == Seconds{})
    return put(words("{kept} kept, {ahead} still to come, nothing owed to you."),
               {{"kept", is_kept}, {"ahead", to_come}});
  return put(words("{kept} kept, {ahead} still to come, {owed} owed to you."),
             {{"kept", is_kept}, {"ahead", to_come}, {"owed", length_text(words, owed)}});
}

std::string hours_text(const Words& words, std::int64_t load) {
  return length_text(words, std::chrono::round<std::chrono::hours>(Seconds{load}));
}

// Of the time that is planned, what they carry beside their share.
std::string load_text(const Me& me) {
  const Words& words = me.words;
  const Outcome report = run_operation(me.desk, TokenRole::kLead, "report fairness");
  const auto& view = report.as<FairnessView>();
  const auto mine = std::ranges::find(view.people, me.id, &FairnessLine::person);
  if (mine == view.people.end()) return "";
  const Balance& done = mine->account.done;
  const std::int64_t fair = mine->account.owed.load - mine->account.carried.load;
  if (done.load == 0 && fair == 0) return "";
  const auto day = [&](Instant at) {
    return day_text(words, day_of(me.days.zone.to_wall(at)), me.today);
  };
  return put(words("From {from} to {to} you carry {done} of duty, weighed by when it lies; your "
                   "fair share is {fair}."),
             {{"from", day(view.window.begin)},
              {"to", day(view.window.end - Seconds{1})},
              {"done", hours_text(words, done.load)},
              {"fair", hours_text(words, fair)}});
}

std::int64_t sum_of(const FairnessView& view, std::int64_t (*of)(const AccountLine&)) {
  std::int64_t sum = 0;
  for (const FairnessLine& line : view.people) sum += of(line.account);
  return sum;
}
std::int64_t done_by(const AccountLine& account) { return account.done.load; }
std::int64_t owed_by(const AccountLine& account) { return account.owed.load; }

// Some months before and after, from their first duty on: their load beside their share of what
// everybody carried. What they owe of all that was planned says how large a share theirs is: month
// by month it goes with whole turns, and says nothing.
Items months_of(const Me& me) {
  using std::chrono::months;
  constexpr months kBefore{3};
  constexpr months kAfter{2};
  struct Month {
    std::chrono::year_month month;
    std::int64_t done = 0;
    std::int64_t share = 0;
  };
  const auto fairness = [&](const http::Query& window) {
    return run_operation(me.desk, TokenRole::kLead, "report fairness", window);
  };
  const auto line_in = [&](const FairnessView& view) {
    const auto mine = std::ranges::find(view.people, me.id, &FairnessLine::person);
    return mine == view.people.end() ? AccountLine{} : mine->account;
  };
  const Outcome all = fairness({});
  const auto& whole = all.as<FairnessView>();
  const double part = static_cast<double>(owed_by(line_in(whole))) /
                      static_cast<double>(std::max<std::int64_t>(1, sum_of(whole, owed_by)));
  std::vector<Month> shown;
  std::int64_t most = 1;
  const std::chrono::year_month_day today{me.today};
  const auto now = today.year() / today.month();
  for (auto month = now - kBefore; month <= now + kAfter; month += months{1}) {
    const Outcome report = fairness({{"from", respite::to_text(Day{month / 1})},
                                     {"to", respite::to_text(Day{month / std::chrono::last})}});
    const auto& view = report.as<FairnessView>();
    const auto share = static_cast<double>(sum_of(view, done_by)) * part;
    const Month one{month, done_by(line_in(view)), std::llround(share)};
    if (one.share == 0 || (shown.empty() && one.done == 0)) continue;
    most = std::max({most, one.done, one.share});
    shown.push_back(one);
  }
  Items rows;
  for (const Month& one : shown)
    rows.push_back({Members{{"month", {short_month(me.words, one.month.month())}},
                            {"done", {hours_text(me.words, one.done)}},
                            {"share", {hours_text(me.words, one.share)}},
                            {"of_most", {100 * one.done / most}},
                            {"share_of_most", {100 * one.share / most}}}});
  return rows;
}

// Before anything is published there is nothing to report.
template <class Known>
Known where_known(Known (*text)(const Me&), const Me& me) {
  Known known;
  static_cast<void>(refusal_of([&] { known = text(me); }));
  return known;
}

// A feed's address that shows their time and nobody else's.
bool is_own_feed(const store::Token& token, const std::string& me) {
  constexpr std::array kOfOne = {"person", "protected", "free-busy"};
  return token.subject == me && opens_feed(token) && std::ranges::count(kOfOne, token.purpose) > 0;
}

Items addresses_of(const Me& me) {
  const Words& words = me.words;
  Items addresses;
  for (const TokenView& token : list_tokens(me.desk.invocation).tokens) {
    if (!token.live || !is_own_feed(token, me.id)) continue;
    addresses.push_back(
        {Members{{"made", {put(words("Made {when}"), {{"when", me.when(token.created)}})}},
                 {"label", {token.label}},
                 {"used",
                  {token.used ? put(words("last fetched {when}"), {{"when", me.when(*token.used)}})
                              : words("never fetched")}},
                 {"id", {token.id}},
                 {"revoke", {address_at(me.call, "/me/revoke")}}}});
  }
  return addresses;
}

Tree page_of(const Me& me, const std::string& refused) {
  const int count = days_asked(me.call);
  Items holds = holds_of(me);
  Items addresses = addresses_of(me);
  const std::string learning = where_known(learning_text, me);
  const std::string load = where_known(load_text, me);
  Items months = where_known(months_of, me);
  const auto to = [&](const char* path) { return Tree{address_at(me.call, path)}; };
  const std::string changes = address_at(me.call, "/changes");
  const Tree next = holds.empty() ? next_of(me) : Tree{};
  return {
      Members{{"refused", {refused}},
              {"asks", {asks_of(me)}},
              {"nothing_ahead", {holds.empty() && std::get_if<Members>(&next.value) == nullptr}},
              {"holds", {std::move(holds)}},
              {"next", next},
              {"days", {days_of(me, count)}},
              {"zone", {me.days.zone.name()}},
              {"more", {count > kDays ? std::string() : address_at(me.call, kMe) + "&weeks=5"}},
              {"fewer", {count > kDays ? address_at(me.call, kMe) : std::string()}},
              {"has_record", {!learning.empty() || !load.empty()}},
              {"learning", {learning}},
              {"load", {load}},
              {"months", {std::move(months)}},
              {"swap", {changes + "#duties"}},
              {"leave", {changes + "#leave-add"}},
              {"subscribe", to("/subscribe")},
              {"addresses", {std::move(addresses)}}}};
}

http::Response me_page(const Call& call, const std::string& refused) {
  const OpenDesk desk = call.open_desk();
  const Words words = words_for(call);
  Me me = me_of(call, desk, words);
  const Interval ahead{me.days.zone.day_span(me.today).begin, call.now + std::chrono::days{366}};
  OwnDays theirs = own_days(desk, me.id, ahead);
  theirs.zone = me.days.zone;
  me.days = std::move(theirs);
  return page_from(call, words, {words("My duties"), Section::kOwn}, "me", page_of(me, refused));
}

http::Response get_me(const Call& call, Services& /*services*/) { return me_page(call, ""); }

// Theirs alone; one that was taken back before stays so.
void revoke(const Call& call, const http::Query& said) {
  const std::string id = http::find_in(said, "id").value_or("");
  for (const TokenView& token : list_tokens(call.invocation()).tokens) {
    if (token.id != id || !is_own_feed(token, call.holder->token.subject)) continue;
    if (token.live) static_cast<void>(revoke_token(call.invocation(), id));
    return;
  }
  throw Problem(404, "no address of yours has that number");
}

void act(const Call& call, const http::Query& said) {
  const std::string& name = call.captured.at(0);
  const auto found = std::ranges::find(kActs, name, &Act::name);
  if (found == kActs.end()) throw Problem(404, "there is nothing here");
  if (found->operation.empty()) return revoke(call, said);
  static_cast<void>(run_operation(call, call.open_desk(), found->operation, said));
}

// Done, the page is looked at anew, so that looking again does nothing; refused, it says why.
http::Response post_me(const Call& call, Services& services) {
  const http::Query said = form_in(call);
  const std::string refused = refusal_of([&] { act(call, said); });
  services.desks.look();
  if (refused.empty()) return see_other(address_at(call, kMe));
  http::Response page = me_page(call, refused);
  page.status = 409;
  return page;
}

}  // namespace

std::vector<Route> me_routes() {
  return {{.on = {"GET", kMe},
           .least = TokenRole::kTechnician,
           .operation = "me",
           .about = "What waits for one, what one holds, one's learning and calendar",
           .answer = get_me},
          {.on = {"POST", "/me/{act}"},
           .least = TokenRole::kTechnician,
           .operation = "me_form",
           .about = "Answer what waits for one, or take back an address of one's own",
           .answer = post_me}};
}

}  // namespace respite::server
