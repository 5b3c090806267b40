// The words of a command line, sorted into options and operands.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scheduler/time/instant.h"

namespace respite {

// Values by the long name of their option. The readers below answer nothing where the option was
// not given and throw Failure(kInput), naming option and value, where it cannot be read.
class Arguments {
 public:
  void add_option(const std::string& name, std::string value);  // a flag has an empty value
  void add_operand(std::string value) { operands_.push_back(std::move(value)); }

  [[nodiscard]] bool has(std::string_view name) const;
  [[nodiscard]] std::optional<std::string> text(std::string_view name) const;
  [[nodiscard]] std::string text_or(std::string_view name, std::string_view fallback) const;
  [[nodiscard]] std::optional<Instant> instant(std::string_view name) const;
  // A whole number, both bounds included.
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view name, std::int64_t least,
                                                   std::int64_t most) const;
  [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }

 private:
  std::map<std::string, std::string, std::less<>> options_;
  std::vector<std::string> operands_;
};

}  // namespace respite
