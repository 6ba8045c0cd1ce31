// The sound card: both parties of the call, what each says and hears; listened to, spoken into, and drawn.
// Knows the words of the state, of peaks and of the time line; may not know how sound gets here or there.

import { clock, html, icon } from "./drawing.js";
import { listen } from "./listening.js";
import { speak } from "./speaking.js";
import { drawBand, drawRow } from "./wave.js";
import { WINDOW_S, calls, marks, recorded, trace } from "./wave_model.js";

const NEAR = "near";
const PARTIES = ["near", "far"];
const SIDES = ["said", "heard"];
const FRAME_MS = 50;
const STILL_MS = 1000; // where motion is not wanted
const DELAY_S = 0.4; // a far party's picture comes so much later
const AUDIBLE = 0.003;
const TALK = { near: "Use this browser's microphone", far: "Be the far party" };

// `address(path, query)` is that of a socket; `alarm` says what went wrong.
export function soundCard(card, address, alarm) {
  const hush = html("button", { type: "button", id: "hush", hidden: true, onclick: () => stopTalking() },
    icon("mute"), "Microphone on");
  const rows = PARTIES.flatMap((party) => SIDES.map((side) => rowOf(party, side)));
  const band = html("canvas", { class: "band", role: "img" });
  const traces = new Map();
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let entries = [];
  let state = null;
  let stateAt = 0;
  let connected = false;
  let far = "";
  let slot = null; // of the newest call with that party
  let talking = null; // {row, link, live}: whose microphone this browser's is, or is to be when it gives it
  let drawnAt = 0;
  let toldAt = 0;

  // Only a phone that can be heard has what is heard.
  function appear() {
    if (document.body.hasAttribute("data-sound")) return;
    document.body.setAttribute("data-sound", "");
    document.getElementById("theme").before(hush);
    card.append(
      html("div", { class: "title" }, ...card.children, legend()),
      html("div", { class: "sounds" }, ...rows.flatMap((row) => [row.words, row.button, row.canvas]),
        html("span", { class: "who" }, html("b", {}, "Recording")), html("span"), band));
  }

  function rowOf(party, side) {
    const words = html("span", { class: "who" });
    const listens = side === "heard";
    const button = html("button", { type: "button", "aria-pressed": "false", onclick: () => press(row) },
      icon(listens ? "speaker" : "mute"), html("span", {}, listens ? "Listen" : TALK[party]));
    const canvas = html("canvas", { class: "wave", role: "img" });
    const row = { party, side, words, button, canvas, end: null, waits: false };
    return row;
  }

  const numberOf = (row) => (row.party === NEAR ? NEAR : far);
  const nameOf = (party) => {
    if (party === NEAR) return state.line.name.split(" ")[0] || state.line.number;
    const there = state.parties.find((one) => one.number === far);
    return there?.name.split(" ")[0] || far;
  };
  const rowFor = (party, side) => rows.find((row) => row.party === party && row.side === side);
  const speaksAs = (row) => talking?.row === row && talking.live;

  async function press(row) {
    if (row.waits) return;
    row.waits = row.side === "heard"; // a browser that asks may be asked for something else
    try {
      if (row.end) stop(row);
      else if (row.side === "heard") await startListening(row);
      else if (talking?.row === row) stopTalking();
      else await startTalking(row);
    } catch (error) {
      alarm(error.message);
    }
    row.waits = false;
    say();
  }

  async function startListening(row) {
    const number = numberOf(row);
    const end = await listen(address("/ws/listen", { party: number, side: row.side }), {
      level(peak) {
        row.button.dataset.level = peak.toFixed(3);
        row.button.style.setProperty("--level", Math.sqrt(peak).toFixed(2));
      },
      ended: (reason) => lost(row, reason),
    });
    if (connected && number === numberOf(row)) row.end = end;
    else end();
  }

  // One microphone is one party's, the last that was asked for; who speaks hears as well.
  async function startTalking(row) {
    stopTalking();
    const one = { row, link: new AbortController(), live: false };
    talking = one;
    say();
    try {
      await speak(address("/ws/speak", { party: numberOf(row) }), {
        signal: one.link.signal,
        ended: (reason) => lost(row, reason),
      });
    } catch (error) {
      if (talking !== one) return; // nobody wants it any more
      talking = null;
      throw error;
    }
    if (talking !== one) return;
    one.live = true;
    const ear = rowFor(row.party, "heard");
    if (!ear.end) await press(ear);
  }

  function stopTalking() {
    talking?.link.abort();
    talking = null;
    say();
  }

  function stop(row) {
    row.end();
    over(row);
  }

  function over(row) {
    row.end = null;
    if (talking?.row === row) talking = null;
    row.button.style.removeProperty("--level");
    delete row.button.dataset.level;
  }

  function lost(row, reason) {
    over(row);
    if (connected) alarm(reason);
    say();
  }

  // Which far party is shown: that of the call in focus, else the one before.
  function choose() {
    const there = state.call?.remote.number;
    const before = far;
    if (there && there in state.sound) far = there;
    if (!(far in state.sound)) far = state.parties.find((one) => one.number in state.sound)?.number ?? "";
    const call = state.calls.find((one) => one.remote.number === far);
    slot = call?.slot ?? (far === before ? slot : null);
    if (far === before) return;
    for (const row of rows.filter((one) => one.party === "far" && one.end)) {
      stop(row);
      press(row);
    }
    if (talking?.row.party !== "far") return;
    stopTalking();
    alarm("The far party is somebody else now: your microphone is off");
  }

  function say() {
    hush.hidden = !talking?.live;
    if (!state?.sound) return;
    for (const row of rows) {
      const name = nameOf(row.party);
      const verb = row.side === "said" ? "says" : "hears";
      const elsewhere = row.side === "said" && state.sound[numberOf(row)] === "browser" && !speaksAs(row);
      row.words.replaceChildren(html("b", {}, name), ` ${verb}`, elsewhere ? html("small", {}, "another page") : "");
      row.button.setAttribute("aria-pressed", String(Boolean(row.end || speaksAs(row))));
      row.button.setAttribute("aria-busy", String(talking?.row === row && !talking.live));
      row.button.setAttribute("aria-label",
        row.side === "heard" ? `Listen to what ${name} hears` : `${TALK[row.party]}: speak as ${name}`);
      row.button.disabled = !numberOf(row);
    }
    if (talking) hush.title = `You speak as ${nameOf(talking.row.party)}; press to stop`;
  }

  const now = () => (state ? state.time_s + (connected ? (performance.now() - stateAt) / 1000 : 0) : 0);

  function draw(at) {
    requestAnimationFrame(draw);
    if (!state?.sound || at - drawnAt < (still.matches ? STILL_MS : FRAME_MS) || !card.checkVisibility()) return;
    drawnAt = at;
    const end = now() - DELAY_S;
    const from = end - WINDOW_S;
    const ours = (one) => slot === null || (one.slot ?? slot) === slot;
    const found = marks(entries, from, end).filter((one) => one.near || ours(one));
    const inCall = calls(entries, end);
    for (const row of rows)
      drawRow(row.canvas, {
        trace: traceOf(numberOf(row), row.side), from, marked: row.side === "heard",
        // What is said outside of a call is heard by nobody.
        calls: row.side === "heard" ? [{ from, to: end }] : inCall,
        marks: marksOf(row, found),
      });
    const kept = recorded(entries, end).filter((one) => one.to >= from && ours(one));
    drawBand(band, { from, recorded: kept });
    if (at - toldAt >= STILL_MS) tell(found, kept, end);
  }

  function marksOf(row, found) {
    return row.side === "heard" ? found.filter((one) => one[row.party]) : [];
  }

  // The pictures in words, once a second.
  function tell(found, kept, end) {
    toldAt = performance.now();
    const ago = (t) => `${clock(end - t)} ago`;
    for (const row of rows) {
      const level = traceOf(numberOf(row), row.side).level;
      const words = marksOf(row, found).map((one) => `${one.label} ${ago(one.from)}`);
      const sound = level > AUDIBLE ? "sound" : "silence";
      row.canvas.setAttribute("aria-label", [`${row.words.textContent}: ${sound} now`, ...words].join(", "));
    }
    const parts = kept.map((one) => `${one.kind} from ${ago(one.from)} to ${one.to >= end - 1 ? "now" : ago(one.to)}`);
    band.setAttribute("aria-label", `Recording: ${parts.length ? parts.join(", ") : "nothing in the last minute"}`);
  }

  function traceOf(number, side) {
    const name = `${number} ${side}`;
    if (!traces.has(name)) traces.set(name, trace());
    return traces.get(name);
  }

  requestAnimationFrame(draw);
  return {
    show(next) {
      connected = true;
      [state, stateAt] = [next, performance.now()];
      if (!state.sound) return;
      appear();
      choose();
      say();
    },
    add(more) {
      const known = ["tones", "announcements", "call", "recording"];
      entries.push(...more.filter((entry) => known.includes(entry.lane)));
    },
    peaks(parties) {
      for (const [number, sides] of Object.entries(parties))
        for (const [side, peaks] of Object.entries(sides)) traceOf(number, side).add(peaks);
    },
    restart() {
      entries = [];
      for (const one of traces.values()) one.clear();
    },
    forget() {
      if (state) state = { ...state, time_s: now() };
      connected = false;
      for (const row of rows) if (row.end) stop(row);
      stopTalking();
    },
  };
}

function legend() {
  const of = (kind, word) => html("span", { class: kind }, html("i", { class: "swatch" }), word);
  return html("div", { class: "legend" }, of("tone", "tone"), of("words", "announcement"));
}
