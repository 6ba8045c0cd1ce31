// Plays frames of 20 ms, 16 kHz, as they come over the network: a short queue meets their jitter. Runs on
// the browser's audio thread; knows no address and no page. The queue's rule is that of the server's
// microphone (hw_sim/sound/microphone.py).

const BEGINS_AT = 3; // frames: 60 ms
const LONGEST = 12;
const WATCHED = 100;
const TOLD_EVERY = 5; // frames

class Playback extends AudioWorkletProcessor {
  constructor() {
    super();
    this.waiting = [];
    this.frame = null;
    this.position = 0;
    this.speaks = false;
    this.least = LONGEST;
    this.watched = 0;
    this.played = 0;
    this.peak = 0;
    this.port.onmessage = ({ data }) => {
      this.waiting.push(new Int16Array(data));
      while (this.waiting.length > LONGEST) this.waiting.shift();
    };
  }

  process(_, [[output]]) {
    for (let n = 0; n < output.length; n += 1) {
      if (!this.frame || this.position === this.frame.length) this.next();
      const sample = this.frame ? this.frame[this.position++] / 32768 : 0;
      this.peak = Math.max(this.peak, Math.abs(sample));
      output[n] = sample;
    }
    return true;
  }

  next() {
    this.position = 0;
    const count = this.waiting.length;
    if (!count) this.speaks = false;
    else if (count >= BEGINS_AT) this.speaks = true;
    if (!this.speaks) {
      this.frame = null;
      return;
    }
    this.keepUp(count);
    this.frame = this.waiting.shift();
    this.played += 1;
    if (this.played % TOLD_EVERY) return;
    this.port.postMessage({ played: this.played, peak: this.peak });
    this.peak = 0;
  }

  // What waits all the time is only delay: one frame of it is left out, once a while.
  keepUp(count) {
    this.least = Math.min(this.least, count);
    this.watched += 1;
    if (this.watched < WATCHED) return;
    if (this.least > BEGINS_AT) this.waiting.shift();
    this.least = LONGEST;
    this.watched = 0;
  }
}

registerProcessor("playback", Playback);
