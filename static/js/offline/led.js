// On a lesson: what of its dialogues waits on this device.
import { queueOf } from "./store.js";
import { person, wordsHere } from "./words.js";

const waiting = (await queueOf(person)).filter(({ led, state }) => led && state !== "refused");
for (const { activity, led } of waiting) {
  const place = document.querySelector(`[data-leads="${activity}"]`);
  const words = await wordsHere();
  if (place) place.textContent = led.is_begun ? words.begun_here : words.led_here;
}
