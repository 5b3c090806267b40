// What reports say, as tables.
#pragma once

#include "app/view/protection.h"
#include "app/view/reports.h"
#include "render/sheet.h"

namespace respite {

[[nodiscard]] Sheet sheet_of(const FairnessView& view);
[[nodiscard]] Sheet sheet_of(const PayView& view);
[[nodiscard]] Sheet sheet_of(const RestView& view);
[[nodiscard]] Sheet sheet_of(const CoverageView& view);
[[nodiscard]] Sheet sheet_of(const SubscribersView& view);
[[nodiscard]] Sheet sheet_of(const LearningReport& report);

// For programs: ids beside names, times in UTC, minutes and hours as numbers.
[[nodiscard]] std::string to_csv(const FairnessView& view);
[[nodiscard]] std::string to_csv(const PayView& view);
[[nodiscard]] std::string to_csv(const RestView& view);
[[nodiscard]] std::string to_csv(const CoverageView& view);
[[nodiscard]] std::string to_csv(const SubscribersView& view);
[[nodiscard]] std::string to_csv(const LearningReport& report);

}  // namespace respite
