#include "render/report.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/report_parts.h"
#include "render/table.h"
#include "render/text.h"
#include "text/list.h"

namespace respite {
namespace {

Cell state_of(const WebhookView& hook) {
  if (hook.ended) return {"ended " + to_rfc3339(*hook.ended), Paint::kDim};
  if (hook.waiting == 0) return {"", Paint::kPlain};
  return {fmt::format("{} waiting, next {}", hook.waiting,
                      hook.next_try ? to_rfc3339(*hook.next_try) : ""),
          Paint::kYellow};
}

std::string sentence_of(const Delivery& delivery) {
  const std::string what =
      fmt::format("letter {} to webhook {}", delivery.number, delivery.webhook);
  const std::string& answer = delivery.last_answer;
  if (delivery.delivered) return fmt::format("{}: delivered ({})", what, answer);
  if (delivery.given_up) {
    const std::string tries =
        delivery.tries == 1 ? "1 try" : fmt::format("{} tries", delivery.tries);
    return fmt::format("{} of {}: given up at {} after {}: {}", what, to_rfc3339(delivery.made),
                       to_rfc3339(*delivery.given_up), tries, answer);
  }
  return fmt::format("{}: {}; again from {}", what, answer, to_rfc3339(delivery.next_try));
}

}  // namespace

std::string render(const MadeWebhookView& view) {
  return fmt::format("Webhook {} tells {} of {}.\nIts secret, shown this once: {}\n",
                     view.webhook.id, printable(view.webhook.url),
                     text::join(names_of(view.webhook.events), ", "), view.webhook.secret);
}

std::string render(const WebhookView& view) {
  return fmt::format("Webhook {} is told nothing any more.\n", view.id);
}

std::string render(const WebhooksView& view, const Style& style) {
  if (view.webhooks.empty()) return "There are no webhooks.\n";
  Table table({{"", Align::kRight}, {"url"}, {"events"}, {"last answer"}, {"state"}});
  for (const WebhookView& hook : view.webhooks) {
    table.add_row({{std::to_string(hook.id)},
                   {printable(hook.url)},
                   {text::join(names_of(hook.events), ", ")},
                   {printable(hook.last_answer)},
                   state_of(hook)});
  }
  Style wide = style;  // a URL that is cut is of no use
  wide.columns = std::max(style.columns, table.width());
  std::string text = table.render(wide);
  if (!view.given_up.empty()) text += "\nGiven up:\n";
  for (const Delivery& delivery : view.given_up) text += listed(sentence_of(delivery), style);
  return text;
}

std::string render(const DeliveryView& view, const Style& style) {
  std::string text;
  for (const Delivery& delivery : view.tried) text += listed(sentence_of(delivery), style);
  if (view.tried.empty()) text = "Nothing is due.\n";
  if (view.waiting > 0) text += fmt::format("{} still waiting.\n", view.waiting);
  return text;
}

}  // namespace respite
