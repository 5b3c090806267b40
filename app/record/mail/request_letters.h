// Requests as letters: to who asked, and to whoever is booked.
#pragma once

#include "app/record/mail/post_box.h"
#include "app/view/requests.h"

namespace respite {

// What became of a request just now.
enum class RequestNews { kTaken, kMoved, kAtRisk, kClosed, kWithdrawn };

// `reply`: what was answered when it was taken; empty later on.
[[nodiscard]] Letter request_letter(const Writing& writing, const Desk& desk,
                                    const RequestView& request, RequestNews news,
                                    const std::string& reply, const std::string& link);

// To whoever is, or was, booked for it: `released` where the time is theirs again.
[[nodiscard]] Letter booking_letter(const Writing& writing, const Desk& desk,
                                    const RequestView& request, const BookingRecord& booking,
                                    bool released);

[[nodiscard]] Letter consent_letter(const Writing& writing, const Desk& desk,
                                    const ConsentView& consent, const std::string& link);

// To leads: one that is at risk, or broken.
[[nodiscard]] Letter promise_letter(const Writing& writing, const Desk& desk,
                                    const RequestView& request, bool broken);

}  // namespace respite
