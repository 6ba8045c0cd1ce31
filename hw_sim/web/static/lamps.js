// Lamps: a name, a colour and a cadence with hard edges. Knows the words of the state's `lamps` and
// what to show when nobody knows; may not know why a lamp is lit. Reduced motion leaves the rhythm.

import { html } from "./drawing.js";

export const UNKNOWN = { colour: "amber", on_ms: 100, off_ms: 900, pattern: "unknown" };
const DARK_UNKNOWN = { colour: null, on_ms: 0, off_ms: 1, pattern: "unknown" };
const TELLS_UNKNOWN = ["record", "pause"];

export function lamp(name, label = null) {
  const glow = html("i", { class: "glow" });
  const lens = html("i", { class: "lens" }, glow);
  const element = html("div", { class: `lamp ${name}`, "data-lamp": name }, lens);
  if (label) {
    element.setAttribute("role", "img");
    element.append(html("span", { "aria-hidden": "true" }, label));
  } else element.setAttribute("aria-hidden", "true");
  let shown = "";

  function show(light) {
    const wanted = `${light.colour} ${light.on_ms}/${light.off_ms} ${light.pattern}`;
    if (wanted === shown) return; // a cadence that goes on is not begun again
    shown = wanted;
    element.dataset.colour = light.colour ?? "none";
    element.dataset.pattern = light.pattern;
    if (label) element.setAttribute("aria-label", `${label} lamp: ${words(light)}`);
    for (const animation of glow.getAnimations()) animation.cancel();
    const lit = light.colour !== null && light.on_ms > 0;
    glow.style.opacity = lit && light.off_ms === 0 ? "1" : "0";
    if (lit && light.off_ms > 0) blink(glow, light.on_ms, light.off_ms);
  }

  const unknown = TELLS_UNKNOWN.includes(name) ? UNKNOWN : DARK_UNKNOWN;
  show(unknown);
  return { element, show, forget: () => show(unknown) };
}

function blink(glow, on, off) {
  const edge = on / (on + off);
  const frames = [
    { opacity: 1, offset: 0 },
    { opacity: 1, offset: edge },
    { opacity: 0, offset: edge },
    { opacity: 0, offset: 1 },
  ];
  glow.animate(frames, { duration: on + off, iterations: Infinity });
}

function words(light) {
  if (light.pattern === "unknown" || light.colour === null) return light.pattern;
  return `${light.colour} ${light.pattern}`;
}
