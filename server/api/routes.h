// The rows of the API, one function for each kind of thing.
#pragma once

#include <vector>

#include "server/route.h"
#include "server/services.h"

namespace respite::server {

[[nodiscard]] std::vector<Route> read_routes();      // who, rota, gaps, free, targets, parity
[[nodiscard]] std::vector<Route> request_routes();   // ask, requests, queue
[[nodiscard]] std::vector<Route> act_routes();       // consents, incidents, audit
[[nodiscard]] std::vector<Route> plan_routes();      // plans, draft, publications
[[nodiscard]] std::vector<Route> token_routes();     // tokens
[[nodiscard]] std::vector<Route> document_routes();  // the OpenAPI document

}  // namespace respite::server
