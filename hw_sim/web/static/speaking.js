// This browser's microphone as somebody's telephone. Knows the browser's microphone and a socket for frames;
// may not know whose microphone it becomes.

const ENDINGS = { 1001: "The phone has ended", 4001: "Another page has this microphone now" };
const REFUSALS = {
  NotAllowedError: "The browser does not give its microphone: allow it for this page, then press again",
  NotFoundError: "This computer has no microphone",
  NotReadableError: "The microphone is taken by another program",
};
const WANTED = { audio: { channelCount: 1, echoCancellation: true, noiseSuppression: false, autoGainControl: false } };

// Speaks into `address` from now on; `told.ended` gets why it ended by itself. Gives what ends it; its
// promise is broken by an Error for people.
export async function speak(address, told) {
  if (!isSecureContext || !navigator.mediaDevices)
    throw new Error("No microphone on a page that is not secure: open the address that was printed");
  const stream = await navigator.mediaDevices.getUserMedia(WANTED).catch((error) => {
    throw new Error(REFUSALS[error.name] ?? `No microphone: ${error.message}`);
  });
  const context = new AudioContext({ latencyHint: "interactive" });
  const socket = new WebSocket(address);
  const [track] = stream.getAudioTracks();

  function end() {
    socket.onclose = track.onended = null;
    socket.close();
    track.stop();
    context.close();
  }

  function over(reason) {
    end();
    told.ended(reason);
  }

  socket.onclose = ({ code }) => over(ENDINGS[code] ?? "The link to the phone's microphone has ended");
  track.onended = () => over("The microphone has gone");
  await Promise.all([context.resume(), context.audioWorklet.addModule("/static/microphone_worklet.js")]);
  const node = new AudioWorkletNode(context, "microphone", { numberOfOutputs: 0 });
  node.port.onmessage = ({ data }) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(data);
  };
  context.createMediaStreamSource(stream).connect(node);
  return end;
}
