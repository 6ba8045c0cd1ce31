// The last minute of sound as data: peaks by their place on the time line's axis, and what is marked in it.
// Pure: knows the words of peaks and entries, and neither the page nor the clock.

import { of, stretches } from "./time_line_model.js";

export const WINDOW_S = 60;
const PER_S = 50;
const KEPT = (WINDOW_S + 4) * PER_S;
const EAR = "ear";
const SAID_S = 1.5; // how long words are drawn of which no end is known yet

// One side of a party: the least and greatest sample of every 20 ms.
export function trace() {
  const least = new Int16Array(KEPT);
  const greatest = new Int16Array(KEPT);
  const places = new Int32Array(KEPT).fill(-1);
  let newest = -1;

  return {
    add({ from_s: from, peaks }) {
      if (from === null) return;
      const first = Math.round(from * PER_S);
      for (let n = 0; n < peaks.length / 2; n += 1) {
        const place = first + n;
        const at = place % KEPT;
        if (place < 0 || place < places[at]) continue;
        places[at] = place;
        least[at] = peaks[2 * n];
        greatest[at] = peaks[2 * n + 1];
        newest = Math.max(newest, place);
      }
    },
    clear() {
      places.fill(-1);
      newest = -1;
    },
    // [least, greatest] between two seconds, null where nothing is known.
    between(from, to) {
      let found = null;
      for (let place = Math.floor(from * PER_S); place < Math.ceil(to * PER_S); place += 1) {
        const at = ((place % KEPT) + KEPT) % KEPT;
        if (places[at] !== place) continue;
        found ??= [0, 0];
        if (least[at] < found[0]) found[0] = least[at];
        if (greatest[at] > found[1]) found[1] = greatest[at];
      }
      return found;
    },
    // The loudest sample of the newest 0.2 s, 0 to 1.
    get level() {
      const [low, high] = this.between((newest - 9) / PER_S, (newest + 1) / PER_S) ?? [0, 0];
      return Math.max(-low, high) / 32768;
    },
  };
}

// A sample as part of the height: a square root, so that quiet speech can be seen beside loud; half of full
// scale, which speech hardly reaches, is all of it.
export function tall(sample) {
  return Math.sign(sample) * Math.sqrt(Math.min(1, Math.abs(sample) / 16384));
}

// Tones and announcements of the window, first ones first: [{kind, from, to, label, slot, near, far}].
export function marks(entries, from, now) {
  const bursts = of(entries, "tones").filter((one) => one.kind === "reminder" && one.t >= from)
    .map((one) => ({ kind: "tone", from: one.t, to: one.t, label: "tone", slot: one.slot, ...audience(one) }));
  const words = announcements(entries, now).filter((one) => one.to >= from);
  return [...bursts, ...words].sort((a, b) => a.from - b.from);
}

function announcements(entries, now) {
  const found = [];
  for (const entry of of(entries, "announcements")) {
    if (entry.kind === "ended") {
      const open = found.findLast((one) => one.open && one.slot === entry.slot);
      if (open) Object.assign(open, { to: entry.t, open: false });
      continue;
    }
    const to = Math.min(now, entry.t + SAID_S);
    found.push({ kind: "words", from: entry.t, to, label: named(entry), slot: entry.slot, open: true, ...audience(entry) });
  }
  return found;
}

// `compliance words da` is "compliance · da"; what was not words says what it was.
function named({ kind, form, text }) {
  const language = form === "words" ? text.split(" ")[2] : form;
  return [kind, language].filter(Boolean).join(" · ");
}

// Who hears it, by what is said of it; the compliance announcement is for the far party alone (SPEC C6).
function audience({ kind, text, to }) {
  if (Array.isArray(to)) return { near: to.includes(EAR), far: to.some((one) => one !== EAR) };
  return { near: kind !== "compliance" && !text.endsWith(" to far"), far: !text.endsWith(" to ear") };
}

// Where anybody is in a call: outside of it nobody hears what is said.
export function calls(entries, now) {
  return stretches(entries, "call", now).filter((one) => one.kind === "confirmed");
}

// Where sound is recorded, and where it is paused.
export function recorded(entries, now) {
  return stretches(entries, "recording", now).filter((one) => ["recording", "paused", "failed"].includes(one.kind));
}
