// Show how far the reading of a file is. Without this file, « Actualiser » does it.
const place = document.querySelector("[data-progress]");
if (place) {
  const state = () => place.querySelector("[data-state]")?.dataset.state;
  const began = state();
  const look = async () => {
    const answer = await fetch(place.dataset.progress).catch(() => null);
    if (answer?.ok) {
      place.innerHTML = await answer.text();
      if (state() !== began) return location.reload();
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 1000);
}
