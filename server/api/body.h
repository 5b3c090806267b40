// A request's body as a JSON object, read field by field.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "app/operation/tree.h"
#include "scheduler/time/civil.h"
#include "server/route.h"

namespace respite::server {

// Each reader throws Problem(422) where the field is of another kind.
class Body {
 public:
  // Throws Problem: 415 where it is not sent as JSON, 400 where it is no JSON object. No body is
  // an empty object.
  explicit Body(const Call& call);
  ~Body();
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;

  [[nodiscard]] std::optional<std::string> text(const std::string& name);
  [[nodiscard]] std::string required_text(const std::string& name);
  [[nodiscard]] std::optional<bool> truth(const std::string& name);
  [[nodiscard]] std::optional<std::int64_t> number(const std::string& name, std::int64_t least,
                                                   std::int64_t most);
  [[nodiscard]] std::optional<Instant> time(const std::string& name);
  [[nodiscard]] std::optional<Day> day(const std::string& name);
  // Throws Problem(422) where there is a field that nobody has asked for.
  void done() const;

 private:
  struct Object;
  std::unique_ptr<Object> object_;
};

// The members of the body, which throws as Body() does.
[[nodiscard]] Members body_members(const Call& call);

}  // namespace respite::server
