// The recording machine as a drawing: its phases in the mode of the call in focus, the present one lit,
// the way it came by marked. Draws what /api/machine tells; may not know the machine.

import { shape, svg } from "./drawing.js";

const MARKED = ["recording", "paused"]; // what the lit phase shows besides its word
const LINE = 12; // px between two lines of a name

export function machineDiagram() {
  const element = svg("svg", { class: "diagram", role: "img", "aria-label": "Recording machine: unknown" });
  let machine = null;
  let mode = null;
  let nodes = new Map();
  let ways = [];
  let lit = null;

  function draw(wanted) {
    mode = wanted;
    const { phases, ways: arrows } = machine.modes[mode];
    lit = null;
    ways = arrows.map((way) => ({ ...way, path: arrow(way) }));
    nodes = new Map(phases.map((one) => [one.phase, node(one)]));
    const frame = phases.length > 1 ? svg("rect", { class: "frame", rx: 10, ...machine.session }) : "";
    element.setAttribute("viewBox", `0 0 ${machine.width} ${machine.height}`);
    element.style.aspectRatio = `${machine.width} / ${machine.height}`;
    element.replaceChildren(svg("defs", {}, head("head"), head("last-head")), frame,
      ...ways.map((way) => way.path), ...nodes.values());
  }

  // In a narrow window the drawing is wider than its place.
  function bringIntoView(group) {
    const { x, width } = group.querySelector("rect").getBBox();
    const place = element.parentElement;
    place.scrollLeft = ((x + width / 2) / machine.width) * place.scrollWidth - place.clientWidth / 2;
  }

  function light(phase, shown, last) {
    if (phase !== lit && nodes.has(phase)) bringIntoView(nodes.get(phase));
    lit = phase;
    for (const [name, group] of nodes) {
      const now = name === phase;
      group.setAttribute("class", now ? `node now ${shown}` : "node");
      group.classList.toggle("marked", now && MARKED.includes(shown));
      group.querySelector(".mark").setAttribute("d", now && MARKED.includes(shown) ? outline(shown) : "");
    }
    for (const way of ways) {
      const came = Boolean(last) && way.to === last.to && way.from.includes(last.from);
      way.path.setAttribute("class", came ? "way last" : "way");
      way.path.setAttribute("marker-end", came ? "url(#last-head)" : "url(#head)");
    }
  }

  return {
    element,
    know(drawing) {
      machine = drawing;
      mode = null;
    },
    // `last` is {from, to} or null: the newest change of phase.
    show(recording, last) {
      const came = last ? `, from ${last.from}` : "";
      element.setAttribute("aria-label", `Recording machine: ${recording.phase}${came}`);
      if (!machine) return;
      if (mode !== recording.mode) draw(recording.mode);
      light(recording.phase, recording.state, last);
    },
    forget() {
      element.setAttribute("aria-label", "Recording machine: unknown");
      light(null, "", null);
    },
  };
}

function arrow(way) {
  const from = way.from.length > 3 ? "any phase of a session" : way.from.join(", ");
  return svg("path", { class: "way", d: way.path, "marker-end": "url(#head)" },
    svg("title", {}, `${from} → ${way.to}: ${way.events.join(", ")}`));
}

function node({ phase, x, y, width, height, words, meaning }) {
  const middle = x + width / 2;
  const top = y + height / 2 + 4.5 - ((words.length - 1) * LINE) / 2;
  const lines = words.map((word, n) => svg("tspan", { x: middle, y: top + n * LINE }, word));
  return svg("g", { class: "node", "data-phase": phase }, svg("title", {}, `${phase}: ${meaning}`),
    svg("rect", { x, y, width, height, rx: 7 }),
    svg("path", { class: "mark", d: "", transform: `translate(${x + 8} ${y + height / 2 - 5.5}) scale(.7)` }),
    svg("text", {}, ...lines));
}

function outline(name) {
  return shape(name).getAttribute("d");
}

function head(id) {
  const box = { id, viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 6, markerHeight: 6, orient: "auto" };
  return svg("marker", { ...box, markerUnits: "userSpaceOnUse" }, svg("path", { d: "M0 0L8 4L0 8z" }));
}
