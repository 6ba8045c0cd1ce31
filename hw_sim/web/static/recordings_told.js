// What a recording's provider was told of announcements to the parties: words below its row, marks on
// its envelope. Knows the words of a summary's `announcements`; nothing of it is in the recording.

import { clock, html, svg } from "./drawing.js";

const WIDTH = 240;  // of an envelope
const KINDS = {
  start: "Start", stop: "Stop", pause: "Pause", resume: "Resume", compliance: "Compliance",
  "failure-proceed": "Failure, call goes on", "failure-end": "Failure, call ends",
};
const HOW = { words: "in words", beep: "beep", tone: "tone for words", nothing: "not heard" };
const WHO = { near: "user", far: "far party", "near far": "both parties" };
const OUTCOMES = { played: "played", failed: "failed", follows: "after the recording", earlier: "in an earlier call" };
const languages = new Intl.DisplayNames(["en"], { type: "language" });

// One fold with all of them; null if there are none.
export function announced(all, open, toggled) {
  if (!all.length) return null;
  const kinds = all.map((one) => named(KINDS, one.kind) + (one.outcome === "failed" ? " (failed)" : ""));
  const fold = html("details", { class: "announced", open },
    html("summary", {}, html("b", {}, "Announced"), ` ${listed(kinds)}`),
    html("ol", { "aria-label": "Announcements" }, ...all.map(line)));
  fold.addEventListener("toggle", () => toggled(fold.open));
  return fold;
}

// Where in the recording; before its beginning and after its end, at its edge.
export function marks(all, duration) {
  return all.filter((one) => one.at_s !== null).map((one) => {
    const x = WIDTH * Math.min(1, Math.max(0, one.at_s / (duration || 1)));
    const place = Math.min(WIDTH - 1, Math.max(1, x));
    return svg("path", { class: `told ${one.outcome}`, d: `M${place} 0v30`, "vector-effect": "non-scaling-stroke" });
  });
}

function line(one) {
  const said = [how(one), one.audience.length ? `to ${named(WHO, one.audience.join(" "))}` : null];
  return html("li", { "data-outcome": one.outcome },
    html("time", {}, one.at_s === null ? "–" : offset(one.at_s)),
    html("b", {}, named(KINDS, one.kind)),
    html("span", {}, said.filter((it) => it !== null).join(", ")),
    html("span", { class: "outcome" }, named(OUTCOMES, one.outcome) + (one.reason ? `: ${one.reason}` : "")));
}

function how(one) {
  const given = named(HOW, one.rendering);
  return one.language ? `${given}, ${language(one.language)}` : given;
}

// A tag that is none is shown as it came.
function language(tag) {
  try {
    return languages.of(tag);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tag;
  }
}

function offset(seconds) {
  return seconds < 0 ? `−${clock(-seconds)}` : clock(seconds);
}

// Another client may have words of its own.
function named(words, word) {
  return Object.hasOwn(words, word) ? words[word] : word;
}

// Each once, in the order of their first time: "Start, Pause ×2".
function listed(kinds) {
  const counts = new Map();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => (count > 1 ? `${kind} ×${count}` : kind)).join(", ");
}
