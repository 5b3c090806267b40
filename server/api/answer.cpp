#include "server/api/answer.h"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "server/problem.h"

namespace respite::server {
namespace {

using Json = nlohmann::ordered_json;

std::optional<std::int64_t> to_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Problem unreadable(std::string_view name, std::string_view what) {
  return {400, fmt::format("\"{}\" is {}", name, what)};
}

}  // namespace

http::Response json(std::string text, int status) {
  http::Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = http::bytes(std::move(text));
  response.headers = {{"Cache-Control", "private, no-cache"}};
  return response;
}

http::Response page(const Call& call, const std::string& list, const std::string& key) {
  constexpr std::int64_t kUsual = 100;
  constexpr std::int64_t kMost = 1000;
  const auto limit = static_cast<std::size_t>(number_in(call, "limit", 1, kMost).value_or(kUsual));
  const auto after = static_cast<std::size_t>(number_in(call, "after", 0, INT64_MAX).value_or(0));
  const Json parsed = Json::parse(list);
  const Json& all = key.empty() ? parsed : parsed.at(key);
  const std::size_t begin = std::min(after, all.size());
  const std::size_t end = std::min(begin + limit, all.size());
  Json answer;
  answer["items"] = Json(all.begin() + static_cast<std::ptrdiff_t>(begin),
                         all.begin() + static_cast<std::ptrdiff_t>(end));
  answer["next"] = end < all.size() ? Json(std::to_string(end)) : Json();
  return json(answer.dump(2) + '\n');
}

std::optional<Day> day_in(const Call& call, std::string_view name) {
  const auto text = call.query(name);
  if (!text) return std::nullopt;
  if (const auto day = parse_day(*text)) return day;
  throw unreadable(name, "a date, as 2026-12-07");
}

std::optional<Instant> time_in(const Call& call, std::string_view name) {
  const auto text = call.query(name);
  if (!text) return std::nullopt;
  if (const auto time = parse_rfc3339(*text)) return time;
  throw unreadable(name, "a time with an offset, as 2026-12-07T09:00:00Z");
}

std::optional<std::int64_t> number_in(const Call& call, std::string_view name, std::int64_t least,
                                      std::int64_t most) {
  const auto text = call.query(name);
  if (!text) return std::nullopt;
  const auto number = to_number(*text);
  if (number && least <= *number && *number <= most) return number;
  throw unreadable(name, fmt::format("a number from {} to {}", least, most));
}

bool flag_in(const Call& call, std::string_view name) {
  const auto text = call.query(name);
  if (!text || *text == "false") return false;
  if (text->empty() || *text == "true") return true;
  throw unreadable(name, "true or false");
}

std::int64_t captured_number(const Call& call) {
  const auto number = to_number(call.captured.front());
  if (!number || *number <= 0) throw Problem(404, "there is nothing here");
  return *number;
}

}  // namespace respite::server
