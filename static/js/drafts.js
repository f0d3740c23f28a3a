// Keeps what is typed into a form as a draft on the server, a moment after each pause. Without it there is a button.
const PAUSE = 1200;
const SIGNED_OUT = "You have been signed out. What you typed is kept. Select Save to sign in again.";
const NOT_KEPT = "Your draft could not be kept just now. We try again while you type.";

function keeping(form, mark) {
  const status = form.querySelector("[data-drafts-status]");
  let timer = 0;
  let sending = null;

  function say(words) {
    if (status && status.textContent !== words) {
      status.textContent = words;
    }
  }

  async function keep() {
    sending?.abort();
    sending = new AbortController();
    const typed = new FormData(form);
    [...typed].filter(([, value]) => value instanceof File).forEach(([name]) => typed.delete(name));
    try {
      const answer = await fetch(mark.dataset.drafts, {
        method: "POST",
        body: new URLSearchParams(typed),
        headers: { Accept: "application/json" },
        redirect: "manual",
        signal: sending.signal,
      });
      if (answer.type === "opaqueredirect") {
        say(SIGNED_OUT);
      } else {
        say(answer.ok ? (await answer.json()).words : NOT_KEPT);
      }
    } catch (fault) {
      if (fault.name !== "AbortError") {
        say(NOT_KEPT);
      }
    }
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  }

  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    sending?.abort();
  });
}

export function keepDrafts() {
  document.querySelectorAll("input[data-drafts]").forEach((mark) => keeping(mark.form, mark));
}
