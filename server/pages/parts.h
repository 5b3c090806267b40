// Parts of pages that more than one file here shows.
#pragma once

#include "app/feeds/public_view.h"
#include "app/view/change.h"
#include "server/pages/html.h"
#include "server/route.h"
#include "words/words.h"

namespace respite::server {

// The first page, for whoever asks; `asked`: what the form says, `answer`: markup of what is said
// to it.
[[nodiscard]] http::Response home_page(const Call& call, const http::Query& asked,
                                       const std::string& answer);
// Whom to call in an emergency: label, and address where it can be pressed; none where the policy
// does not say.
[[nodiscard]] Items call_buttons(const Call& call, const Words& words);
// Markup of the form to ask, with what was said in it.
[[nodiscard]] std::string ask_form(const Call& call, const Words& words, const PublicView& view,
                                   const http::Query& asked);
// `person`: the rows are all of one person, who need not be named.
[[nodiscard]] Html week_part(const Words& words, const WeekView& week, bool person, Instant now);

// What taking a duty would do to whoever is named, or why they may not: the check's words, and how
// fair it would be.
[[nodiscard]] std::string candidate_text(const Words& words, const CandidateView& candidate);

// The same call about a desk that a link or an address opens, whoever may have signed in.
[[nodiscard]] Call seen_by_nobody(const Call& call, DeskStatePtr state);

// "2026-12-07T09:00", as forms and commands write it, on that clock.
[[nodiscard]] std::string minute_of(Zone zone, Instant at);

// "/book?desk=helpdesk": the same desk again.
[[nodiscard]] std::string address_at(const Call& call, std::string_view path);
// "/rota?desk=helpdesk&from=2026-12-07": and what more is asked there; what is empty is left out.
[[nodiscard]] std::string address_at(const Call& call, std::string_view path,
                                     const http::Query& more);

}  // namespace respite::server
