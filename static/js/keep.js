// Keep a half-filled quiz while it is being answered. Without this file, a button does it.
for (const form of document.querySelectorAll("form[data-keep]")) {
  let waiting = 0;
  const keep = () => {
    waiting = 0;
    fetch(form.dataset.keep, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Requested-With": "keep" },
      keepalive: true,
    }).catch(() => {});
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 800);
  });
  addEventListener("pagehide", () => waiting && keep());
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    waiting = 0;
  });
}
