// Webhooks: the bodies they are sent, and what the command `webhook` says.
#pragma once

#include <string>

#include "app/view/webhook.h"
#include "render/style.h"

namespace respite {

// One line without a newline, with "version": 1. Fields only ever grow.
[[nodiscard]] std::string body_of(const PublishedEvent& event);
[[nodiscard]] std::string body_of(const ConsentEvent& event);
[[nodiscard]] std::string body_of(const PromiseEvent& event);

[[nodiscard]] std::string render(const MadeWebhookView& view);
[[nodiscard]] std::string render(const WebhooksView& view, const Style& style);
[[nodiscard]] std::string render(const DeliveryView& view, const Style& style);
[[nodiscard]] std::string render(const WebhookView& view);

}  // namespace respite
