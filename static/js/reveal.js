// Opens what stands under a chosen radio. GOV.UK Frontend's own script marks radios with aria-expanded,
// which WAI-ARIA does not allow on a radio; the order of the page is enough to find what has opened.
function sync(group) {
  group.querySelectorAll("input[data-aria-controls]").forEach((radio) => {
    document
      .getElementById(radio.dataset.ariaControls)
      ?.classList.toggle("govuk-radios__conditional--hidden", !radio.checked);
  });
}

export function revealUnderRadios() {
  document.querySelectorAll('[data-module="plan-radios"]').forEach((group) => {
    group.addEventListener("change", () => sync(group));
    window.addEventListener("pageshow", () => sync(group));
    sync(group);
  });
}
