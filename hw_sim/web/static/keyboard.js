// The keyboard: digits, F1–F4, Alt+digit and the full stop anywhere but in a text field; letters, arrows and
// Space only with the focus in the phone. Sends keys' words; a softkey's letter works only while its label is shown.

import { html } from "./drawing.js";

const LIST = [
  ["0–9 * #", "dial pad"], ["F1–F4", "softkeys"], ["Alt+1 … Alt+0", "line keys"], ["R", "Record"],
  ["P", "pause or resume the recording"], ["S", "stop the recording"], ["H", "hold or retrieve the call"],
  ["T", "transfer"], ["C", "conference"], ["↑ ↓", "the next call"], ["M", "mute"], ["Space", "hook"], ["Enter", "OK"],
  ["Backspace", "delete a digit"], [".", "freeze, and go on, in virtual time"], ["?", "this list"],
];
// The first label that is among the softkeys is pressed.
const LETTERS = {
  r: ["Record"], p: ["PauseRec", "ResumeRec"], s: ["StopRec"], h: ["Hold", "Resume"],
  backspace: ["Delete"],
};
const WORDS = {
  m: "mute", t: "transfer", c: "conference", " ": "hook", enter: "ok", arrowup: "up", arrowdown: "down",
};

export function keyboard({ phone, canvas, softkeys, press, freeze, say }) {
  const dialog = document.getElementById("keys");
  dialog.append(html("h2", { id: "keys-title" }, "Keys"),
    html("dl", {}, ...LIST.flatMap(([key, what]) => [html("dt", {}, html("kbd", {}, key)), html("dd", {}, what)])),
    html("p", { class: "subtitle" },
      "Letters, arrows, Space and Enter work with the focus in the phone. A key that is held for a second is a long press."),
    html("form", { method: "dialog" }, html("button", {}, "Close")));
  document.getElementById("keys-button").addEventListener("click", () => dialog.showModal());

  function act(event) {
    const { key } = event;
    if (/^F[1-4]$/.test(key)) return press(`softkey-${key[1]}`);
    if (event.altKey) return /^Digit\d$/.test(event.code) ? press(`line-${Number(event.code[5]) || 10}`) : false;
    if (/^[0-9*#]$/.test(key)) return press(key);
    if (key === ".") return freeze();
    if (key === "?") return dialog.showModal();
    return phone.contains(document.activeElement) && letter(key.toLowerCase());
  }

  function letter(key) {
    const onButton = document.activeElement !== canvas;
    if (onButton && (key === " " || key === "enter")) return false; // the button's own
    if (WORDS[key]) return press(WORDS[key]);
    if (!LETTERS[key]) return false;
    const label = LETTERS[key].find((word) => softkeys().includes(word));
    return label ? press(label) : say(`${LETTERS[key].join(" and ")}: no such softkey now`);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.repeat || dialog.open) return;
    if (event.target.closest("input, select, textarea")) return;
    if (act(event) !== false) event.preventDefault();
  });
}
