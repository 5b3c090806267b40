// libical behind RAII: the one header that sees it.
#pragma once

#include <libical/ical.h>

#include <memory>

namespace respite::ical {

struct ComponentDeleter {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using ComponentHandle = std::unique_ptr<icalcomponent, ComponentDeleter>;

}  // namespace respite::ical
