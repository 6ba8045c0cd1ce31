// What other people do: the far parties of the bench, one of whom is chosen. Sends words of the
// vocabulary; may not know what they bring about. In virtual time there are more words.

import { html } from "./drawing.js";
import { act, choose, group, menu, side } from "./menus.js";

const CALL = [
  ["Call this phone", "call", (party) => !party.calls],
  ["Answer", "answer", (party) => party.ringing],
  ["Reject", "reject 486", (party) => party.ringing],
  ["Cancel", "cancel", (party) => party.calls],
  ["Hold", "hold", (party) => party.calls],
  ["Retrieve", "retrieve", (party) => party.calls],
  ["Hang up", "hang-up", (party) => party.calls],
];
const MODES = [["By itself", "mode auto"], ["When told", "mode manual"], ["Never", "mode silent"]];
const MORE_MODES = [["Media first", "mode early"], ["Too late", "mode late-ok"]];
const RECORDS = [["Off", "record off"], ["On", "record on"], ["Paused", "record paused"]];
const CALLS = [["Directly", "came-to none"], ["With SDP", "offer on"], ["Without SDP", "offer off"],
  ["As a call-back", "callback on"], ["As any other", "callback off"]];
const ACKNOWLEDGES = [["Yes", "100rel on"], ["Cannot", "100rel off"]];
const NEVER_DOES = ["Never does", "100rel silent"];
const HOLDS = [["Accepts", "refuse-hold off"], ["Refuses", "refuse-hold on"]];
const REFERS = [["Follows", "refer accept"], ["Refuses", "refer refuse 603"], ["Says nothing", "refer silent"]];

export function farEnds(send) {
  const sheet = menu("far-end").querySelector(".sheet");
  let chosen = "";
  let first = "";
  let drawn = "";
  let buttons = [];
  let modes = [];

  const say = (words) => send(`far-end ${chosen === first ? "" : `${chosen} `}${words}`);

  function draw(parties, virtual) {
    const other = html("input", {
      "aria-label": "Number of somebody else", value: parties.find((one) => one.number !== chosen)?.number ?? "",
      autocomplete: "off", spellcheck: "false", inputmode: "tel",
    });
    const to = (verb) => () => `${verb} ${other.value.trim()}`;
    buttons = CALL.map(([name, words, possible]) => ({ possible, button: act(say, [name, words]) }));
    modes = [...MODES, ...(virtual ? MORE_MODES : [])].map((one) => act(say, one));
    const all = (list) => side(...list.map((one) => act(say, one)));
    sheet.replaceChildren(
      people(parties),
      side(...buttons.map(({ button }) => button)),
      group("It answers", side(...modes)),
      group("Says of its own recording", all(RECORDS)),
      group("With somebody else", other, side(
        act(say, ["Calls by way of it", to("came-to")]), act(say, ["Transfers us", to("transfer")]), act(say, ["Consults, transfers", to("consult-transfer")]),
        ...(virtual ? [act(say, ["Becomes", to("becomes")]), act(say, ["Takes over our call", "replace"])] : []))),
      group("It calls", all(CALLS)),
      group("Acknowledges what it hears before the answer", all(virtual ? [...ACKNOWLEDGES, NEVER_DOES] : ACKNOWLEDGES)),
      group("When we transfer", all(REFERS)),
      virtual ? group("When we hold", all(HOLDS)) : "",
      html("p", { class: "address" }), html("p", { class: "address" }));
  }

  function people(parties) {
    return side(...parties.map((one) => html("button", {
      type: "button", "aria-pressed": String(one.number === chosen), "data-words": one.number,
      onclick: () => {
        chosen = one.number;
        show(shown);
        sheet.querySelector(`[data-words="${chosen}"]`).focus();
      },
    }, one.name.split(" ")[0] || one.number)));
  }

  let shown = null;
  function show(state) {
    shown = state;
    const { parties } = state;
    first = parties[0].number;
    if (!parties.some((one) => one.number === chosen)) chosen = first;
    const party = parties.find((one) => one.number === chosen);
    const wanted = [chosen, ...parties.map((one) => one.number).sort()].join(" ");
    if (wanted !== drawn) draw(parties, Boolean(state.time));
    drawn = wanted;
    const here = state.calls.find((call) => call.remote.number === party.number);
    const ringing = here?.direction === "initiator" && here.state !== "confirmed";
    for (const { possible, button } of buttons) button.disabled = !possible({ ...party, ringing });
    choose(modes, `mode ${party.mode}`);
    const [phone, far] = sheet.querySelectorAll(".address");
    phone.textContent = `This phone: ${state.sip.address}`;
    far.textContent = `Far end: ${party.address}`;
  }
  return { show };
}
