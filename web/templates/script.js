// Makes the pages nicer; they work without it.
"use strict";
for (const address of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "second";
  button.textContent = address.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address.textContent.trim());
    button.textContent = "✓";
  });
  address.after(button);
}
// Pressed twice, a form is sent once.
for (const form of document.forms) {
  form.addEventListener("submit", () => {
    for (const button of form.querySelectorAll("button")) setTimeout(() => (button.disabled = true));
  });
}
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button:disabled")) button.disabled = false;
});
