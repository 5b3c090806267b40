// The queue: every request that somebody still waits for, and what was promised.
#pragma once

#include "app/desk/open_desk.h"
#include "app/view/requests.h"
#include "store/requests.h"

namespace respite {

// Requests neither closed nor withdrawn, the most urgent first: promises broken, at risk, due, then
// by the time promised.
[[nodiscard]] QueueView list_queue(const OpenDesk& desk);

// Does what time has made due, in one transaction, then lists: consents nobody answered are over,
// tentative times that no longer hold are found again, and a promise that nobody has a firm time
// for on its fourth business day gets one. Webhooks are told of promises that turned at risk.
[[nodiscard]] QueueView settle_queue(const OpenDesk& desk);

// A request as it stands.
[[nodiscard]] RequestView request_view(const RequestRecord& record,
                                       const std::vector<BookingRecord>& bookings);
// What was said of it, what is wrong with all that was added to it; empty where it was forgotten.
[[nodiscard]] SaidView said_in_all(const RequestRecord& record);

}  // namespace respite
