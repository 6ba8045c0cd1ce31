// Elements by name, attributes and children; icons of the visual language. Knows no phone and no
// connection. Attributes never hold style: the page's policy allows style from script alone.

const SVG = "http://www.w3.org/2000/svg";

export function html(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

// A disc means recording, two bars mean paused; neither is drawn for anything else.
const RING = "M8 1a7 7 0 0 1 0 14a7 7 0 0 1 0-14zM8 3a5 5 0 0 0 0 10a5 5 0 0 0 0-10z";
const SHAPES = {
  recording: "M8 1a7 7 0 0 1 0 14a7 7 0 0 1 0-14z",
  paused: "M2 2h4v12h-4zM10 2h4v12h-4z",
  pending: `${RING}M8 5a3 3 0 0 1 0 6a3 3 0 0 1 0-6z`,
  resuming: `${RING}M5 5h2v6h-2zM9 5h2v6h-2z`,
  failed: "M8 0L16 15H0zM7 5v5h2v-5zM7 11v2h2v-2z",
  play: "M4 2L14 8L4 14z",
  stop: "M3 3h10v10h-10z",
  mute: "M8 1a2.5 2.5 0 0 1 2.5 2.5v4a2.5 2.5 0 0 1-5 0v-4A2.5 2.5 0 0 1 8 1zM3.5 7h1.3a3.2 3.2 0 0 0 6.4 0h1.3a4.5 4.5 0 0 1-3.8 4.4V13.6H11V15H5V13.6h2.3v-2.2A4.5 4.5 0 0 1 3.5 7z",
  speaker: "M2 5.5h3L9 2v12L5 10.5H2zM10.5 5.2l1-1a5.4 5.4 0 0 1 0 7.6l-1-1a4 4 0 0 0 0-5.6zM12.6 3.1l1-1a8.3 8.3 0 0 1 0 11.8l-1-1a6.9 6.9 0 0 0 0-9.8z",
  headset: "M8 1.5A6.5 6.5 0 0 1 14.5 8v4.2A1.8 1.8 0 0 1 12.7 14H10.6V8.6H13V8A5 5 0 0 0 3 8v.6H5.4V14H3.3a1.8 1.8 0 0 1-1.8-1.8V8A6.5 6.5 0 0 1 8 1.5z",
  // A handset laid down; an arrow to somebody else; two ways that become one.
  hold: "M1 6.6C1 3.9 4.2 2 8 2s7 1.9 7 4.6V9h-4.2V6.7C10 6.3 9 6.2 8 6.2s-2 .1-2.8.5V9H1zM2 12h12v2H2z",
  transfer: "M1.5 4.5h8V1.5L15 6l-5.5 4.5v-3h-8zM1.5 12h9v2h-9z",
  conference: "M1 2h4l3.5 4.5H15v3H8.5L5 14H1v-2.4h2.8L6.2 8L3.8 4.4H1z",
  "chevron-up": "M8 4L14 11H2z",
  "chevron-down": "M8 12L2 5H14z",
  up: "M8 1L12 6H9.2V15H6.8V6H4z",
  down: "M8 15L4 10H6.8V1H9.2V10H12z",
};

export function shape(name, attributes = {}) {
  return svg("path", { d: SHAPES[name], "fill-rule": "evenodd", fill: "currentColor", ...attributes });
}

export function icon(name, size = 16) {
  const box = { class: `icon icon-${name}`, viewBox: "0 0 16 16", width: size, height: size };
  return svg("svg", { ...box, "aria-hidden": "true" }, shape(name));
}

export function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
