// Which card stands under the phone in a wide window that has no room for both: the time line or the sound.
// Knows their places; may not know what is in them.

import { html } from "./drawing.js";

const CARDS = [["timeline", "Time line"], ["sound", "Sound"]];

export function strip() {
  const groups = CARDS.map(([card]) => {
    const buttons = CARDS.map(([name, word]) =>
      html("button", { type: "button", "data-card": name, onclick: () => choose(name, true) }, word));
    const group = html("div", { class: "span strip", role: "group", "aria-label": "Under the phone" }, ...buttons);
    document.querySelector(`#${card} h2`).after(group);
    return { card, buttons };
  });

  function choose(wanted, byHand) {
    document.body.dataset.strip = wanted;
    for (const { card, buttons } of groups)
      for (const button of buttons) {
        button.setAttribute("aria-pressed", String(button.dataset.card === wanted));
        if (byHand && card === wanted && button.dataset.card === wanted) button.focus();
      }
  }
  choose("timeline", false);
}
