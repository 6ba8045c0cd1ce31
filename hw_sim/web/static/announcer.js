// What the page says aloud and at its edges: live regions, tab title, the logo's pill. Follows the
// Record lamp; may not know how the phone came there.

const FAILED = "failed";
const SHOWN_MS = 6000;

// A title's word only while a lamp or a change speaks of a recording.
function titled({ title, lamps, recording }) {
  const quiet = !lamps.record.colour && !lamps.pause.colour && ["off", "ready"].includes(recording.state);
  return title && !quiet;
}

export function announcer() {
  const polite = document.getElementById("polite");
  const notice = document.getElementById("notice");
  const lost = document.getElementById("lost");
  const favicon = document.querySelector("link[rel=icon]");
  let toast = 0;
  let word = null;
  let hide = 0;

  function pill(colour) {
    const wanted = `/static/pill-${colour ?? "dark"}.svg`;
    document.documentElement.dataset.record = colour ?? "dark";
    if (favicon.getAttribute("href") !== wanted) favicon.setAttribute("href", wanted);
  }

  function alarm(text) {
    notice.textContent = text;
    clearTimeout(hide);
    hide = setTimeout(() => notice.replaceChildren(), SHOWN_MS);
  }

  return {
    alarm,
    say(text) {
      polite.textContent = text;
    },
    show(state) {
      lost.hidden = true;
      document.title = titled(state) ? `${state.title} - Redlamp` : "Redlamp";
      pill(state.lamps.record.colour);
      const { recording } = state;
      if (recording.state !== word) {
        if (recording.state === FAILED) alarm(`Not recorded${recording.reason ? `: ${recording.reason}` : ""}`);
        else if (word !== null) polite.textContent = `Recording ${recording.state}`;
        word = recording.state;
      }
      if (state.toast && state.toast.number !== toast) {
        toast = state.toast.number;
        polite.textContent = state.toast.text;
      }
    },
    forget(reason) {
      if (lost.hidden || lost.textContent !== reason) {
        lost.hidden = false;
        lost.textContent = reason;
      }
      document.title = "Not connected - Redlamp";
      pill("amber");
      word = null;
    },
  };
}
