// The page's one connection to the phone: a WebSocket that comes back by itself, and fetch with the
// run's token. Says what arrives and when nothing does; may not know what any of it means.

const SILENT_MS = 2500; // the server speaks at least once a second
const ANSWER_MS = 2000;
const RETRY_MS = [300, 600, 1200, 2400, 4000];

// The token comes in the fragment, so that it is never sent or logged; a reload finds it again.
export function takeToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    sessionStorage.setItem("token", given);
    history.replaceState(null, "", location.pathname);
  }
  return given ?? sessionStorage.getItem("token");
}

function withToken(path, token) {
  return `${path}${path.includes("?") ? "&" : "?"}token=${encodeURIComponent(token)}`;
}

// A function that asks for JSON; its promise is broken by an Error with the answer's `status`.
export function asking(token) {
  return async (path) => {
    const answer = await fetch(path, {
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (!answer.ok) throw Object.assign(new Error(await answer.text()), { status: answer.status });
    return answer.json();
  };
}

// What is done as a scenario: `begin` it, and its `text`.
export function stepsOf(token) {
  const ask = async (method) => {
    const answer = await fetch("/api/scenario", {
      method, headers: { Authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (!answer.ok) throw new Error(await answer.text());
    return answer.text();
  };
  return { begin: () => ask("POST"), text: () => ask("GET") };
}

// The address of a recording's file for what cannot send headers: audio, links.
export function recordingAddress(token) {
  return (folder, file) => withToken(`/api/recordings/${encodeURIComponent(folder)}/${file}`, token);
}

// The address of a socket for sound.
export function soundAddress(token) {
  return (path, query) => withToken(`${scheme()}://${location.host}${path}?${new URLSearchParams(query)}`, token);
}

function scheme() {
  return location.protocol === "https:" ? "wss" : "ws";
}

// `heard` has a function per message: state, restart, timeline, peaks, picture, recordings, error, connected, lost.
export function connect(token, heard) {
  const address = withToken(`${scheme()}://${location.host}/ws`, token);
  const ask = asking(token);
  let socket = null;
  let failures = 0; // since the last state that arrived
  let silence = 0;

  function open() {
    const mine = new WebSocket(address);
    mine.binaryType = "blob";
    socket = mine;
    mine.onopen = heard.connected;
    mine.onmessage = ({ data }) => {
      if (socket !== mine) return;
      listen();
      if (data instanceof Blob) heard.picture(data);
      else take(JSON.parse(data));
    };
    mine.onclose = () => {
      if (socket === mine) lose();
    };
    listen();
  }

  function take(message) {
    switch (message.type) {
      case "state":
        failures = 0;
        heard.state(message.state);
        break;
      case "restart":
        heard.restart();
        break;
      case "timeline":
        heard.timeline(message.entries);
        break;
      case "peaks":
        heard.peaks(message.parties);
        break;
      case "recordings":
        heard.recordings();
        break;
      case "error":
      case "refused":
        heard.error(message.error);
        break;
    }
  }

  // A connection that says nothing is asked once, then given up: a lamp may be old, never a lie.
  function listen() {
    clearTimeout(silence);
    silence = setTimeout(async () => {
      const asked = socket;
      try {
        const state = await ask("/api/state");
        if (socket !== asked || asked.readyState !== WebSocket.OPEN) return;
        heard.state(state);
        listen();
      } catch {
        if (socket === asked) lose();
      }
    }, SILENT_MS);
  }

  async function lose() {
    clearTimeout(silence);
    socket?.close();
    socket = null;
    failures += 1;
    heard.lost(await reason());
    setTimeout(open, RETRY_MS[Math.min(failures, RETRY_MS.length) - 1]);
  }

  async function reason() {
    if (failures < 2) return "Not connected – trying again";
    try {
      await ask("/api/state");
    } catch (error) {
      if (error.status === 403) return "This run does not know the page: open the address it printed";
    }
    return "Not connected – trying again";
  }

  open();
  return {
    send(command) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ command }));
      else heard.error(`Not connected: ${command} was not sent`);
    },
  };
}
