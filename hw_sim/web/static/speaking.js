// This browser's microphone as somebody's telephone. Knows the browser's microphone and a socket for frames;
// may not know whose microphone it becomes.

const ENDINGS = { 1001: "The phone has ended", 4001: "Another page has this microphone now" };
const REFUSALS = {
  NotAllowedError: "The browser does not give its microphone: allow it for this page, then press again",
  NotFoundError: "This computer has no microphone",
  NotReadableError: "The microphone is taken by another program",
};
const WANTED = { audio: { channelCount: 1, echoCancellation: true, noiseSuppression: false, autoGainControl: false } };

// Speaks into `address` until `signal` is aborted, be it while the browser still asks; `ended` gets why it ended
// by itself. Its promise is broken by an Error for people. Nothing is linked before there is a frame to send.
export async function speak(address, { signal, ended }) {
  if (!isSecureContext || !navigator.mediaDevices)
    throw new Error("No microphone on a page that is not secure: open the address that was printed");
  const stream = await navigator.mediaDevices.getUserMedia(WANTED).catch((error) => {
    throw new Error(REFUSALS[error.name] ?? `No microphone: ${error.message}`);
  });
  const [track] = stream.getAudioTracks();
  let context = null;
  let socket = null;
  let over = false;

  // Whatever has been opened so far is closed.
  function end() {
    if (over) return;
    over = true;
    track.onended = null;
    track.stop();
    context?.close();
    if (!socket) return;
    socket.onclose = null;
    socket.close();
  }

  function lost(reason) {
    end();
    ended(reason);
  }

  async function begin() {
    context = new AudioContext({ latencyHint: "interactive" });
    await Promise.all([context.resume(), context.audioWorklet.addModule("/static/microphone_worklet.js")]);
    if (over) return;
    const node = new AudioWorkletNode(context, "microphone", { numberOfOutputs: 0 });
    context.createMediaStreamSource(stream).connect(node);
    socket = new WebSocket(address);
    socket.onclose = ({ code }) => lost(ENDINGS[code] ?? "The link to the phone's microphone has ended");
    node.port.onmessage = ({ data }) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(data);
    };
  }

  signal.addEventListener("abort", end);
  if (signal.aborted) {
    end();
    return;
  }
  track.onended = () => lost("The microphone has gone");
  try {
    await begin();
  } catch (error) {
    if (over) return; // what was closed meanwhile
    end();
    throw new Error(`This browser cannot send its microphone: ${error.message}`);
  }
}
