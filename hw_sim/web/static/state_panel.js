// The State card: the recording machine's nine states with the present one lit, and the facts. Knows
// the words of the state; may not know how it comes about.

import { clock, html, shape, svg } from "./drawing.js";

// x, y, width in the drawing; height 28.
const NODES = {
  ready: [2, 44, 64], off: [2, 90, 44], starting: [93, 4, 72], recording: [184, 44, 100], pausing: [301, 4, 76],
  paused: [402, 44, 80], stopping: [93, 90, 72], failed: [205, 90, 58], resuming: [301, 90, 76],
};
const ARROWS = [
  "M34 44V18H93", "M165 18H234V44", "M249 44V18H301", "M377 18H442V44", "M442 72V104H377", "M301 104H293V64H285",
  "M184 62H175V104H165", "M93 104H57V72", "M234 72V90",
];
const MODES = { "On Demand with User Initiated Start": "On Demand" };

const MARKED = ["recording", "paused"];

export function statePanel(card) {
  const nodes = new Map(Object.entries(NODES).map(([word, place]) => [word, node(word, place)]));
  const head = { id: "head", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: "auto" };
  const diagram = svg("svg", { class: "diagram", viewBox: "0 0 486 120", role: "img" },
    svg("defs", {}, svg("marker", head, svg("path", { d: "M0 0L8 4L0 8z" }))),
    ...ARROWS.map((d) => svg("path", { d, "marker-end": "url(#head)" })), ...nodes.values());
  const facts = html("dl", { class: "facts" });
  const subtitle = card.querySelector(".subtitle");
  card.append(diagram, facts);

  function show(state) {
    const word = state.recording.state;
    diagram.setAttribute("aria-label", `Recording machine: ${word}`);
    subtitle.textContent = `recording machine · ${state.line.name || state.line.number}`;
    for (const [name, group] of nodes) group.setAttribute("class", classOf(name, name === word));
    facts.replaceChildren(...factsOf(state).flatMap(([name, value, kind]) =>
      [html("dt", {}, name), html("dd", { class: kind ?? null }, value)]));
  }

  function forget() {
    diagram.setAttribute("aria-label", "Recording machine: unknown");
    for (const [name, group] of nodes) group.setAttribute("class", classOf(name, false));
    facts.replaceChildren(html("dt", {}, "This phone"), html("dd", { class: "strong" }, "unknown"));
  }

  forget();
  return { show, forget };
}

function classOf(word, now) {
  return `node ${word}${MARKED.includes(word) ? " marked" : ""}${now ? " now" : ""}`;
}

function node(word, [x, y, width]) {
  const mark = MARKED.includes(word)
    ? shape(word, { transform: `translate(${x + 9} ${y + 8.5}) scale(.7)` }) : null;
  return svg("g", {}, svg("rect", { x, y, width, height: 28, rx: 7 }), mark,
    svg("text", { x: x + width / 2, y: y + 18.5 }, word));
}

function factsOf(state) {
  const { recording, call, lamps, reminder } = state;
  const total = recording.recorded_s + recording.paused_s;
  const kind = { on: "recording", paused: "paused" }[recording.word] ?? (recording.state === "failed" ? "failed" : "");
  return [
    ["This phone", phoneWord(recording), `strong ${kind}`.trim()],
    ["Mode", MODES[recording.mode] ?? recording.mode],
    ["Server", recording.by.server],
    ["Call", call ? `${call.state}${held(call)} ${clock(call.seconds)}` : "none"],
    ["Far end", recording.by.far_end],
    ["Recorded", total ? `${clock(recording.recorded_s)} of ${clock(total)}` : "nothing"],
    ["Lamp", lampWord(lamps)],
    ["Reminder", reminderWord(reminder, recording)],
  ];
}

function phoneWord(recording) {
  switch (recording.state) {
    case "recording":
      return `recording ${clock(recording.recorded_s)}`;
    case "paused":
      return `paused ${clock(recording.paused_s)}`;
    case "failed":
      return recording.reason ?? "failed";
    default:
      return recording.state;
  }
}

function held(call) {
  const by = [call.held_by_local && "this phone", call.held_by_remote && "the far end"].filter(Boolean);
  return by.length ? `, held by ${by.join(" and ")},` : "";
}

function lampWord(lamps) {
  const lit = [lamps.record, lamps.pause].find((light) => light.colour);
  return lit ? `${lit.colour} ${lit.pattern}${lit.off_ms ? " ms" : ""}` : "dark";
}

function reminderWord(reminder, recording) {
  if (!reminder.interval_s || recording.mode === "Never") return "none";
  return `every ${reminder.interval_s} s, ${reminder.running ? "running" : "waiting"}`;
}
