// The faceplate: a slab drawn as SVG, with lamps, LCD and keys on it. Knows where things stand and
// what a key is called; may not know what a key does – it sends the key's word and shows the state.

import { html, icon, svg } from "./drawing.js";
import { lamp } from "./lamps.js";
import { lcd } from "./lcd.js";
import { pressable } from "./press.js";

const LINTEL = [["record", "Record"], ["pause", "Pause"], ["mute", "Mute"], ["message", "Message"]];
const DIGITS = [
  ["1", ""], ["2", "abc"], ["3", "def"], ["4", "ghi"], ["5", "jkl"], ["6", "mno"],
  ["7", "pqrs"], ["8", "tuv"], ["9", "wxyz"], ["*", ""], ["0", "+"], ["#", ""],
];
const DIGIT_NAMES = { "*": "Star", "#": "Pound" };
const TABS = { none: "", active: "active", held: "held", ringing: "ringing", elsewhere: "busy elsewhere" };
const ICONS = {
  recording: "recording", paused: "recording paused", pending: "recording pending",
  resuming: "recording resuming", failed: "recording failed", hold: "",
};
const OFF = { colour: null, on_ms: 0, off_ms: 1, pattern: "off" };

export function faceplate(phone, press, longPress) {
  const lamps = new Map(LINTEL.map(([name, label]) => [name, lamp(name, label)]));
  const screen = lcd(phone);
  const softkeys = [1, 2, 3, 4].map((place) => softkey(place));
  const lines = Array.from({ length: 10 }, (_, index) => lineKey(index + 1));
  const hook = key("hook", "handset", html("span", { class: "word" }));
  const mute = key("mute", "mute", icon("mute", 18), html("span", {}, "Mute"));
  const audio = [
    mute,
    key("speaker", "speaker", icon("speaker", 18), html("span", {}, "Speaker")),
    key("headset", "headset", icon("headset", 18), html("span", {}, "Headset")),
  ];
  const functions = [["hold", "Hold"], ["transfer", "Transfer"], ["conference", "Conference"]].map(([word, name]) =>
    key(word, "function", icon(word, 18), html("span", {}, name)));
  const navigation = [
    key("up", "way", icon("chevron-up", 16)), key("ok", "ok", html("b", {}, "OK")),
    key("down", "way", icon("chevron-down", 16)),
  ];
  navigation[0].setAttribute("aria-label", "Cursor up");
  navigation[2].setAttribute("aria-label", "Cursor down");

  function key(word, kind, ...children) {
    const button = html("button", { type: "button", class: `key ${kind}`, "data-key": word }, ...children);
    button.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse") return;
      event.preventDefault(); // a mouse leaves the focus on the phone, whose letters then work
      screen.canvas.focus({ focusVisible: false });
    });
    pressable(button, word, press, longPress);
    return button;
  }

  function softkey(place) {
    return key(`softkey-${place}`, "softkey", html("span", {}, `F${place}`), html("i", {}));
  }

  function lineKey(position) {
    const led = lamp(`line-${position}`);
    const button = key(`line-${position}`, "line", led.element, html("span", { class: "label" }));
    lamps.set(`line-${position}`, led);
    return button;
  }

  function digit([word, letters]) {
    const button = key(word, "digit", html("b", {}, word === "*" ? "∗" : word));
    if (letters) button.append(html("small", { "aria-hidden": "true" }, letters));
    button.setAttribute("aria-label", DIGIT_NAMES[word] ?? word);
    return button;
  }

  const plate = html("div", { class: "nameplate", "aria-hidden": "true" });
  phone.append(
    slab(),
    html("div", { class: "lintel", role: "group", "aria-label": "Lamps" },
      ...LINTEL.map(([name]) => lamps.get(name).element)),
    screen.element,
    html("div", { class: "softkeys", role: "group", "aria-label": "Softkeys" }, ...softkeys),
    html("div", { class: "lines", role: "group", "aria-label": "Line keys" }, ...lines),
    html("div", { class: "audio", role: "group", "aria-label": "Handset and audio" }, hook, ...audio),
    html("div", { class: "controls" },
      html("div", { class: "functions", role: "group", "aria-label": "Call functions" }, ...functions),
      html("div", { class: "navigation", role: "group", "aria-label": "Navigation" }, ...navigation)),
    html("div", { class: "keypad", id: "keypad", role: "group", "aria-label": "Dial pad" }, ...DIGITS.map(digit)),
    plate,
  );

  function showLines(state) {
    const half = state.model.line_keys / 2;
    const known = new Map(state.line_keys.map((entry) => [entry.position, entry]));
    lines.forEach((button, index) => {
      const position = index + 1;
      button.hidden = position > state.model.line_keys;
      button.style.setProperty("--row", index % half);
      button.dataset.side = index < half ? "left" : "right";
      const entry = known.get(position);
      button.setAttribute("aria-disabled", String(!entry));
      button.tabIndex = entry ? 0 : -1;
      button.dataset.tab = entry?.tab ?? "none";
      button.dataset.focus = String(Boolean(entry?.focus));
      button.setAttribute("aria-label", lineName(position, entry));
      const label = entry ? [html("b", {}, entry.label)] : [];
      if (entry?.detail) label.push(html("small", {}, entry.detail));
      if (entry?.recording && entry.recording !== "hold") label.push(icon(entry.recording, 12));
      button.querySelector(".label").replaceChildren(...label);
    });
  }

  return {
    canvas: screen.canvas,
    draw: screen.draw,
    show(state) {
      screen.show(state);
      plate.textContent = `Redlamp ${state.model.name}`;
      for (const [name, one] of lamps) one.show(state.lamps[name] ?? OFF);
      softkeys.forEach((button, index) => {
        const word = state.softkeys[index];
        button.setAttribute("aria-label", `Softkey ${index + 1}: ${word ?? "none"}`);
        button.setAttribute("aria-disabled", String(!word));
      });
      showLines(state);
      hook.setAttribute("aria-pressed", String(state.off_hook));
      hook.setAttribute("aria-label", `Handset: ${state.off_hook ? "off" : "on"} hook`);
      hook.querySelector(".word").textContent = state.off_hook ? "Off hook" : "On hook";
      mute.setAttribute("aria-pressed", String(state.muted));
    },
    forget() {
      screen.forget();
      for (const one of lamps.values()) one.forget();
      softkeys.forEach((button, index) => button.setAttribute("aria-label", `Softkey ${index + 1}: unknown`));
      hook.setAttribute("aria-label", "Handset: unknown");
    },
  };
}

function lineName(position, entry) {
  if (!entry) return `Line ${position}, nothing`;
  return [`Line ${position}`, entry.label, TABS[entry.tab], ICONS[entry.recording] ?? ""]
    .filter(Boolean).join(", ");
}

function slab() {
  const face = { class: "face", x: 0.5, y: 0.5, width: 723, height: 435, rx: 24 };
  const cradle = { class: "cradle", x: 16, y: 60, width: 64, height: 352, rx: 32 };
  const lintel = { class: "beam", x: 96, y: 16, width: 612, height: 30, rx: 8 };
  return svg("svg", { class: "slab", viewBox: "0 0 724 436", "aria-hidden": "true" },
    svg("rect", face), svg("rect", cradle), svg("rect", lintel));
}
