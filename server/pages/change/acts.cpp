#include "server/pages/change/acts.h"

#include <algorithm>
#include <array>

#include "server/pages/parts.h"

namespace respite::server {
namespace {

constexpr std::array<std::string_view, 8> kChangeActs = {
    "swap",          "cover",          "override",        "leave add",
    "change accept", "change decline", "change withdraw", "leave withdraw"};

}  // namespace

bool is_change_act(std::string_view operation) {
  return std::ranges::count(kChangeActs, operation) > 0;
}

std::string slug_of(std::string_view operation) {
  std::string slug(operation);
  std::ranges::replace(slug, ' ', '-');
  return slug;
}

std::string operation_of(std::string_view slug) {
  std::string operation(slug);
  std::ranges::replace(operation, '-', ' ');
  return operation;
}

std::string look_address(const Call& call, std::string_view operation, http::Query said) {
  said.emplace(said.begin(), "act", slug_of(operation));
  return address_at(call, "/changes/look", said);
}

std::string duty_address(const Call& call, const std::string& duty) {
  return address_at(call, "/changes/duty", {{"duty", duty}});
}

std::string act_address(const Call& call, std::string_view operation) {
  return address_at(call, "/changes/" + slug_of(operation));
}

}  // namespace respite::server
