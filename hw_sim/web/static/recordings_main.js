// Composition root of the page that lists a provider's recordings without a phone. Knows the list and
// the look of the page.

import { theme } from "./appearance.js";
import { asking, recordingAddress, takeToken } from "./connection.js";
import { recordingsPanel } from "./recordings.js";

const EVERY_MS = 3000;

const token = takeToken();
const lost = document.getElementById("lost");
addEventListener("hashchange", () => location.reload());

const ask = asking(token);
const panel = recordingsPanel(document.getElementById("recordings"), told, recordingAddress(token));

async function told(path) {
  try {
    const answer = await ask(path);
    lost.hidden = true;
    return answer;
  } catch (error) {
    const refused = error.status === 403;
    lost.textContent = refused ? "Open the address that the provider printed" : "Not connected – trying again";
    lost.hidden = false;
    throw error;
  }
}

theme();
panel.refresh();
setInterval(() => document.hidden || panel.refresh(), EVERY_MS);
