// Says before anything is drawn that scripts run here, so that nothing jumps when start.js arrives.
if ("noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
}
