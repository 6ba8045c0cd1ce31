// Makes frames of 20 ms, 16 kHz, 16 bit of whatever rate a microphone has. Runs on the browser's audio
// thread; knows no address and no page.

const RATE = 16000;
const FRAME = 320;
const REACH = 16; // samples of the lower rate on each side of the one that is made

class Microphone extends AudioWorkletProcessor {
  constructor() {
    super();
    this.step = sampleRate / RATE; // samples of the microphone in one of ours
    this.width = Math.max(1, this.step); // below half the lower rate all passes
    this.reach = Math.ceil(REACH * this.width);
    this.heard = new Float32Array(2 * this.reach);
    this.at = this.reach; // where in `heard` our next sample stands, in parts of a sample
    this.frame = new Int16Array(FRAME);
    this.filled = 0;
  }

  process([[input]]) {
    if (!input) return true;
    const more = new Float32Array(this.heard.length + input.length);
    more.set(this.heard);
    more.set(input, this.heard.length);
    while (this.at + this.reach < more.length) {
      this.add(this.step === 1 ? more[Math.round(this.at)] : this.between(more));
      this.at += this.step;
    }
    const done = Math.max(0, Math.floor(this.at) - this.reach);
    this.heard = more.slice(done);
    this.at -= done;
    return true;
  }

  // A sinc under a raised cosine: nothing above half the lower rate folds back.
  between(samples) {
    const first = Math.ceil(this.at - this.reach);
    const last = Math.floor(this.at + this.reach);
    let sum = 0;
    for (let n = Math.max(0, first); n <= last; n += 1) {
      const x = (n - this.at) / this.width;
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
      sum += samples[n] * sinc * (0.5 + 0.5 * Math.cos((Math.PI * x) / REACH));
    }
    return sum / this.width;
  }

  add(sample) {
    this.frame[this.filled++] = Math.max(-32768, Math.min(32767, Math.round(sample * 32768)));
    if (this.filled < FRAME) return;
    this.port.postMessage(this.frame.slice());
    this.filled = 0;
  }
}

registerProcessor("microphone", Microphone);
