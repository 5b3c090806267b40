// The bodies that webhooks are sent.
#pragma once

#include <string>

#include "app/view/webhook.h"

namespace respite {

// One line without a newline, with "version": 1. Fields only ever grow.
[[nodiscard]] std::string body_of(const PublishedEvent& event);
[[nodiscard]] std::string body_of(const ConsentEvent& event);
[[nodiscard]] std::string body_of(const EscalationEvent& event);
[[nodiscard]] std::string body_of(const PromiseEvent& event);

}  // namespace respite
