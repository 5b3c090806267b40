// What commands about the record answer, field by field.
#pragma once

#include "app/view/forget.h"
#include "app/view/record.h"
#include "app/view/times_fields.h"
#include "app/view/webhook.h"

namespace respite {

void fields(auto& visit, const AuditLine& line) {
  visit("number", line.number, "entry 7, revision 3");
  visit("at", line.at, "");
  visit("by", line.by, "who acted");
  visit("os_user", line.os_user, "who ran the program");
  visit("act", line.act, "what was done");
  visit("subject", line.subject, "to what");
  visit("detail", line.detail, "");
}

void fields(auto& visit, const AuditView& view) {
  visit("entries", view.lines, "oldest first");
}

void fields(auto& visit, const AuditVerdict& view) {
  visit("sound", view.damages.empty(), "everything is as it was recorded");
  visit("revisions", view.revisions, "how many were read");
  visit("entries", view.entries, "how many were read");
  visit("digest", view.digest, "of the last entry; to be kept elsewhere");
  visit("damages", view.damages, "a sentence each");
}

void fields(auto& visit, const BackupView& view) {
  visit("file", view.file, "that was written");
  visit("revision", view.revision, "the latest in it");
  visit("bytes", view.bytes, "");
  visit("sha256", view.sha256, "");
}

void fields(auto& visit, const ForgetView& view) {
  visit("id", view.id, "who was forgotten");
  visit("erased", view.erased, "how many of what");
  visit("still_named", view.still_named > 0 ? std::optional(view.still_named) : std::nullopt,
        "the revision whose files name them still");
  visit("still_listed", view.still_listed, "they are in the team file: what it says comes again");
  visit("purged", view.purged, "nothing of it is left in the store's file or its log");
}

void fields(auto& visit, const WebhookView& hook) {
  visit("id", hook.id, "number of the webhook");
  visit("url", hook.url, "");
  visit("events", hook.events, "publish, consent, promise");
  visit("allow_private", hook.may_be_private, "it may be in a private network");
  visit("created", hook.created, "");
  visit("by", hook.by, "who made it");
  visit("ended", hook.ended, "");
  visit("waiting", hook.waiting, "deliveries that are still tried");
  visit("next_try", hook.next_try, "of the first of them");
  visit("last_answer", hook.last_answer, "of the last try; empty: none yet");
}

void fields(auto& visit, const MadeWebhookView& view) {
  fields(visit, view.webhook);
  visit("secret", view.secret, "told this once");
}

void fields(auto& visit, const LetterView& letter) {
  visit("letter", letter.number, "number of the delivery");
  visit("webhook", letter.webhook, "number of the webhook");
  visit("event", letter.event, "id of what happened");
  visit("made", letter.made, "");
  visit("tries", letter.tries, "");
  visit("state", letter.state, "waiting, delivered or given up");
  visit("when", letter.when, "of the next try; since when it is in that state");
  visit("answer", letter.answer, "");
}

void fields(auto& visit, const WebhooksView& view) {
  visit("webhooks", view.webhooks, "");
  visit("given_up", view.given_up, "what could not be delivered");
}

void fields(auto& visit, const DeliveryView& view) {
  visit("tried", view.tried, "");
  visit("waiting", view.waiting, "");
}

}  // namespace respite
