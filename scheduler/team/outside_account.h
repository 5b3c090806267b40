// Who somebody, or what a rota, is in another system.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace respite {

inline constexpr std::array<std::string_view, 5> kAccountServices = {"pagerduty", "opsgenie",
                                                                     "grafana", "goalert", "slack"};

struct OutsideAccount {
  std::string service;  // of kAccountServices
  std::string id;       // as that service writes it
  friend bool operator==(const OutsideAccount&, const OutsideAccount&) = default;
};

// The id that they have there; nothing where they have none.
[[nodiscard]] inline std::optional<std::string> account_in(
    const std::vector<OutsideAccount>& accounts, std::string_view service) {
  const auto found = std::ranges::find(accounts, service, &OutsideAccount::service);
  return found == accounts.end() ? std::nullopt : std::optional(found->id);
}

}  // namespace respite
