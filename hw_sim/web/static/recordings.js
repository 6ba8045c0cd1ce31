// The Provider card: what was recorded, newest first, with envelope, play button and links. Knows the
// summaries' words; asks through the function it is given, and may not know where the phone is.

import { clock, html, icon, svg } from "./drawing.js";
import { announced, marks } from "./recordings_told.js";

export function recordingsPanel(card, ask, addressOf) {
  const audio = html("audio", { preload: "metadata" });
  const rows = html("ol", { class: "list", "aria-label": "Recordings" });
  const subtitle = card.querySelector(".subtitle");
  card.append(html("div", { class: "title" }, card.querySelector("h2"), subtitle), rows, audio);
  let known = [];
  let state = null;
  let playing = null;
  let drawn = "";
  let asking = false;
  let again = false;
  let later = 0;
  const unfolded = new Set();  // the folders of the recordings whose announcements are shown

  async function refresh() {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    clearTimeout(later);
    try {
      known = (await ask("/api/recordings")).recordings;
      draw();
    } catch {
      // The connection says that it is lost; what is listed stays.
    }
    asking = false;
    if (again) {
      again = false;
      refresh();
    } else if (known.some((one) => one.state === "recording")) later = setTimeout(refresh, 2000);
  }

  function draw() {
    const live = known.map((one) => (one.state === "recording" ? liveOf(one, state) : null));
    const wanted = JSON.stringify([known, live, playing]);
    if (wanted === drawn) return;
    drawn = wanted;
    const focused = document.activeElement?.closest?.("#recordings [data-folder]")?.dataset.folder;
    const items = known.map((one, index) => row(one, live[index]));
    rows.replaceChildren(...(items.length ? items : [html("li", { class: "empty" }, "No recordings yet")]));
    if (focused) rows.querySelector(`[data-folder="${CSS.escape(focused)}"] button`)?.focus();
  }

  function row(one, live) {
    const name = farName(one);
    const open = one.state === "recording";
    const entry = html("li", { "data-folder": one.folder, "data-state": one.state, "data-live": live?.word ?? null },
      open ? html("span", { class: "live" }, live?.word ? icon(live.word, 18) : null) : soundOf(one, name),
      html("span", {}, html("span", { class: "who" }, name), html("span", { class: "when" }, when(one))),
      html("span", { class: "picture" }, envelope(one)),
      html("span", { class: "length" }, clock(live?.seconds ?? one.duration_s)),
      open ? html("span", { class: "open" }, "open") : links(one, name),
      announced(one.announcements ?? [], unfolded.has(one.folder), (shown) => unfold(one.folder, shown)));
    return entry;
  }

  function unfold(folder, shown) {
    if (shown) unfolded.add(folder);
    else unfolded.delete(folder);
  }

  // A simulated provider keeps no sound to play.
  function soundOf(one, name) {
    return one.sound === false ? html("span", {}) : playButton(one, name);
  }

  function playButton(one, name) {
    const on = playing === one.folder;
    const label = `${on ? "Stop" : "Play"} the recording with ${name}, ${clock(one.duration_s)}`;
    const button = { type: "button", class: "play-key", "aria-label": label };
    return html("button", { ...button, onclick: () => toggle(one.folder) }, icon(on ? "stop" : "play", 14));
  }

  function toggle(folder) {
    if (playing === folder) {
      audio.pause();
      playing = null;
    } else {
      playing = folder;
      audio.src = addressOf(folder, "recording.wav");
      audio.play().catch(ended);
    }
    draw();
  }

  function ended() {
    playing = null;
    draw();
  }

  function links(one, name) {
    if (one.sound === false) return html("span", { class: "open" }, "no sound");
    const link = (word, file) => html("a", {
      href: addressOf(one.folder, file),
      download: `${one.folder}-${file}`,
      "aria-label": `${word} of the recording with ${name}`,
    }, word);
    const newest = one.documents?.at(-1);  // a full snapshot: what holds at the end
    return html("span", { class: "links" }, link("WAV", "recording.wav"), " ", newest ? link("XML", newest) : null,
      one.state === "interrupted" ? html("span", { class: "when" }, "interrupted") : null);
  }

  function played() {
    const head = rows.querySelector(`[data-folder="${CSS.escape(playing ?? "")}"] .played`);
    if (head && audio.duration) head.setAttribute("x", (240 * audio.currentTime) / audio.duration);
  }

  audio.addEventListener("ended", ended);
  audio.addEventListener("timeupdate", played);
  draw();
  return {
    refresh,
    show(next) {
      state = next;
      const fault = next.provider.fault === "ok" ? "" : ` · ${next.provider.fault}`;
      subtitle.textContent = `${next.time ? "simulated" : "embedded"} · ${next.provider.address ?? "not running"}${fault}`;
      draw();
    },
    forget() {
      state = null;
      draw();
    },
  };
}

// What an open recording is doing now: that of the call with its far party; null when nobody knows.
function liveOf(one, state) {
  const call = state?.calls.find(({ remote }) => remote.number === farNumber(one)) ?? state?.call;
  if (!call) return null;
  const { word, recorded_s: seconds } = call.recording ?? state.recording;
  return { word: { on: "recording", paused: "paused" }[word] ?? null, seconds };
}

function farParty(one) {
  return one.parties?.find((party) => party.side === "far");
}

function farNumber(one) {
  return farParty(one)?.aor?.replace(/^(sips?|tel):/, "").split("@")[0] ?? "";
}

function farName(one) {
  return farParty(one)?.name || farNumber(one) || "Unknown";
}

function when(one) {
  const start = new Date(one.start);
  const time = start.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
  const pauses = one.pauses?.length ?? 0;
  return pauses ? `${time} · ${pauses === 1 ? "1 pause" : `${pauses} pauses`}` : time;
}

// Near above, far below; loudness as height, the loudest peak of both being the highest.
function envelope(one) {
  const { near = [], far = [] } = one.envelope ?? {};
  const loudest = Math.max(0.02, ...near, ...far);
  const side = (peaks, middle) => peaks.filter((_, n) => n % 2 === 0).map((peak, n) => {
    const loud = Math.max(peak, peaks[2 * n + 1] ?? 0);
    const half = Math.max(0.6, (loud / loudest) * 6.5);
    return `M${n * 4 + 1.5} ${middle - half}v${2 * half}`;
  }).join("");
  const path = (peaks, middle, kind) =>
    svg("path", { class: kind, d: side(peaks, middle), stroke: "currentColor", "stroke-width": 2 });
  const picture = { class: "envelope", viewBox: "0 0 240 30", preserveAspectRatio: "none", "aria-hidden": "true" };
  return svg("svg", picture, path(near, 7.5, "near"), path(far, 22.5, "far"),
    ...marks(one.announcements ?? [], one.duration_s),
    svg("rect", { class: "played", x: -4, y: 0, width: 2, height: 30 }));
}
