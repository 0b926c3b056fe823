/* Draws the conversation. Knows nothing of the network; what is pressed is handed on. */

const TAGS = { b: "strong", i: "em", code: "code" };
const LONG_LABEL = 16;
const MANY = 4;
const COMMANDS = { "/start": "start", "/lang": "language" };

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const drawSpan = ([text, ...tags]) => tags.reduceRight((inner, tag) => element(TAGS[tag], {}, inner), new Text(text));

/** Paragraphs and lists of a message: an empty line is space above the next one, a line below a bullet belongs to it. */
function drawText(lines) {
  const text = new DocumentFragment();
  let list = null;
  let gap = false;
  for (const { bullet, spans } of lines) {
    if (!spans.length) list = null;
    else {
      const paragraph = element("p", {}, ...spans.map(drawSpan));
      if (bullet && !list) text.append((list = element("ul", {})));
      if (bullet) list.append(element("li", {}, paragraph));
      else if (list) list.lastChild.append(paragraph);
      else text.append(paragraph);
      if (gap) text.lastChild.className = "gap";
    }
    gap = !spans.length;
  }
  return text;
}

export class View {
  words = {};
  #log;
  #prompt = null;
  #multi = false;
  #waiting = false;

  /** `onPress` gets the data and label of a pressed button. */
  constructor(log, onPress) {
    this.#log = log;
    this.onPress = onPress;
  }

  /** Whether a reply is awaited: until it comes the same buttons cannot be pressed again. */
  set waiting(waiting) {
    this.#waiting = waiting;
    for (const button of this.#buttons()) {
      button.ariaDisabled = String(waiting);
      if (!waiting) button.classList.remove("chosen");
    }
  }

  /** Show one's own message before the server has it. */
  showPending({ key, label, kind }) {
    if (this.#said(key)) return;
    const bubble = this.#own(label, document.documentElement.lang, "own pending");
    bubble.dataset.key = key;
    bubble.hidden = kind === "button" && this.#multi;
    this.#log.append(bubble);
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  dropPending({ key }) {
    this.#said(key)?.remove();
  }

  #said(key) {
    return this.#log.querySelector(`[data-key="${key}"]`);
  }

  /** Draw new lines, keep the focus where it makes sense, and scroll to what answers the last thing said. */
  draw(lines) {
    const atEnd = this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < 160;
    const held = this.#heldFocus();
    const drawn = lines.map((line) => (line.mine ? this.#drawOwn(line) : this.#drawBot(line)));
    if (held) this.#moveFocus(held);
    const said = lines.findLastIndex((line) => line.mine);
    const first = drawn.find((node, number) => number > said && node.isConnected);
    if (first && atEnd) this.#log.scrollTop = Math.max(0, first.offsetTop - this.#log.offsetTop - 12);
    else if (atEnd) this.#log.scrollTop = this.#log.scrollHeight;
  }

  #drawOwn({ key, text, lang }) {
    const label = this.words[COMMANDS[text]] ?? text;
    // By its key: the line may be here before the answer to its sending, and its words may be others.
    this.dropPending({ key });
    const bubble = this.#own(label, lang, "own");
    bubble.dataset.key = key;
    // A toggle of several choices shows in the prompt itself, unless what follows is something else.
    bubble.hidden = this.#multi && this.#buttons().some((button) => button.textContent === label);
    this.#insert(bubble);
    return bubble;
  }

  #own(label, lang, className) {
    return element("article", { className, lang }, element("span", { className: "unseen" }, `${this.words.you}: `), label);
  }

  #drawBot(line) {
    const { lang, options, controls, document: file } = line;
    const article = element("article", { className: "bot", lang });
    const text = element("div", { className: "text" }, element("span", { className: "unseen" }, `${this.words.bot}: `));
    text.append(drawText(line.lines));
    article.append(text);
    if (file?.picture) article.append(element("img", { className: "picture", src: file.href, alt: file.picture }));
    if (file) article.append(element("a", { className: "download", href: file.href, download: file.name }, file.label));
    const isPrompt = line.expects !== "nothing" || options.length + controls.length > 0;
    article.append(...[this.#group("options", options), this.#group("controls", controls)].filter(Boolean));
    this.#place(article, line.replaces);
    if (isPrompt) {
      this.#retire();
      this.#prompt = article;
      this.#multi = line.expects === "multi";
    }
    return article;
  }

  #group(name, buttons) {
    if (!buttons.length) return null;
    const long = buttons.length > MANY || buttons.some(({ label }) => label.length > LONG_LABEL);
    const group = element("div", { className: long ? `${name} long` : name, role: "group", tabIndex: -1 });
    group.ariaLabel = this.words[name];
    group.append(...buttons.map(({ data, label }) => this.#button(data, label)));
    return group;
  }

  #button(data, label) {
    const button = element("button", { type: "button" }, label);
    button.dataset.data = data;
    button.onclick = () => {
      if (this.#waiting) return;
      button.classList.add("chosen");
      this.onPress(data, label);
    };
    return button;
  }

  /** Put a message at the end; a new face of the prompt takes the place of the old one and of the toggles since. */
  #place(article, replaces) {
    const hidden = [...this.#log.querySelectorAll(".own[hidden]:not(.pending)")];
    if (!replaces || !this.#prompt) {
      for (const bubble of hidden) bubble.hidden = false;
      this.#insert(article);
      return;
    }
    while (this.#prompt.nextElementSibling?.matches(".own:not(.pending)")) this.#prompt.nextElementSibling.remove();
    this.#prompt.replaceWith(article);
  }

  #insert(node) {
    this.#log.insertBefore(node, this.#log.querySelector(".pending"));
  }

  /** An answered question keeps only buttons that name a command, which stay good when old. */
  #retire() {
    for (const button of this.#buttons()) if (button.dataset.data.startsWith("r")) button.remove();
    for (const group of this.#prompt?.querySelectorAll("[role=group]:empty") ?? []) group.remove();
  }

  #buttons() {
    return [...(this.#prompt?.querySelectorAll("button") ?? [])];
  }

  /** The number of the focused button of the prompt, or null where the focus is elsewhere. */
  #heldFocus() {
    return this.#prompt?.contains(document.activeElement)
      ? { number: this.#buttons().indexOf(document.activeElement), prompt: this.#prompt }
      : null;
  }

  /** From a prompt that is gone the focus goes to its new face's same button, else to the new question. */
  #moveFocus({ number, prompt }) {
    if (prompt === this.#prompt) return;
    const sameButton = prompt.isConnected ? null : this.#buttons()[number];
    const target = sameButton ?? this.#prompt.querySelector("[role=group]");
    (target ?? document.getElementById("input")).focus({ preventScroll: true });
  }
}
