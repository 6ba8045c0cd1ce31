// The time line's card: lanes drawn as SVG, stretches and instants, labels that drop out before they
// overlap. Knows how things look; what there is to draw comes from time_line_model.js.

import { clock, html, icon, shape, svg } from "./drawing.js";
import { clusters, extent, of, stretches, ticks, words } from "./time_line_model.js";

const LANES = [
  ["call", "Call", "Call", 32], ["recording", "Recording", "Recording", 38], ["tones", "Tones", "Tones", 24],
  ["announcements", "Announcements", "Announced", 28], ["sip-call", "SIP · call", "SIP call", 27],
  ["sip-recorder", "SIP · recorder", "SIP rec.", 27], ["keys", "Keys", "Keys", 31],
];
const FAULTS = ["faults", "Faults", "Faults", 27];
const AXIS = 26;
const ROW = 20;
const KEEP_ALIVE = "OPTIONS";
const pen = document.createElement("canvas").getContext("2d");

export function timeLine(card) {
  const legend = html("div", { class: "legend" });
  const spans = [["1 min", false], ["Whole call", true]].map(([word, whole]) =>
    html("button", { type: "button", onclick: () => choose(whole), "data-whole": String(whole) }, word));
  const lanes = svg("svg", { class: "lanes", role: "img", "aria-label": "Time line: nothing yet" });
  const title = html("div", { class: "title" }, card.querySelector("h2"), legend,
    html("div", { class: "span", role: "group", "aria-label": "Stretch of time" }, ...spans));
  card.append(title, lanes);
  const entries = new Map();
  let whole = true;
  let state = null;
  let stateAt = 0;
  let connected = false;

  function choose(wanted) {
    whole = wanted;
    for (const button of spans)
      button.setAttribute("aria-pressed", String(button.dataset.whole === String(whole)));
    draw();
  }

  function now() {
    if (!state) return 0;
    const speed = state.time ? state.time.speed : 1;
    return state.time_s + (connected ? (speed * (performance.now() - stateAt)) / 1000 : 0);
  }

  function draw() {
    const width = card.clientWidth;
    if (!width || document.hidden) return;
    const all = [...entries.values()];
    const view = viewOf(all, now(), whole, width);
    const faults = all.some((entry) => entry.lane === "faults");
    const shown = (faults ? [...LANES, FAULTS] : LANES).map((lane) => roomy(lane, view.slots.length));
    const height = AXIS + shown.reduce((sum, lane) => sum + lane[3], 0) + 1;
    lanes.setAttribute("viewBox", `0 0 ${width} ${height}`);
    lanes.setAttribute("height", height);
    lanes.classList.toggle("unknown", !connected);
    lanes.replaceChildren(hatch(), ...axis(view, height), view.at <= view.to ? nowLine(view, height) : "",
      ...rows(shown, view, state));
    explain(legend, view);
    lanes.setAttribute("aria-label", told(view));
  }

  new ResizeObserver(draw).observe(card);
  document.addEventListener("visibilitychange", draw);
  setInterval(() => connected && draw(), 500);
  choose(true);
  return {
    show(next) {
      connected = true;
      state = next;
      stateAt = performance.now();
    },
    add(more) {
      for (const entry of more) entries.set(entry.id, entry);
      draw();
    },
    restart() {
      entries.clear();
    },
    forget() {
      if (state) state = { ...state, time_s: now() };
      connected = false;
      draw();
    },
  };
}

function viewOf(entries, at, whole, width) {
  const { from, to, zero } = extent(entries, at, whole);
  const left = width < 600 ? 84 : 124;
  const scale = (width - left - 8) / (to - from);
  const calls = stretches(entries, "call", at);
  const recorded = stretches(entries, "recording", at);
  const inView = entries.filter((entry) => entry.t >= from && entry.t <= to);
  const there = [...calls, ...recorded].filter((one) => one.to >= from && one.from <= to);
  const slots = [...new Set(there.map((one) => one.slot))].sort((a, b) => a - b);
  const x = (t) => left + (t - from) * scale;
  return { from, to, zero, at, left, width, calls, recorded, slots, inView, x };
}

// Calls at the same time have a row each.
function roomy(lane, rows) {
  const [name, long, short, height] = lane;
  const several = rows > 1 && ["call", "recording"].includes(name);
  return several ? [name, long, short, Math.max(height, rows * ROW + 10)] : lane;
}

function measure(text, bold) {
  pen.font = `${bold ? "700 " : ""}12.5px "Noto Sans", system-ui, sans-serif`;
  return pen.measureText(text).width;
}

function write(x, y, text, attributes = {}) {
  return svg("text", { x, y, ...attributes }, text);
}

function hatch() {
  const pattern = { id: "hatch", width: 9, height: 9, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
  return svg("defs", {}, svg("pattern", pattern,
    svg("rect", { class: "hatch-ground", width: 9, height: 9 }),
    svg("path", { class: "hatch-line", d: "M0 0V9" })));
}

function axis(view, height) {
  return ticks(view, view.width - view.left, 72).map((t) => {
    const x = Math.round(view.x(t)) + 0.5;
    const seconds = Math.round(t - view.zero); // ticks stand at whole seconds of the call
    const label = `${seconds < 0 ? "−" : ""}${clock(Math.abs(seconds))}`;
    const end = x + measure(label) + 8;
    const room = end < view.width && (end < view.x(view.at) - 22 || x > view.x(view.at) + 22);
    return svg("g", { class: "tick" }, svg("path", { class: "grid", d: `M${x} 10V${height}` }),
      room ? write(x + 4, 17, label) : null);
  });
}

function rows(shown, view, state) {
  let top = AXIS;
  return shown.map(([lane, long, short, height]) => {
    const kind = `name${lane === "recording" ? " strong" : ""}`;
    const name = { class: kind, x: view.width < 600 ? 12 : 15, y: top + height / 2 + 4.5 };
    const row = svg("g", { class: `lane ${lane}` },
      svg("path", { class: "grid", d: `M0 ${top + 0.5}H${view.width}` }),
      svg("text", name, view.width < 600 ? short : long),
      ...marks(lane, view, top, height, state));
    top += height;
    return row;
  });
}

function marks(lane, view, top, height, state) {
  const middle = top + height / 2;
  const found = of(view.inView, lane);
  switch (lane) {
    case "call":
      return view.calls.map((one) => bar(one, view, ...rowOf(one, view, top + 6, height - 12), callLabel(one, state)));
    case "recording":
      return view.recorded.map((one) => bar(one, view, ...rowOf(one, view, top + 5, height - 10), recordingLabel(one)));
    case "keys":
      return chips(found, view, top + 5, height - 10);
    case "tones":
      return tones(found.filter((one) => one.kind === "reminder"), view, middle, state);
    case "announcements":
      return instants(found, view, middle, 12, (one, x) => said(one, x, middle));
    case "faults":
      return instants(found, view, middle, 13, (one, x) =>
        svg("g", { class: "fault", transform: `translate(${x} ${middle - 6}) scale(.75)` }, shape("failed")));
    default:
      return sip(found, view, middle);
  }
}

// Where the row of this stretch's call begins, and its height.
function rowOf({ slot }, { slots }, top, height) {
  const rows = Math.max(1, slots.length);
  const gap = rows > 1 ? 2 : 0;
  return [top + (height / rows) * Math.max(0, slots.indexOf(slot)), height / rows - gap];
}

function callLabel(one, state) {
  return one.kind === "confirmed" ? [`${one.text}${state?.line ? ` · ${state.line.name}` : ""}`, one.text] : [];
}

function recordingLabel(one) {
  const time = clock(one.to - one.from);
  const word = { recording: "Recording", paused: "Paused", failed: "Not recorded" }[one.kind];
  return word ? [`${word} ${time}`, time] : [];
}

// A stretch with the longest of its labels that fits; its mark says the same without words.
function bar(one, view, y, height, labels) {
  const start = Math.max(view.left, view.x(one.from));
  const end = Math.min(view.width - 4, view.x(one.to));
  if (end < view.left || start > view.width) return null;
  const width = Math.max(2, end - start);
  const marked = ["recording", "paused", "failed"].includes(one.kind);
  const lead = marked ? 26 : 9;
  const label = labels.find((text) => measure(text, true) + lead + 8 <= width);
  const inset = one.kind === "recording" ? 0 : 0.75;
  const size = { width: Math.max(1, width - 2 * inset), height: height - 2 * inset };
  const box = { x: start + inset, y: y + inset, ...size, rx: Math.min(5, width / 2) };
  return svg("g", { class: `bar ${one.kind}` }, svg("rect", box),
    marked && width > 20
      ? svg("g", { class: "mark", transform: `translate(${start + 8} ${y + height / 2 - 6}) scale(.75)` }, shape(one.kind))
      : null,
    label ? write(start + lead, y + height / 2 + 4.5, label) : null);
}

// The bursts of the reminder; what rings can be seen in the call.
function tones(bursts, view, middle, state) {
  return [...bursts.map((one) => tone(one, view, middle)), note(bursts, view, middle, state)];
}

function tone(one, view, middle) {
  return svg("rect", { class: "tone", x: view.x(one.t) - 1.5, y: middle - 7, width: 3, height: 14 });
}

function said(one, x, middle) {
  const kind = `said${one.suppressed ? " suppressed" : ""}`;
  return svg("rect", { class: kind, x: x + 0.5, y: middle - 8, width: 9, height: 16, rx: 4 });
}

function note(found, view, middle, state) {
  if (!found.length || !state?.reminder) return null;
  const x = view.x(found.at(-1).t) + 8;
  const text = `every ${state.reminder.interval_s} s`;
  const limit = view.at <= view.to && view.x(view.at) > x ? view.x(view.at) : view.width;
  return x + measure(text) + 6 < limit ? write(x, middle + 4.5, text, { class: "note halo" }) : null;
}

// Marks of `step` px side by side, and their words as far as the next mark leaves room.
function instants(found, view, middle, step, mark) {
  const groups = clusters(found, view.x, step);
  return groups.map((group, index) => {
    const end = group.x + group.entries.length * step + 3;
    const next = groups[index + 1]?.x ?? view.width - 6;
    const text = words(group.entries, (all) => end + measure(all) + 8 <= next);
    return svg("g", {}, ...group.entries.map((one, n) => mark(one, group.x + n * step)),
      text ? write(end, middle + 4.5, text, { class: "halo" }) : null);
  });
}

// Keep-alives stay in the background; they neither name themselves nor take room.
function sip(found, view, middle) {
  const beats = found.filter((one) => one.kind === KEEP_ALIVE);
  const said = found.filter((one) => one.kind !== KEEP_ALIVE);
  const arrow = (one, x, kind) =>
    svg("g", { class: `arrow ${kind}`, transform: `translate(${x - 4} ${middle - 6}) scale(.75)` },
      svg("title", {}, one.detail ?? one.text), shape(one.sent ? "up" : "down"));
  return [
    ...beats.map((one) =>
      svg("rect", { class: "beat", x: view.x(one.t) - 0.5, y: middle + 8, width: 2, height: 4 })),
    ...instants(said, view, middle, 9, (one, x) =>
      arrow(one, x, /^[3-6]\d\d$/.test(one.text) ? "refusal" : "")),
  ];
}

// Keys as chips; one that would cover the next is a mark without words.
function chips(found, view, y, height) {
  return found.map((one, index) => {
    const text = one.text.replace(/^line-/, "Line ").replace(/^[a-z]/, (first) => first.toUpperCase());
    const x = view.x(one.t);
    const width = measure(text, true) + 11;
    const next = found[index + 1] ? view.x(found[index + 1].t) : view.width;
    const fits = x + width + 2 <= Math.min(next, view.width);
    const wide = fits ? width : 5;
    return svg("g", { class: "chip" }, svg("title", {}, text),
      svg("rect", { x: x + 0.5, y: y + 0.5, width: wide, height: height - 1, rx: fits ? 5 : 2.5 }),
      fits ? write(x + 6.5, y + height / 2 + 4.5, text) : null);
  });
}

function nowLine(view, height) {
  const x = Math.round(view.x(view.at));
  const label = clock(view.at - view.zero);
  const wide = measure(label, true) + 12;
  const left = Math.min(x - wide / 2, view.width - wide - 2);
  return svg("g", { class: "now" }, svg("line", { x1: x, x2: x, y1: 18, y2: height }),
    svg("rect", { x: left, y: 2, width: wide, height: 18, rx: 5 }), write(left + wide / 2, 15.5, label));
}

// The legend names what there is to see, so that nothing here is red while nothing was recorded.
function explain(legend, view) {
  const within = (one) => one.to >= view.from && one.from <= view.to;
  const kinds = new Set(view.recorded.filter(within).map((one) => one.kind));
  const wanted = ["recording", "paused"].filter((kind) => kinds.has(kind)).join(" ");
  if (legend.dataset.kinds === wanted) return;
  legend.dataset.kinds = wanted;
  legend.replaceChildren(
    ...["recording", "paused"].filter((kind) => kinds.has(kind))
      .map((kind) => html("span", { class: kind }, html("i", { class: "swatch" }), kind)),
    html("span", { class: "way" }, icon("up", 12), "sent"), html("span", { class: "way" }, icon("down", 12), "received"));
}

function told(view) {
  const shown = view.recorded.filter((one) => one.to >= view.from && one.kind !== "pending");
  const parts = shown.map((one) => `${one.kind} ${clock(one.from - view.zero)} to ${clock(one.to - view.zero)}`);
  return `Time line: ${parts.length ? parts.join(", ") : "nothing recorded"}`;
}
