// Parts of pages that more than one file here shows.
#pragma once

#include "app/feeds/public_view.h"
#include "server/pages/html.h"
#include "server/route.h"
#include "words/words.h"

namespace respite::server {

// The first page, for whoever asks; `asked`: what the form says, `answer`: markup of what is said
// to it.
[[nodiscard]] http::Response home_page(const Call& call, const http::Query& asked,
                                       const std::string& answer);
// Who has signed in, and where they go on; nothing for the public.
[[nodiscard]] Html own_part(const Call& call);
// Whom to call in an emergency: label, and address where it can be pressed; none where the policy
// does not say.
[[nodiscard]] Items call_buttons(const Call& call, const Words& words);
// Markup of the form to ask, with what was said in it.
[[nodiscard]] std::string ask_form(const Call& call, const Words& words, const PublicView& view,
                                   const http::Query& asked);
// `person`: the rows are all of one person, who need not be named.
[[nodiscard]] Html week_part(const Words& words, const WeekView& week, bool person, Instant now);

// The same call about a desk that a link or an address opens, whoever may have signed in.
[[nodiscard]] Call seen_by_nobody(const Call& call, DeskStatePtr state);

// What stands behind the name of somebody nobody knows, so that it is never an id.
inline constexpr std::string_view kVisitor = " (visitor)";

// "/book?desk=helpdesk": the same desk again.
[[nodiscard]] std::string address_at(const Call& call, std::string_view path);

}  // namespace respite::server
