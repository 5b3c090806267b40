// The pages: plain HTML that works without scripts.
#pragma once

#include <vector>

#include "server/route.h"
#include "server/services.h"

namespace respite::server {

[[nodiscard]] std::vector<Route> home_routes();     // who is on; one's own week
[[nodiscard]] std::vector<Route> ask_routes();      // the form, and booking what it offers
[[nodiscard]] std::vector<Route> own_routes();      // subscribing
[[nodiscard]] std::vector<Route> change_routes();   // what waits for one, and forms
[[nodiscard]] std::vector<Route> sign_in_routes();  // and out
[[nodiscard]] std::vector<Route> week_routes();     // a subscriber's week, and the style sheet

}  // namespace respite::server
