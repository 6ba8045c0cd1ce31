// How the page itself looks: light or dark, and which panel a narrow window shows. Knows nothing of
// the phone; the LCD's own theme is the phone's business.

import { html } from "./drawing.js";

const PANELS = [["keypad", "Keypad"], ["state", "State"], ["timeline", "Time line"], ["sound", "Sound"], ["recordings", "Recordings"]];

export function appearance() {
  theme();
  tabs(document.querySelector(".tabs"));
  dialField();
}

// In a narrow window the dial field belongs to the keypad.
function dialField() {
  const dial = document.getElementById("dial");
  const wide = document.getElementById("far-end");
  const narrow = matchMedia("(max-width: 899px)");
  const place = () => (narrow.matches ? document.getElementById("keypad") : wide).before(dial);
  narrow.addEventListener("change", place);
  place();
}

export function theme() {
  const root = document.documentElement;
  const button = document.getElementById("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const kept = localStorage.getItem("theme");
  if (kept) root.dataset.theme = kept;
  const dark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const name = () => {
    button.textContent = dark() ? "Light" : "Dark";
  };
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    localStorage.setItem("theme", root.dataset.theme);
    name();
  });
  system.addEventListener("change", name);
  name();
}

function tabs(list) {
  const buttons = PANELS.map(([panel, word]) => html("button", {
    type: "button", role: "tab", "aria-controls": panel, "data-panel": panel, onclick: () => choose(panel),
  }, word));
  list.append(...buttons);
  list.addEventListener("keydown", ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!step) return;
    const at = buttons.findIndex((button) => button.dataset.panel === document.body.dataset.panel);
    const next = buttons.at((at + step) % buttons.length);
    choose(next.dataset.panel);
    next.focus();
  });

  function choose(panel) {
    document.body.dataset.panel = panel;
    for (const button of buttons) {
      const chosen = button.dataset.panel === panel;
      button.setAttribute("aria-selected", String(chosen));
      button.tabIndex = chosen ? 0 : -1;
    }
  }
  choose("keypad");
}
