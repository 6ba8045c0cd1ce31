// Listening to one side of one party, live. Knows a socket of frames and the browser's loudspeaker; may not
// know who it is that speaks.

const RATE = 16000;
const ENDINGS = { 1001: "The phone has ended", 4002: "This page was too slow to listen" };

let context = null;
let module = null;

// Begins to play what comes from `address`; `told.level` gets the loudest sample of each 100 ms (0 to 1),
// `told.ended` why it ended by itself. Gives what ends it; its promise is broken by an Error for people.
export async function listen(address, told) {
  if (!globalThis.AudioWorkletNode || !isSecureContext)
    throw new Error("This browser plays no live sound here: open the page at the address that was printed");
  context ??= new AudioContext({ sampleRate: RATE, latencyHint: "interactive" });
  module ??= context.audioWorklet.addModule("/static/playback_worklet.js");
  await Promise.all([context.resume(), module]);
  const node = new AudioWorkletNode(context, "playback", { numberOfInputs: 0, outputChannelCount: [1] });
  node.connect(context.destination);
  node.port.onmessage = ({ data }) => told.level(data.peak);
  const socket = new WebSocket(address);
  socket.binaryType = "arraybuffer";
  socket.onmessage = ({ data }) => node.port.postMessage(data, [data]);
  socket.onclose = ({ code }) => {
    node.disconnect();
    told.ended(ENDINGS[code] ?? "The link to the phone's sound has ended");
  };
  return () => {
    socket.onclose = null;
    socket.close();
    node.disconnect();
  };
}
