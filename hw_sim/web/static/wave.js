// The last minute of sound as pictures: a row of waveform with its marks, and the recording beneath. Knows
// canvases, colours and what wave_model.js has found; may not know where sound comes from.

import { shape } from "./drawing.js";
import { WINDOW_S, tall } from "./wave_model.js";

const FONT = '"Noto Sans", system-ui, sans-serif';
const TICK_S = 10;
const LABEL = 15; // px of a row's height that labels take
const DARKER = 1; // px: silence is a line
const COLOURS = ["sound", "idle", "tone", "words", "words-ground", "red", "on-red", "amber", "tint", "hatch", "axis"];

// Registered as colours they are read as the theme's own, whatever the sheet says of light and dark.
for (const name of COLOURS)
  CSS.registerProperty({ name: `--wave-${name}`, syntax: "<color>", inherits: true, initialValue: "gray" });

// Ready to be drawn on in CSS px: {pen, width, height, colour, x}; null while it is not shown.
function sheet(canvas, from) {
  const { clientWidth: width, clientHeight: height } = canvas;
  if (!width || !height) return null;
  const dots = devicePixelRatio;
  if (canvas.width !== Math.round(width * dots) || canvas.height !== Math.round(height * dots)) {
    canvas.width = Math.round(width * dots);
    canvas.height = Math.round(height * dots);
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(dots, 0, 0, dots, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.font = `12px ${FONT}`;
  const style = getComputedStyle(canvas);
  const colours = new Map(COLOURS.map((name) => [name, style.getPropertyValue(`--wave-${name}`)]));
  return { pen, width, height, colour: (name) => colours.get(name), x: (t) => ((t - from) / WINDOW_S) * width };
}

// One side of a party from `from` on, with room for marks if it can be `marked`. `calls` are the stretches in which somebody is there to hear it.
export function drawRow(canvas, { trace, from, calls, marked, marks }) {
  const on = sheet(canvas, from);
  if (!on) return;
  for (const one of marks.filter((mark) => mark.kind === "words")) words(on, one);
  wave(on, { trace, from, calls, marked });
  let free = 0; // where the next label may begin
  for (const one of marks) free = label(on, one, free);
}

function wave({ pen, width, height, colour, x }, { trace, from, calls, marked }) {
  const top = marked ? LABEL : 2;
  const middle = (height + top) / 2;
  const half = (height - top) / 2 - 1;
  const second = WINDOW_S / width;
  const inCall = calls.map((one) => [x(one.from), x(one.to)]);
  for (let at = 0; at < width; at += 1) {
    const found = trace.between(from + at * second, from + (at + 1) * second);
    if (!found) continue;
    const [low, high] = found.map((sample) => tall(sample) * half);
    pen.fillStyle = colour(inCall.some(([begin, end]) => at >= begin && at <= end) ? "sound" : "idle");
    pen.fillRect(at, middle - high - DARKER / 2, 1, high - low + DARKER);
  }
}

function words({ pen, height, colour, x }, one) {
  const start = x(one.from);
  const wide = Math.max(3, x(one.to) - start);
  pen.fillStyle = colour("words-ground");
  pen.fillRect(start, 0, wide, height);
  pen.fillStyle = colour("words");
  pen.fillRect(start, 0, wide, 2);
}

// A mark and, where there is room, its label; gives where the next label may begin.
function label({ pen, width, height, colour, x }, one, free) {
  const at = x(one.from);
  pen.fillStyle = colour(one.kind);
  if (one.kind === "tone") pen.fillRect(at, 0, 2, height);
  const long = pen.measureText(one.label).width;
  const start = Math.max(3, at + 5);
  if (start < free || start + long > width) return free;
  pen.fillText(one.label, start, 12);
  return start + long + 6;
}

// Where it was recorded, and the axis: seconds before now.
export function drawBand(canvas, { from, recorded }) {
  const on = sheet(canvas, from);
  if (!on) return;
  const { pen, width, height, colour, x } = on;
  const tall = height - 18;
  for (const one of recorded) {
    const start = Math.max(0, x(one.from));
    const wide = Math.max(2, Math.min(width, x(one.to)) - start);
    if (x(one.to) < 0) continue;
    stretch(on, one.kind, start, wide, tall);
  }
  pen.fillStyle = colour("axis");
  pen.textBaseline = "alphabetic";
  for (let back = WINDOW_S - TICK_S; back > 0; back -= TICK_S) {
    const text = `−${back} s`;
    const at = x(from + WINDOW_S - back);
    pen.fillRect(at, tall + 2, 1, 4);
    pen.fillText(text, at - pen.measureText(text).width / 2, height - 1);
  }
  pen.fillText("now", width - pen.measureText("now").width - 1, height - 1);
}

// Solid is recorded; hollow and striped is not.
function stretch({ pen, colour }, kind, start, wide, tall) {
  if (kind === "recording") {
    pen.fillStyle = colour("red");
    pen.fillRect(start, 0, wide, tall);
  } else {
    pen.save();
    pen.beginPath();
    pen.rect(start, 0, wide, tall);
    pen.clip();
    if (kind === "paused") stripes(pen, colour, start, wide, tall);
    pen.strokeStyle = colour("amber");
    pen.lineWidth = 4; // half of it is outside
    pen.setLineDash(kind === "failed" ? [8, 4] : []);
    pen.strokeRect(start, 0, wide, tall);
    pen.restore();
  }
  mark({ pen, colour }, kind, start, wide, tall);
}

function stripes(pen, colour, start, wide, tall) {
  pen.fillStyle = colour("tint");
  pen.fillRect(start, 0, wide, tall);
  pen.strokeStyle = colour("hatch");
  pen.lineWidth = 3;
  for (let at = start - tall; at < start + wide; at += 12) {
    pen.beginPath();
    pen.moveTo(at, tall);
    pen.lineTo(at + tall, 0);
    pen.stroke();
  }
}

function mark({ pen, colour }, kind, start, wide, tall) {
  if (wide < 20) return;
  pen.save();
  pen.translate(start + 6, tall / 2 - 5);
  pen.scale(10 / 16, 10 / 16);
  pen.fillStyle = kind === "recording" ? colour("on-red") : colour("amber");
  pen.fill(new Path2D(shape(kind).getAttribute("d")), "evenodd");
  pen.restore();
}
