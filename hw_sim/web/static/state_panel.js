// The State card: the recording machine of the call in focus, the facts, and every call that there is.
// Knows the words of the state and of the lane `phases`; may not know how they come about.

import { clock, html, icon } from "./drawing.js";
import { machineDiagram } from "./machine_diagram.js";

const MODES = { "On Demand with User Initiated Start": "On Demand" };
const ICONS = { recording: "recording", paused: "paused", pausing: "paused", resuming: "resuming", failed: "failed" };

export function statePanel(card) {
  const diagram = machineDiagram();
  const facts = html("dl", { class: "facts" });
  const calls = html("ul", { class: "calls", "aria-label": "Calls" });
  const subtitle = card.querySelector(".subtitle");
  card.append(html("div", { class: "machine" }, diagram.element), facts, calls);
  let shown = null;
  let newest = []; // of each slot, the newest change of phase; the newest of all comes last

  function show(state) {
    shown = state;
    const focus = state.calls.find((call) => call.focus);
    const last = newest.findLast((entry) => !focus || entry.slot === focus.slot);
    diagram.show(state.recording, last ? { from: last.kind, to: last.text } : null);
    const remote = focus ? ` · ${focus.remote.name || focus.remote.number}` : "";
    subtitle.textContent = `recording machine · ${state.line.name || state.line.number}${remote}`;
    facts.replaceChildren(...factsOf(state).flatMap(([name, value, kind]) =>
      [html("dt", {}, name), html("dd", { class: kind ?? null }, value)]));
    calls.hidden = state.calls.length < 2;
    calls.replaceChildren(...(calls.hidden ? [] : state.calls.map(row)));
  }

  function forget() {
    shown = null;
    diagram.forget();
    facts.replaceChildren(html("dt", {}, "This phone"), html("dd", { class: "strong" }, "unknown"));
    calls.hidden = true;
  }

  forget();
  return {
    show,
    forget,
    know(drawing) {
      diagram.know(drawing);
      if (shown) show(shown);
    },
    restart() {
      newest = [];
    },
    add(entries) {
      const changes = entries.filter((entry) => entry.lane === "phases");
      for (const entry of changes) newest = [...newest.filter((one) => one.slot !== entry.slot), entry];
      if (changes.length && shown) show(shown);
    },
  };
}

function row(call) {
  const mark = ICONS[call.recording.state];
  const words = [call.state, heldBy(call), call.recording.state === "off" ? "" : call.recording.state];
  return html("li", { class: call.focus ? "focus" : null },
    html("b", {}, call.remote.name || call.remote.number),
    html("span", { class: "of" }, mark ? icon(mark, 12) : null, words.filter(Boolean).join(", ")));
}

function factsOf(state) {
  const { recording, call, lamps, reminder } = state;
  const total = recording.recorded_s + recording.paused_s;
  const kind = { on: "recording", paused: "paused" }[recording.word] ?? (recording.state === "failed" ? "failed" : "");
  return [
    ["This phone", phoneWord(recording), `strong ${kind}`.trim()],
    ["Mode", MODES[recording.mode] ?? recording.mode],
    ["Server", recording.by.server],
    ["Call", call ? [call.state, heldBy(call), clock(call.seconds)].filter(Boolean).join(", ") : "none"],
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

function heldBy(call) {
  const by = [call.held_by_local && "this phone", call.held_by_remote && "the far end"].filter(Boolean);
  return by.length ? `held by ${by.join(" and ")}` : "";
}

function lampWord(lamps) {
  const lit = [lamps.record, lamps.pause].find((light) => light.colour);
  return lit ? `${lit.colour} ${lit.pattern}${lit.off_ms ? " ms" : ""}` : "dark";
}

function reminderWord(reminder, recording) {
  if (!reminder.interval_s || recording.mode === "Never") return "none";
  return `every ${reminder.interval_s} s, ${reminder.running ? "running" : "waiting"}`;
}
