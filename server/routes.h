// The table of routes: its rows, one function for each kind of thing.
#pragma once

#include <span>
#include <vector>

#include "app/operation/operation.h"
#include "server/route.h"
#include "server/services.h"

namespace respite::server {

// The token in the path is all that opens a feed; wrong, revoked, expired and cut short are alike.
[[nodiscard]] std::vector<Route> feed_routes();

// Whose token the path of the call is; nothing where it opens no feed, or not any more.
[[nodiscard]] std::optional<TokenHolder> feed_holder(const Call& call, const Services& services);

[[nodiscard]] std::vector<Route> watch_routes();

[[nodiscard]] std::vector<Route> operation_routes(std::span<const Operation> operations);

[[nodiscard]] std::vector<Route> plan_routes();      // jobs, and the draft's own path
[[nodiscard]] std::vector<Route> document_routes();  // the OpenAPI document

[[nodiscard]] std::vector<Route> home_routes();  // who is on; one's own week
[[nodiscard]] std::vector<Route> ask_routes();   // the form, and booking what it offers
[[nodiscard]] std::vector<Route> own_routes();   // subscribing
[[nodiscard]] std::vector<Route> me_routes();    // a technician's own page
[[nodiscard]] std::vector<Route> duty_routes();
[[nodiscard]] std::vector<Route> change_routes();    // what waits for one, and forms
[[nodiscard]] std::vector<Route> report_routes();    // for a lead
[[nodiscard]] std::vector<Route> sign_in_routes();   // and out
[[nodiscard]] std::vector<Route> link_routes();      // what links in mails are for
[[nodiscard]] std::vector<Route> message_routes();   // what one is told by mail
[[nodiscard]] std::vector<Route> week_routes();      // a subscriber's week
[[nodiscard]] std::vector<Route> rota_routes();      // a lead's: the rota, and what needs them
[[nodiscard]] std::vector<Route> plan_run_routes();  // plans begun on a page, and followed
[[nodiscard]] std::vector<Route> why_routes();       // why duties are open, for a lead
[[nodiscard]] std::vector<Route> queue_routes();     // who waits, for a lead
[[nodiscard]] std::vector<Route> style_routes();     // the style sheet

}  // namespace respite::server
