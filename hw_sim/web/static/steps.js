// What is done on the page as a scenario: begin, and take it away as a file. Knows the server's two
// words for it; what is written in the file is the server's business.

import { html } from "./drawing.js";

const NAME = "page.scenario";

export function steps(menu, { begin, text }, fail) {
  const note = html("p", {});
  const sheet = menu.querySelector(".sheet");
  sheet.append(
    html("button", { type: "button", onclick: record }, "Record steps"), note,
    html("button", { type: "button", onclick: save }, "Save as scenario"));

  async function record() {
    try {
      await begin();
      menu.open = false;
    } catch {
      fail("Steps are not recorded: the phone does not answer");
    }
  }

  async function save() {
    try {
      const address = URL.createObjectURL(new Blob([await text()], { type: "text/plain" }));
      html("a", { href: address, download: NAME }).click();
      setTimeout(() => URL.revokeObjectURL(address));
      menu.open = false;
    } catch {
      fail("No scenario: the phone does not answer");
    }
  }

  return {
    show({ time }) {
      note.textContent = time
        ? "From a phone that begins anew, at 0:00. Saved is everything since then; it replays to the millisecond."
        : "From now on. Saved is what was done, and the states that it met.";
    },
  };
}
