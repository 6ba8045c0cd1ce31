// The LCD: a canvas that shows the pictures the phone sends, at half size where it is 800 wide.
// Knows the sizes of the models' LCDs; may not know what is on them but the text for screen readers.

import { html } from "./drawing.js";

// px of the LCD: where the first line key's cell begins, and how far apart the cells are.
const CELLS = { "800x480": [48, 72], "480x272": [28, 68], "396x162": [24, 53] };
const WIDEST = 400; // px on the page

export function lcd(phone) {
  const canvas = html("canvas", { tabindex: "0", role: "img", "aria-label": "LCD" });
  const bezel = html("div", { class: "bezel" }, canvas);
  const context = canvas.getContext("2d");
  let newest = 0;

  function measure(model) {
    if (canvas.width === model.width && canvas.height === model.height && bezel.dataset.size) return;
    const size = `${model.width}x${model.height}`;
    canvas.width = model.width;
    canvas.height = model.height;
    bezel.dataset.size = size;
    const scale = Math.min(1, WIDEST / model.width);
    const [top, pitch] = CELLS[size] ?? [0, model.height / 5];
    const lengths = { w: model.width, h: model.height, top: top, pitch: pitch };
    for (const [name, px] of Object.entries(lengths))
      phone.style.setProperty(`--lcd-${name}`, `${px * scale}px`);
  }

  async function draw(blob) {
    const mine = ++newest;
    const picture = await createImageBitmap(blob);
    if (mine === newest) {
      if (canvas.width !== picture.width || canvas.height !== picture.height) measure(picture);
      context.drawImage(picture, 0, 0);
    }
    picture.close();
  }

  return {
    element: bezel,
    canvas,
    draw,
    show(state) {
      measure(state.model);
      bezel.classList.remove("unknown");
      canvas.setAttribute("aria-label", `LCD: ${state.screen.join(". ")}`);
    },
    forget() {
      bezel.classList.add("unknown");
      canvas.setAttribute("aria-label", "LCD: unknown");
    },
  };
}
