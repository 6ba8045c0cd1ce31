// The page's composition root: joins the connection with all that shows what it says. The only module
// that knows more than one other part.

import { announcer } from "./announcer.js";
import { appearance } from "./appearance.js";
import { benchMenus } from "./bench_menus.js";
import { asking, connect, recordingAddress, takeToken } from "./connection.js";
import { faceplate } from "./faceplate.js";
import { keyboard } from "./keyboard.js";
import { recordingsPanel } from "./recordings.js";
import { statePanel } from "./state_panel.js";
import { timeLine } from "./time_line.js";

const token = takeToken();
const at = (id) => document.getElementById(id);
// Another run's address in the same tab changes the fragment alone.
addEventListener("hashchange", () => location.reload());

let connection = null;
let softkeys = [];
const send = (command) => connection?.send(command);
const press = (key) => send(`press ${key}`);

const aloud = announcer();
const face = faceplate(at("phone"), press);
const state = statePanel(at("state"));
const line = timeLine(at("timeline"));
const menus = benchMenus(send);
const recordings = recordingsPanel(at("recordings"), asking(token), recordingAddress(token));
appearance();
keyboard({ phone: at("phone"), canvas: face.canvas, softkeys: () => softkeys, press, say: aloud.say });

function forget(reason) {
  softkeys = [];
  for (const part of [face, state, line, recordings, aloud]) part.forget(reason);
}

if (token) {
  connection = connect(token, {
    connected() {
      line.restart();
      recordings.refresh();
    },
    state(now) {
      softkeys = now.softkeys;
      for (const part of [face, state, line, recordings, menus, aloud]) part.show(now);
    },
    timeline: line.add,
    picture: face.draw,
    recordings: recordings.refresh,
    error: aloud.alarm,
    lost: forget,
  });
} else forget("Open the address that redlamp-sim printed: it carries this run's token");
