#include "server/routes.h"

#include "app/access/tokens.h"
#include "app/feeds/token_feed.h"
#include "app/operation/failure.h"
#include "server/gzip.h"
#include "server/problem.h"

namespace respite::server {
namespace {

constexpr const char* kCalendar = "text/calendar; charset=utf-8";

std::string key_of(const TokenHolder& holder) {
  const store::Token& token = holder.token;
  return std::to_string(holder.desk) + '\n' + token.purpose + '\n' + token.subject + '\n' +
         token.disclosure;
}

// Rises with every change of what such a feed tells: a rota's and a team's tell duties alone.
std::uint64_t generation_of(const DeskState& state, const TokenHolder& holder) {
  const std::string& kind = holder.token.purpose;
  const bool duties_alone = kind == to_text(FeedOf::kRota) || kind == to_text(FeedOf::kTeam);
  return duties_alone ? state.duties : state.times;
}

std::string etag_of(const FeedBytes& feed, bool zipped) {
  return '"' + feed.digest.substr(0, 32) + (zipped ? "-gz\"" : "\"");
}

http::Response response_with(const FeedBytes& feed, bool zipped) {
  http::Response response;
  response.content_type = kCalendar;
  response.etag = etag_of(feed, zipped);
  response.last_modified = feed.modified;
  response.headers = {{"Cache-Control", "private, max-age=300"}, {"Vary", "Accept-Encoding"}};
  if (zipped) response.headers.push_back({"Content-Encoding", "gzip"});
  response.body = zipped ? feed.zipped : feed.plain;
  return response;
}

// Whether the answer will be a 304, for which no bytes are needed.
bool is_known(const Call& call, const FeedBytes& feed, bool zipped) {
  const auto known = call.request.header("If-None-Match");
  return known && known->find(etag_of(feed, zipped)) != std::string_view::npos;
}

FeedRequest request_of(const store::Token& token) {
  return feed_request(token.purpose, token.subject, token.disclosure);
}

// All that opens no feed is told apart by nothing.
[[noreturn]] void refuse_feed() { throw Problem(404, "there is no such feed"); }

TokenHolder holder_of(const Call& call, Services& services) {
  auto holder = feed_holder(call, services);
  if (!holder) refuse_feed();
  return *std::move(holder);
}

std::optional<http::Response> feed_cached(const Call& call, Services& services) {
  const TokenHolder holder = holder_of(call, services);
  const auto feed = services.feeds.find(key_of(holder),
                                        generation_of(*services.desks.state(holder.desk), holder));
  const bool zipped = takes_gzip(call.request.header("Accept-Encoding"));
  if (!feed) return std::nullopt;
  if (!(zipped ? feed->zipped : feed->plain) && !is_known(call, *feed, zipped)) return std::nullopt;
  services.desks.note_use(holder, call.now);
  return response_with(*feed, zipped);
}

FeedBytes make_feed(const Call& call, Services& services, const TokenHolder& holder) {
  const DeskStatePtr state = services.desks.state(holder.desk);
  const store::Token& token = holder.token;
  std::string text;
  try {
    text = services.makers.text(holder.desk, *state, call.now, request_of(token));
  } catch (const Failure& failure) {
    // Whose feed it was is gone from the desk, or nothing is published yet.
    if (failure.code() == ExitCode::kInput) refuse_feed();
    throw;
  }
  return services.feeds.put(key_of(holder), generation_of(*state, holder), std::move(text),
                            call.now);
}

http::Response feed(const Call& call, Services& services) {
  if (auto cached = feed_cached(call, services)) return *std::move(cached);
  const TokenHolder holder = holder_of(call, services);
  const auto known = services.feeds.find(key_of(holder),
                                         generation_of(*services.desks.state(holder.desk), holder));
  FeedBytes made = known && known->plain ? *known : make_feed(call, services, holder);
  const bool zipped = takes_gzip(call.request.header("Accept-Encoding"));
  if (zipped && !made.zipped) {
    made.zipped = http::bytes(gzip(*made.plain));
    services.feeds.put_zipped(key_of(holder), made.digest, made.zipped);
  }
  services.desks.note_use(holder, call.now);
  return response_with(made, zipped);
}

}  // namespace

std::optional<TokenHolder> feed_holder(const Call& call, const Services& services) {
  auto holder = services.desks.holder_of(call.captured.front(), call.now);
  if (!holder || !opens_feed(holder->token)) return std::nullopt;
  const Desk& desk = services.desks.state(holder->desk)->desk->desk;
  if (is_of_leaver(desk, request_of(holder->token), call.now)) return std::nullopt;
  return holder;
}

std::vector<Route> feed_routes() {
  return {{.on = {"GET", "/feeds/{token}.ics"},
           .least = store::TokenRole::kPublic,
           .operation = "feed",
           .about = "The calendar that the token in the path opens",
           .answer = feed,
           .opened_by_path = true,
           .cached = feed_cached}};
}

}  // namespace respite::server
