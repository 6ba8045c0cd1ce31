// What a person at the bench does beside the phone: dial an address, act as the far end, make the
// provider misbehave. Sends words of the vocabulary; may not know what they bring about.

import { html } from "./drawing.js";

const FAR_END = [
  ["Call this phone", "call", (call) => !call],
  ["Answer", "answer", (call) => call?.direction === "initiator" && call.state !== "confirmed"],
  ["Hold", "hold", (call) => call?.state === "confirmed" && !call.held_by_remote],
  ["Retrieve", "retrieve", (call) => Boolean(call?.held_by_remote)],
  ["Hang up", "hang-up", (call) => Boolean(call)],
];
const FAULTS = [
  ["Works as it should", "ok"], ["Refuse: 403 Forbidden", "refuse 403"], ["Refuse: 488 Not Acceptable", "refuse 488"],
  ["Refuse: 503 Unavailable", "refuse 503"], ["Never answer", "silent"], ["Answer inactive", "inactive"],
  ["Take one side only", "one-sided"], ["Refuse changes: 500", "refuse-changes 500"],
];
const AT_ONCE = [
  ["End the session (BYE)", "bye"], ["Pause", "pause"], ["Unpause", "unpause"],
  ["Kill", "kill"], ["Start", "start"],
];

export function benchMenus(send) {
  const farEnd = document.getElementById("far-end");
  const faults = document.getElementById("faults");
  const acts = FAR_END.map(([word, verb, possible]) =>
    ({ possible, button: html("button", { type: "button", onclick: () => send(`far-end ${verb}`) }, word) }));
  const addresses = [html("p", {}), html("p", {})];
  const manual = html("div", { class: "pair" },
    html("button", { type: "button", onclick: () => send("far-end mode auto") }, "By itself"),
    html("button", { type: "button", onclick: () => send("far-end mode manual") }, "When told"));
  farEnd.querySelector(".sheet").append(...acts.map((act) => act.button),
    html("h3", {}, "It answers"), manual, ...addresses);

  const fault = ([word, words]) =>
    html("button", { type: "button", "data-words": words, onclick: () => send(`provider ${words}`) }, word);
  const lasting = FAULTS.map(fault);
  faults.querySelector(".sheet").append(html("h3", {}, "The provider, until told otherwise"), ...lasting,
    html("h3", {}, "At once"), html("div", { class: "pair" }, ...AT_ONCE.map(fault)));

  const dial = document.getElementById("dial");
  dial.addEventListener("submit", (event) => {
    event.preventDefault();
    send(`dial ${dial.elements.target.value.trim()}`);
  });

  for (const menu of [farEnd, faults]) {
    document.addEventListener("pointerdown", (event) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }

  return {
    show(state) {
      for (const { possible, button } of acts) button.disabled = !possible(state.call);
      addresses[0].textContent = `This phone: ${state.sip.address}`;
      addresses[1].textContent = `Far end: ${state.far_end.address ?? "not running"}`;
      const now = state.provider.fault;
      faults.classList.toggle("on", now !== "ok" && now !== "start");
      for (const button of lasting) button.setAttribute("aria-pressed", String(button.dataset.words === now));
    },
  };
}
