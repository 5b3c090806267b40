// A swap, a cover or leave that somebody is asked about, as a letter.
#pragma once

#include "app/record/mail/post_box.h"
#include "store/life/duty_changes.h"

namespace respite {

[[nodiscard]] Letter proposal_letter(const Writing& writing, const Desk& desk,
                                     const DutyChange& change, const std::string& link);
[[nodiscard]] Letter declined_letter(const Writing& writing, const Desk& desk,
                                     const DutyChange& change);

}  // namespace respite
