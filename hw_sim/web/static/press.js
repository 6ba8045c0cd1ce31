// A key under a finger: let go before a second it is a press, held for a second a long press. Knows
// pointers and the key's word; may not know what the key does.

const LONG_MS = 1000;

export function pressable(button, word, press, longPress) {
  let held = false;
  let timer = 0;
  const usable = () => button.getAttribute("aria-disabled") !== "true";
  const release = () => clearTimeout(timer);

  button.addEventListener("pointerdown", (event) => {
    held = false;
    release();
    if (event.button !== 0 || !usable()) return;
    timer = setTimeout(() => {
      held = true; // the click that letting go makes is part of it
      longPress(word);
    }, LONG_MS);
  });
  for (const end of ["pointerup", "pointerleave", "pointercancel"]) button.addEventListener(end, release);
  button.addEventListener("contextmenu", (event) => event.preventDefault()); // a finger that is held
  button.addEventListener("click", (event) => {
    const heldDown = held && event.detail > 0;
    held = false;
    if (!heldDown && usable()) press(word);
  });
}
