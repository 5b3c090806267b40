#include "server/api/body.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "server/problem.h"

namespace respite::server {
namespace {

Problem wrong(const std::string& name, std::string_view what) {
  return {422, fmt::format("\"{}\" must be {}", name, what)};
}

bool is_json(const Call& call) {
  const std::string_view type = call.request.header("Content-Type").value_or("");
  return http::same_word(http::trimmed(type.substr(0, std::min(type.find(';'), type.size()))),
                         "application/json");
}

}  // namespace

struct Body::Object {
  nlohmann::json json = nlohmann::json::object();
  std::set<std::string> asked;  // fields

  const nlohmann::json* field(const std::string& name) {
    asked.insert(name);
    const auto found = json.find(name);
    return found == json.end() || found->is_null() ? nullptr : &*found;
  }
};

Body::Body(const Call& call) : object_(std::make_unique<Object>()) {
  if (call.request.body.empty()) return;
  if (!is_json(call)) throw Problem(415, "send it as application/json");
  // Nesting costs a stack frame each; nothing here is deep.
  constexpr int kDeepest = 32;
  int depth = 0;
  const auto shallow = [&](int, nlohmann::json::parse_event_t event, nlohmann::json&) {
    if (event == nlohmann::json::parse_event_t::object_start ||
        event == nlohmann::json::parse_event_t::array_start) {
      if (++depth > kDeepest) throw Problem(400, "too deep");
    } else if (event == nlohmann::json::parse_event_t::object_end ||
               event == nlohmann::json::parse_event_t::array_end) {
      --depth;
    }
    return true;
  };
  object_->json = nlohmann::json::parse(call.request.body, shallow, false);
  if (!object_->json.is_object()) throw Problem(400, "the body must be one JSON object");
}

Members body_members(const Call& call) {
  if (call.request.body.empty()) return {};
  if (!is_json(call)) throw Problem(415, "send it as application/json");
  auto tree = parse_tree(call.request.body);
  auto* const members = tree ? std::get_if<Members>(&tree->value) : nullptr;
  if (members == nullptr) throw Problem(400, "the body must be one JSON object");
  return std::move(*members);
}

Body::~Body() = default;

std::optional<std::string> Body::text(const std::string& name) {
  const nlohmann::json* const value = object_->field(name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) throw wrong(name, "a text");
  return value->get<std::string>();
}

std::string Body::required_text(const std::string& name) {
  auto value = text(name);
  if (!value) throw wrong(name, "given");
  return *std::move(value);
}

std::optional<bool> Body::truth(const std::string& name) {
  const nlohmann::json* const value = object_->field(name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_boolean()) throw wrong(name, "true or false");
  return value->get<bool>();
}

std::optional<std::int64_t> Body::number(const std::string& name, std::int64_t least,
                                         std::int64_t most) {
  const nlohmann::json* const value = object_->field(name);
  if (value == nullptr) return std::nullopt;
  const bool whole = value->is_number_integer() &&
                     !(value->is_number_unsigned() && value->get<std::uint64_t>() > INT64_MAX);
  const std::int64_t number = whole ? value->get<std::int64_t>() : 0;
  if (whole && least <= number && number <= most) return number;
  throw wrong(name, fmt::format("a whole number from {} to {}", least, most));
}

std::optional<Instant> Body::time(const std::string& name) {
  const auto value = text(name);
  if (!value) return std::nullopt;
  if (const auto time = parse_rfc3339(*value)) return time;
  throw wrong(name, "a time with an offset, as 2026-12-07T09:00:00Z");
}

std::optional<Day> Body::day(const std::string& name) {
  const auto value = text(name);
  if (!value) return std::nullopt;
  if (const auto day = parse_day(*value)) return day;
  throw wrong(name, "a date, as 2026-12-07");
}

void Body::done() const {
  for (const auto& [name, value] : object_->json.items()) {
    if (!object_->asked.contains(name))
      throw Problem(422, fmt::format("unknown field \"{}\"", name));
  }
}

}  // namespace respite::server
