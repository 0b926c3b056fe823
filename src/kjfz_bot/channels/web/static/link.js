/* Brings the conversation's lines: by WebSocket, or by long polling where sockets do not get through. */

const SILENCE = 60_000; // the server shows a sign of life every 25 s
const OPENING = 8_000;
const LONGEST_PAUSE = 15_000;
const BREATH = 150;
const SIGNED_OUT = 1008;

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

export class Link {
  #last = 0;
  #failures = 0;
  #broken = false;
  #socketsWork = false;
  #wake = () => {};
  #cut = () => {};

  /** `onLines` gets each batch once and in order; `onBroken` whether the server is out of reach. */
  constructor(onLines, onBroken) {
    this.onLines = onLines;
    this.onBroken = onBroken;
    addEventListener("online", () => this.retry());
    document.addEventListener("visibilitychange", () => document.hidden || this.#wake());
  }

  /** Try again now instead of at the end of a pause or of a connection that may be dead. */
  retry() {
    this.#cut();
    this.#wake();
  }

  async follow() {
    for (;;) {
      const alive = this.#failures % 3 === 2 ? await this.#poll() : await this.#socket();
      if (alive && this.#socketsWork) this.#failures = 0;
      if (!alive) this.#failures += 1;
      if (this.#failures > 1 && !alive) this.#report(true);
      const rest = alive ? BREATH : Math.min(LONGEST_PAUSE, 250 * 2 ** this.#failures) * (0.5 + Math.random() / 2);
      await Promise.race([pause(rest), new Promise((done) => (this.#wake = done))]);
    }
  }

  /** One socket until it ends; whether it carried anything. */
  #socket() {
    return new Promise((done) => {
      const socket = new WebSocket(`${location.origin.replace("http", "ws")}/ws?after=${this.#last}`);
      let alive = false;
      let watch = setTimeout(() => this.#cut(), OPENING);
      const end = ({ code } = {}) => {
        if (code === SIGNED_OUT) location.reload();
        clearTimeout(watch);
        socket.onmessage = null;
        done(alive);
      };
      socket.onmessage = ({ data }) => {
        alive = this.#socketsWork = true;
        clearTimeout(watch);
        watch = setTimeout(() => this.#cut(), SILENCE);
        this.#take(JSON.parse(data));
      };
      socket.onclose = end;
      this.#cut = () => {
        socket.close();
        end();
      };
    });
  }

  /** One long poll; whether the server answered. */
  async #poll() {
    const giveUp = new AbortController();
    this.#cut = () => giveUp.abort();
    const watch = setTimeout(this.#cut, SILENCE);
    try {
      const answer = await fetch(`/api/lines?after=${this.#last}&wait=20`, { signal: giveUp.signal });
      // The cookie or the sign-in has run out: the page starts anew, with what is unsent and half written.
      if ([401, 403].includes(answer.status) && navigator.cookieEnabled) location.reload();
      if (!answer.ok) return false;
      this.#take(await answer.json());
      return true;
    } catch {
      return false;
    } finally {
      clearTimeout(watch);
    }
  }

  #take({ lines }) {
    this.#report(false);
    const fresh = lines.filter((line) => line.id > this.#last);
    if (fresh.length) this.#last = fresh.at(-1).id;
    this.onLines(fresh);
  }

  #report(broken) {
    if (broken !== this.#broken) this.onBroken(broken);
    this.#broken = broken;
  }
}
