// The page's composition root: joins the connection with all that shows what it says. The only module
// that knows more than one other part.

import { announcer } from "./announcer.js";
import { appearance } from "./appearance.js";
import { asking, connect, recordingAddress, soundAddress, stepsOf, takeToken } from "./connection.js";
import { farEnds } from "./far_ends.js";
import { faceplate } from "./faceplate.js";
import { keyboard } from "./keyboard.js";
import { menu } from "./menus.js";
import { recordingsPanel } from "./recordings.js";
import { soundCard } from "./sound.js";
import { statePanel } from "./state_panel.js";
import { steps } from "./steps.js";
import { strip } from "./strip.js";
import { timeControls } from "./time_controls.js";
import { timeLine } from "./time_line.js";
import { world } from "./world.js";

const token = takeToken();
const at = (id) => document.getElementById(id);
// Another run's address in the same tab changes the fragment alone.
addEventListener("hashchange", () => location.reload());

let connection = null;
let softkeys = [];
const send = (command) => connection?.send(command);
const press = (key) => send(`press ${key}`);

const aloud = announcer();
const face = faceplate(at("phone"), press, (key) => send(`long-press ${key}`));
const state = statePanel(at("state"));
const line = timeLine(at("timeline"));
const sound = soundCard(at("sound"), soundAddress(token), aloud.alarm);
const time = timeControls(at("pace"), send);
const ask = asking(token);
const recordings = recordingsPanel(at("recordings"), ask, recordingAddress(token));
const shown = [face, state, line, sound, recordings, time, farEnds(send), world(send),
  steps(menu("steps"), stepsOf(token), aloud.alarm), aloud];
const forgetful = [face, state, line, sound, recordings, aloud];
appearance();
strip();
at("dial").addEventListener("submit", (event) => {
  event.preventDefault();
  send(`dial ${at("target").value.trim()}`);
});
keyboard({
  phone: at("phone"), canvas: face.canvas, softkeys: () => softkeys, press, freeze: time.toggle, say: aloud.say,
});

function forget(reason) {
  softkeys = [];
  for (const part of forgetful) part.forget(reason);
}

function begin() {
  for (const part of [state, line, sound]) part.restart();
  recordings.refresh();
  // A connection that is lost meanwhile says so itself.
  ask("/api/machine").then(state.know, () => {});
}

if (token) {
  connection = connect(token, {
    connected: begin,
    restart: begin,
    state(now) {
      softkeys = now.softkeys;
      for (const part of shown) part.show(now);
    },
    timeline(entries) {
      state.add(entries);
      line.add(entries);
      sound.add(entries);
    },
    peaks: sound.peaks,
    picture: face.draw,
    recordings: recordings.refresh,
    error: aloud.alarm,
    lost: forget,
  });
} else forget("Open the address that redlamp-sim printed: it carries this run's token");
