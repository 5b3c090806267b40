// What went wrong, as a page for people.
#include "server/pages/frame.h"
#include "server/pages/html.h"
#include "server/problem.h"
#include "web/template.h"

namespace respite::server {
namespace {

std::string title_of(const Words& words, int status) {
  switch (status) {
    case 401:
      return words("Please sign in first");
    case 403:
      return words("That is not allowed");
    case 404:
      return words("There is nothing here");
    case 429:
      return words("Too many requests");
    default:
      return status < 500 ? words("That did not work") : words("Something went wrong here");
  }
}

std::string advice_of(const Words& words, int status) {
  switch (status) {
    case 401:
      return words("This page is for people of the desk.");
    case 404:
      return words("The address may be old, or was mistyped.");
    case 429:
      return words("Wait a minute, then try again.");
    default:
      return status < 500 ? std::string()
                          : words("Nothing of what you sent is half done. Try again in a minute.");
  }
}

std::string sentence(std::string text) {
  if (text.empty()) return text;
  if ('a' <= text[0] && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text + '.';
}

}  // namespace

// Where to go on: with what was missing, where that can be mended.
Html way_out(const Words& words, int status, const http::Request& request) {
  if (status != 401) return link("/", words("To the first page"));
  const auto target = http::parse_target(request.target);
  const auto desk = target ? http::find_in(target->query, "desk") : std::nullopt;
  return link("/sign-in" + (desk ? "?desk=" + http::escaped(*desk) : ""), words("Sign in"));
}

http::Response problem_page(const std::exception& error, const http::Request& request) {
  const Problem said = problem_in(error);
  const Words words{asked_language(request, "en")};
  const std::string advice = advice_of(words, said.status());
  const std::string title = title_of(words, said.status());
  const Html content = element("h1", title) + (advice.empty() ? Html() : element("p", advice)) +
                       element("p", {{"class", "quiet"}}, Html::text(sentence(said.what()))) +
                       element("p", {}, way_out(words, said.status(), request));
  http::Response page = html_page(title, content, said.status(), words);
  for (const http::Header& header : problem_of(error).headers)
    if (header.name != "Cache-Control") page.headers.push_back(header);
  return not_kept(std::move(page));
}

}  // namespace respite::server
