// Answers as text for people, each ending in a newline.
#pragma once

#include <string>

#include "app/view/change.h"
#include "app/view/check.h"
#include "app/view/explain.h"
#include "app/view/feed.h"
#include "app/view/fetch.h"
#include "app/view/message.h"
#include "app/view/moving.h"
#include "app/view/protection.h"
#include "app/view/record.h"
#include "app/view/replan.h"
#include "app/view/requests.h"
#include "app/view/staffing.h"
#include "app/view/token.h"
#include "app/view/webhook.h"
#include "app/view/who.h"
#include "render/style.h"

namespace respite {

// Rotas. `verbose`: with the score in numbers.
[[nodiscard]] std::string render(const PlanView& view, const Style& style, bool verbose = false);
[[nodiscard]] std::string render(const ShowView& view, const Style& style);
[[nodiscard]] std::string render(const DiffView& view, const Style& style);
[[nodiscard]] std::string render(const ReplanView& view, const Style& style);
[[nodiscard]] std::string render(const ExplainView& view, const Style& style);
[[nodiscard]] std::string render(const WhoView& view, const Style& style);
[[nodiscard]] std::string render(const GapsView& view, const Style& style);
[[nodiscard]] std::string render(const PublishView& view, const Style& style);
[[nodiscard]] std::string render(const CheckView& view, const Style& style);
[[nodiscard]] std::string render(const FetchView& view, const Style& style);
[[nodiscard]] std::string render(const InitView& view, const Style& style);
[[nodiscard]] std::string render(const PublicationsView& view, const Style& style);
[[nodiscard]] std::string render(const ExportView& view, const Style& style);
[[nodiscard]] std::string render(const ImportView& view, const Style& style);

// Changes to a published rota, and leave.
[[nodiscard]] std::string render(const ChangedView& view, const Style& style);
[[nodiscard]] std::string render(const DutyChangesView& view, const Style& style);
[[nodiscard]] std::string render(const LeaveView& view, const Style& style);

// Protected time.
[[nodiscard]] std::string render(const ProtectView& view, const Style& style);
[[nodiscard]] std::string render(const BlockChoiceView& view);

// Requests. One that was only judged is as good as one that was taken.
[[nodiscard]] std::string render(const AskView& view, const Style& style);
[[nodiscard]] std::string render(const TakenView& view, const Style& style);
[[nodiscard]] std::string render(const QueueView& view, const Style& style);
[[nodiscard]] std::string render(const ConsentsView& view, const Style& style);
[[nodiscard]] std::string render(const AnsweredView& view, const Style& style);
[[nodiscard]] std::string render(const IncidentView& view, const Style& style);
[[nodiscard]] std::string render(const IncidentsView& view, const Style& style);
[[nodiscard]] std::string render(const ClosedView& view, const Style& style);
[[nodiscard]] std::string render(const TimesView& view, const Style& style);

// Who has time, who can do what, and who has done what.
[[nodiscard]] std::string render(const FreeView& view, const Style& style);
// Why there is no time at all, in words that give nobody's reasons; empty where there is one.
[[nodiscard]] std::string why_nothing(const FreeView& view);
[[nodiscard]] std::string render(const TargetsView& view, const Style& style);
[[nodiscard]] std::string render(const ParityView& view, const Style& style);

// The record, and who is told of it.
[[nodiscard]] std::string render(const AuditView& view, const Style& style);
[[nodiscard]] std::string render(const AuditVerdict& view, const Style& style);
[[nodiscard]] std::string render(const BackupView& view);
[[nodiscard]] std::string render(const ForgetView& view, const Style& style);
[[nodiscard]] std::string render(const TokenView& view);
[[nodiscard]] std::string render(const TokensView& view, const Style& style);
[[nodiscard]] std::string render(const MadeTokenView& view);
[[nodiscard]] std::string render(const SignInMailView& view);
[[nodiscard]] std::string render(const WebhookView& view);
[[nodiscard]] std::string render(const WebhooksView& view, const Style& style);
[[nodiscard]] std::string render(const MadeWebhookView& view);
[[nodiscard]] std::string render(const MessagesView& view, const Style& style);
[[nodiscard]] std::string render(const MessageView& message);
[[nodiscard]] std::string render(const SentView& view, const Style& style);
[[nodiscard]] std::string render(const PreferencesView& view, const Style& style);
[[nodiscard]] std::string render(const DeliveryView& view, const Style& style);

}  // namespace respite
