// What surrounds the phone: the provider, and in virtual time network, registrar, power, clock, prompts
// and profile too. Sends words of the vocabulary; may not know what they bring about.

import { html } from "./drawing.js";
import { act, choose, group, menu, side } from "./menus.js";

const LASTING = [
  ["Works as it should", "ok"], ["Refuse: 403 Forbidden", "refuse 403"], ["Refuse: 488 Not Acceptable", "refuse 488"],
  ["Refuse: 503 Unavailable", "refuse 503"], ["Never answer", "silent"], ["Answer inactive", "inactive"],
  ["Take one side only", "one-sided"], ["Not a SIPREC server", "no-siprec"],
  ["Refuse changes: 500", "refuse-changes 500"], ["No answer to changes", "silent-changes"],
];
const SLOW = ["Answer after 3 s", "slow 3 s"];
const AT_ONCE = [
  ["End the session (BYE)", "bye"], ["Pause", "pause"], ["Unpause", "unpause"], ["Become ready", "ready"],
  ["Ask for a snapshot", "snapshot"], ["Kill", "kill"], ["Start", "start"],
];
const GLARE = ["Glare: 491", "glare"];
const NETWORK = [["Up", "network up"], ["Down", "network down"]];
const LATENCY = [20, 200, 1000].map((ms) => [ms < 1000 ? `${ms} ms` : `${ms / 1000} s`, `network latency ${ms} ms`]);
const POWER = [["On", "power on"], ["Off", "power off"]];
const CLOCK = [["−1 h", "clock jump -1 h"], ["+1 h", "clock jump 1 h"]];
const PROMPTS = [["Playable", "announcements playable"], ["Broken", "announcements broken"]];

export function world(send) {
  const element = menu("world");
  const sheet = element.querySelector(".sheet");
  const tell = (words) => send(`provider ${words}`);
  let lasting = [];
  let choices = [];
  let drawn = null;

  function draw(virtual) {
    lasting = [...LASTING, ...(virtual ? [SLOW] : [])].map((one) => act(tell, one));
    const once = [...AT_ONCE, ...(virtual ? [GLARE] : [])].map((one) => act(tell, one));
    const provider = [group("The provider, until told otherwise", side(...lasting)), group("At once", side(...once))];
    sheet.classList.toggle("wide", virtual);
    sheet.replaceChildren(html("div", {}, ...provider), virtual ? surroundings() : resync());
  }

  function resync() {
    return group("Profile", act(send, ["Read it again", "resync"]));
  }

  function surroundings() {
    const list = (all) => all.map((one) => act(send, one));
    const [network, latency, power, prompts] = [NETWORK, LATENCY, POWER, PROMPTS].map(list);
    const line = [["Registered", "line 1 registered"], ["Unregistered", "line 1 unregistered"]];
    choices = [network, latency, power, prompts];
    return html("div", {}, group("Network", side(...network)), group("A message takes, one way", side(...latency)),
      group("Line 1 at the registrar", side(...list(line))), group("Power", side(...power)),
      group("The clock is set (NTP)", side(...list(CLOCK))), group("Announcements", side(...prompts)), profile());
  }

  function profile() {
    const field = html("input", {
      name: "setting", "aria-label": "Profile: NAME = VALUE", placeholder: "NAME = VALUE", required: true,
      autocomplete: "off", autocapitalize: "off", spellcheck: "false",
    });
    const form = html("form", { class: "inline" }, field, html("button", {}, "Set"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(`profile ${field.value.trim()}`);
    });
    return group("Profile, as the administrator changes it", form);
  }

  return {
    show(state) {
      const virtual = Boolean(state.time);
      if (drawn !== virtual) draw(virtual);
      drawn = virtual;
      const now = state.provider.fault;
      const unusual = virtual && (!state.network.up || !state.power || !state.announcements.playable);
      element.classList.toggle("on", (now !== "ok" && now !== "start") || unusual);
      choose(lasting, now);
      if (!virtual) return;
      const said = [
        `network ${state.network.up ? "up" : "down"}`, `network latency ${Math.round(state.network.latency_s * 1000)} ms`,
        `power ${state.power ? "on" : "off"}`, `announcements ${state.announcements.playable ? "playable" : "broken"}`,
      ];
      choices.forEach((buttons, index) => choose(buttons, said[index]));
    },
  };
}
