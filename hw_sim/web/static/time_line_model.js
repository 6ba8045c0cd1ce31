// The time line as data: which stretches and clusters of instants a window of time holds. Pure: knows
// the entries' words, and neither the page nor the clock.

const CALL_KINDS = { trying: "ringing", proceeding: "ringing", early: "ringing", confirmed: "confirmed" };
const RECORDING_KINDS = {
  starting: "pending", recording: "recording", pausing: "paused", paused: "paused",
  resuming: "paused", stopping: "pending", failed: "failed",
};
const SPANS_S = [30, 60, 120, 180, 240, 300, 450, 600, 900, 1200, 1800, 2700, 3600];
const TICKS_S = [5, 10, 20, 30, 60, 120, 300, 600, 1200];

// [{from, to, kind, text, slot}] of lane `call` or `recording`, in the order of their beginning; the newest
// of each call lasts until `now`.
export function stretches(entries, lane, now) {
  const kinds = lane === "call" ? CALL_KINDS : RECORDING_KINDS;
  const found = [];
  const newest = new Map();
  for (const entry of of(entries, lane)) {
    const slot = entry.slot ?? 0;
    const last = newest.get(slot);
    if (last?.open) Object.assign(last, { to: entry.t, open: false });
    const kind = kinds[entry.state];
    if (!kind) continue;
    if (last?.kind === kind && last.to === entry.t) last.open = true;
    else {
      newest.set(slot, { from: entry.t, to: entry.t, kind, text: entry.text, slot, open: true });
      found.push(newest.get(slot));
    }
  }
  for (const one of found) if (one.open) one.to = Math.max(one.from, now);
  return found;
}

export function of(entries, lane) {
  return entries.filter((entry) => entry.lane === lane).sort((a, b) => a.t - b.t || a.id - b.id);
}

// When the newest call began and ended (null: not yet), with all that overlap it; null without any call.
export function newestCall(entries) {
  let call = null;
  const there = new Set();
  for (const entry of of(entries, "call")) {
    const slot = entry.slot ?? 0;
    if (entry.state === "terminated") {
      there.delete(slot);
      if (call && !there.size) call.to = entry.t;
    } else {
      if (!there.size) call = { from: entry.t, to: null };
      there.add(slot);
    }
  }
  return call;
}

// What to show: {from, to, zero}; `zero` is the second that the axis calls 0:00.
export function extent(entries, now, whole) {
  const call = newestCall(entries);
  const zero = call?.from ?? 0;
  if (!whole || !call) {
    const from = Math.max(-1, now - 57); // nothing happened before the bench began
    return { from, to: from + 60, zero };
  }
  const elapsed = (call.to ?? now) - call.from + 3;
  const span = SPANS_S.find((one) => one >= elapsed) ?? Math.ceil(elapsed / 3600) * 3600;
  return { from: call.from - span / 60, to: call.from + span, zero };
}

// Seconds of the axis' ticks, at least `apart` px from one another.
export function ticks({ from, to, zero }, width, apart) {
  const step = TICKS_S.find((one) => (one / (to - from)) * width >= apart) ?? TICKS_S.at(-1);
  const first = Math.ceil((from - zero) / step);
  const last = Math.floor((to - zero) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => zero + (first + n) * step);
}

// Instants whose marks, `step` px apart, would touch share one cluster: {x, entries}.
export function clusters(entries, x, step) {
  const found = [];
  for (const entry of entries) {
    const at = x(entry.t);
    const last = found.at(-1);
    if (last && at < last.x + last.entries.length * step) last.entries.push(entry);
    else found.push({ x: at, entries: [entry] });
  }
  return found;
}

// The words of a cluster, as many as fit, each once and without what only says "wait".
export function words(entries, fits) {
  const all = [...new Set(entries.map((entry) => entry.text))].filter((word) => word !== "100");
  while (all.length && !fits(all.join(" "))) all.pop();
  return all.join(" ");
}
