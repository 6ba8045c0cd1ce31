// Menus of the header: one closes when another place is pressed, or by Escape. Knows no menu's content.

import { html } from "./drawing.js";

export function menu(id) {
  const element = document.getElementById(id);
  document.addEventListener("pointerdown", (event) => {
    if (!element.contains(event.target)) element.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !element.open) return;
    element.open = false;
    element.querySelector("summary").focus();
  });
  return element;
}

// A button that says `words`, which may be a function of what there is then.
export function act(send, [name, words]) {
  const said = () => (typeof words === "function" ? words() : words);
  return html("button", { type: "button", "data-words": said(), onclick: () => send(said()) }, name);
}

export function group(name, ...children) {
  return html("div", { class: "group", role: "group", "aria-label": name }, html("h3", {}, name), ...children);
}

export function side(...buttons) {
  return html("div", { class: "side" }, ...buttons);
}

// Among buttons that exclude one another, the one that is so.
export function choose(buttons, words) {
  for (const one of buttons) one.setAttribute("aria-pressed", String(one.dataset.words === words));
}
