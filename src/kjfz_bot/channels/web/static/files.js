/* Sends a file where the conversation asks for one: chosen or dropped on the page, with how far it has come. */

import { newKey } from "./outbox.js";

const TRIES = 3;
const PAUSE = 1500;

export class Files {
  #button;
  #bar;
  #wanted = false;

  /** `onState` gets the name of what goes on or ""; `onRefused` a problem in words, or the name of one. */
  constructor({ button, input, bar, onState, onSent, onRefused }) {
    Object.assign(this, { onState, onSent, onRefused });
    this.#button = button;
    this.#bar = bar;
    button.onclick = () => input.click();
    input.onchange = () => {
      const [file] = input.files;
      if (file) this.send(file);
      input.value = "";
    };
    addEventListener("dragover", (event) => event.preventDefault());
    addEventListener("drop", (event) => {
      event.preventDefault();
      const [file] = event.dataTransfer.files;
      if (file && this.#wanted) this.send(file);
    });
  }

  /** Whether a file is asked for just now. */
  set wanted(wanted) {
    this.#wanted = wanted;
    this.#button.hidden = !wanted;
  }

  async send(file) {
    const key = newKey();
    this.#button.disabled = true;
    this.#bar.hidden = false;
    this.onState("uploading");
    let answer = null;
    for (let tries = 0; tries < TRIES && !answer; tries += 1) {
      if (tries) await new Promise((done) => setTimeout(done, PAUSE));
      answer = await this.#post(key, file);
    }
    this.#bar.hidden = true;
    this.#button.disabled = false;
    this.onState("");
    if (!answer) this.onRefused("upload-failed");
    else if (answer.problem) this.onRefused(answer.problem);
    else this.onSent();
  }

  /** One try: taken in, refused (a problem), or null where another try may help. */
  #post(key, file) {
    const query = new URLSearchParams({ key, name: file.name, lang: document.documentElement.lang });
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open("POST", `/api/files?${query}`);
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.upload.onprogress = ({ loaded, total }) => (this.#bar.value = total ? loaded / total : 0);
      request.onerror = () => done(null);
      request.onload = () => {
        if (request.status < 300) return done({});
        if (request.status >= 500 || request.status === 429 || request.status === 408) return done(null);
        done({ problem: JSON.parse(request.responseText).error.message });
      };
      request.send(file);
    });
  }
}
