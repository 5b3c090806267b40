// What people worked, read for a report.
#pragma once

#include "app/reports/report_window.h"
#include "scheduler/hours/work_time.h"

namespace respite {

struct Worked {
  Interval window;
  std::vector<WorkTime> times;  // [person]
};

// Call-outs that go on count up to now.
[[nodiscard]] Worked read_worked(const OpenDesk& desk, const ReportArguments& given);

[[nodiscard]] std::string to_text(std::chrono::year_month month);  // "2026-12"

}  // namespace respite
