/* Keeps messages in this tab until the server has stored them: sent one by one, in order, again after any failure. */

const KEPT = "unsent";
const FIRST_PAUSE = 700;
const LONGEST_PAUSE = 20_000;

/** A key no other message has; `crypto.randomUUID` is missing on pages without HTTPS. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const owned = (name) => `${document.documentElement.dataset.owner}:${name}`;

/** Storage that forgets instead of failing where the browser forbids it.
 *
 * What one person left on this page is never another's, who signs in or out in the same tab.
 */
export const memory = {
  read(name) {
    try {
      return sessionStorage.getItem(owned(name)) ?? "";
    } catch {
      return "";
    }
  },
  write(name, value) {
    try {
      sessionStorage.setItem(owned(name), value);
    } catch {
      /* the conversation goes on without */
    }
  },
  clear() {
    try {
      sessionStorage.clear();
    } catch {
      /* there was nothing */
    }
  },
};

export class Outbox {
  #items = JSON.parse(memory.read(KEPT) || "[]");
  #running = false;
  #wake = () => {};

  /** `onState` gets the name of what is waited for or ""; `onSent` and `onRefused` get the message. */
  constructor({ onState, onSent, onRefused }) {
    Object.assign(this, { onState, onSent, onRefused });
    addEventListener("online", () => this.#wake());
  }

  get items() {
    return this.#items;
  }

  add(message) {
    this.#items.push(message);
    this.#keep();
    this.send();
  }

  async send() {
    if (this.#running) return;
    this.#running = true;
    for (let tries = 0; this.#items.length; ) {
      const [message] = this.#items;
      const { state, seconds, problem } = await post(message);
      this.onState(state);
      if (state) {
        tries += 1;
        const rest = seconds ? seconds * 1000 : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tries - 1));
        await Promise.race([new Promise((done) => setTimeout(done, rest)), new Promise((done) => (this.#wake = done))]);
        continue;
      }
      tries = 0;
      this.#items.shift();
      this.#keep();
      if (problem) this.onRefused(message, problem);
      else this.onSent(message);
    }
    this.#running = false;
  }

  #keep() {
    memory.write(KEPT, JSON.stringify(this.#items));
  }
}

/** Post one message: sent (no state), refused (a problem) or to be tried again (a state). */
async function post({ key, kind, body, lang }) {
  try {
    const answer = await fetch(`/api/messages?lang=${lang}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ key, kind, body, lang }),
      signal: AbortSignal.timeout(20_000),
    });
    // A conflict means that this key was stored before.
    if (answer.ok || answer.status === 409) return { state: "" };
    if (answer.status === 429) return { state: "slow", seconds: Number(answer.headers.get("Retry-After")) };
    if (answer.status >= 500 || answer.status === 408) return { state: "busy" };
    const { error } = await answer.json();
    if (error.code !== "visitor") return { state: "", problem: error.message };
    if (navigator.cookieEnabled) location.reload();
    return { state: "busy" };
  } catch {
    return { state: "waiting" };
  }
}
