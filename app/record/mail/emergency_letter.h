// An emergency, to whoever is to act on it.
#pragma once

#include "app/record/mail/post_box.h"
#include "app/view/requests.h"

namespace respite {

struct EmergencyNews {
  const RequestView& request;
  std::string asks;  // name of who asks
  int step = 1;
  // When the next one is told, unless somebody acknowledges; nothing: nobody is.
  std::optional<Instant> next;
  std::string link;  // to acknowledge; may be empty
};

[[nodiscard]] Letter emergency_letter(const Writing& writing, const EmergencyNews& news);

}  // namespace respite
