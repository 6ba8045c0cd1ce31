// Virtual time: freeze, step, how fast. There only for a phone that lives in virtual time. Sends words;
// a second of it is the phone's business.

import { html } from "./drawing.js";

const SPEEDS = [["Freeze", "time freeze", 0], ["1×", "time x1", 1], ["10×", "time x10", 10], ["100×", "time x100", 100]];
const STEPS = [["Step", "time step", "Step to what happens next"], ["+1 s", "advance 1 s", "Step by one second"]];

export function timeControls(group, send) {
  const button = ([word, command, ...more], name = null) =>
    html("button", { type: "button", title: name, "data-speed": more[0], onclick: () => send(command) }, word);
  const [freeze, ...speeds] = SPEEDS.map((one) => button(one));
  const steps = STEPS.map(([word, command, name]) => button([word, command], name));
  group.append(freeze, ...steps, ...speeds);
  let speed = null;
  let before = 1; // what goes on after a freeze

  return {
    show({ time }) {
      group.hidden = !time;
      speed = time ? time.speed : null;
      if (speed) before = speed;
      for (const one of [freeze, ...speeds])
        one.setAttribute("aria-pressed", String(Number(one.dataset.speed) === speed));
    },
    toggle() {
      if (speed === null) return false;
      send(speed ? "time freeze" : `time x${before}`);
      return true;
    },
  };
}
