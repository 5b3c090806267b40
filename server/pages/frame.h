// What every page has around it: the desk, where one may go, who has signed in.
#pragma once

#include <string>
#include <string_view>

#include "app/operation/tree.h"
#include "server/http/message.h"
#include "server/route.h"
#include "words/words.h"

namespace respite::server {

// Places the frame leads to, by the role of whoever reads.
enum class Section { kNone, kHelp, kOwn, kChanges, kMessages, kRota, kQueue, kReports };

struct PageSays {
  std::string title;
  Section section = Section::kNone;
  bool wide = false;  // a table for a desk's whole rota
};

// Of the reader: what the team file says of who has signed in, else what the browser asks for, else
// the desk's.
[[nodiscard]] Words words_for(const Call& call);

// The first of our languages that the browser asks for.
[[nodiscard]] std::string_view asked_language(const http::Request& request,
                                              std::string_view otherwise);

// A page of HTML in its frame; for who has signed in, one that nobody keeps.
[[nodiscard]] http::Response framed(const Call& call, const Words& words, const PageSays& says,
                                    const std::string& content);
// The same of a template (web/template.h).
[[nodiscard]] http::Response page_from(const Call& call, const Words& words, const PageSays& says,
                                       std::string_view name, const Tree& data);

}  // namespace respite::server
