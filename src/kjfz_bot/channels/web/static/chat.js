/* The page: joins what is typed and pressed, what is sent, what comes, and what is drawn. */

import { Files } from "./files.js";
import { Link } from "./link.js";
import { memory, newKey, Outbox } from "./outbox.js";
import { View } from "./view.js";

const REPLY_WITHIN = 10_000;

const page = document.documentElement;
const [log, welcome, typing, newest, status, notice, composer, input] = [
  "log", "welcome", "typing", "newest", "status", "notice", "composer", "input",
].map((id) => document.getElementById(id));

const view = new View(log, (data, label) => say("button", data, label));
const outbox = new Outbox({ onState: (state) => show(status, state), onSent: expectReply, onRefused: giveBack });
const link = new Link((lines) => (drawn = drawn.then(() => take(lines))), (broken) => show(status, broken ? "connecting" : "online"));
const files = new Files({
  button: document.getElementById("attach"),
  input: document.getElementById("file"),
  bar: document.getElementById("progress"),
  onState: (state) => show(status, state),
  onSent: () => show(notice, ""),
  onRefused: (problem) => show(notice, problem),
});
let patience = 0;
let drawn = Promise.resolve();

/** Load the words of a language and put them on the page. */
async function speak(language) {
  try {
    const answer = await fetch(`/strings/${language}.json?v=${page.dataset.build}`);
    view.words = await answer.json();
  } catch {
    return; // the words that are there must do until the next message
  }
  page.lang = language;
  document.title = view.words.title;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = view.words[node.dataset.text];
  for (const node of document.querySelectorAll("[data-label]")) node.ariaLabel = view.words[node.dataset.label];
  input.placeholder = view.words.placeholder;
  document.querySelector("#demo [name=lang]")?.setAttribute("value", language);
  document.querySelector("#sign-in")?.setAttribute("href", `/sign-in?lang=${language}`);
}

/** Say one of the page's own words in one of its places; good news goes away by itself. */
function show(place, name) {
  if (place.dataset.name === name || (name === "online" && !place.dataset.name)) return;
  place.dataset.name = name;
  place.textContent = view.words[name] ?? name;
  if (name === "online") setTimeout(() => place.dataset.name === name && show(place, ""), 3000);
}

function say(kind, body, label = body, lang = page.lang) {
  const message = { key: newKey(), kind, body, label, lang };
  welcome.hidden = true;
  view.showPending(message);
  view.waiting = true;
  typing.hidden = false;
  outbox.add(message);
}

function expectReply() {
  clearTimeout(patience);
  patience = setTimeout(() => {
    settle();
    link.retry();
  }, REPLY_WITHIN);
}

function settle() {
  clearTimeout(patience);
  typing.hidden = true;
  view.waiting = false;
}

/** What the server refused goes back where it can be mended. */
function giveBack(message, problem) {
  view.dropPending(message);
  settle();
  if (message.kind === "text") input.value = [message.body, input.value].filter(Boolean).join("\n");
  show(notice, problem);
  grow();
}

async function take(lines) {
  if (lines.length) {
    welcome.hidden = true;
    const language = lines.findLast((line) => !line.mine)?.lang;
    if (language && language !== page.lang) await speak(language);
    view.draw(lines);
    placeNewest();
    if (lines.some((line) => !line.mine)) settle();
    const prompt = lines.findLast((line) => !line.mine && line.expects !== "nothing");
    if (prompt) {
      input.placeholder = prompt.placeholder ?? view.words.placeholder;
      files.wanted = prompt.expects === "file";
    }
  }
  if (log.ariaBusy === "true") for (const message of outbox.items) view.showPending(message);
  log.ariaBusy = "false";
}

function grow() {
  input.style.height = "";
  if (input.value) input.style.height = `${input.scrollHeight + 2}px`;
  memory.write("draft", input.value);
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = input.value.trim();
  if ([...text].length > Number(page.dataset.maxText)) return show(notice, "too-long");
  show(notice, "");
  if (!text) return input.focus();
  input.value = "";
  grow();
  say("text", text);
});

input.addEventListener("keydown", (event) => {
  // While an input method composes, Enter chooses a word.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  composer.requestSubmit();
});
input.addEventListener("input", grow);

const placeNewest = () => (newest.hidden = log.scrollHeight - log.scrollTop - log.clientHeight < 80);
newest.addEventListener("click", () => log.scrollTo({ top: log.scrollHeight, behavior: "smooth" }));
log.addEventListener("scroll", placeNewest);
new ResizeObserver(placeNewest).observe(log);

for (const button of document.querySelectorAll("nav button, #welcome button")) {
  button.addEventListener("click", () => {
    const language = button.dataset.lang ?? page.lang;
    // Said at once, so that nothing typed meanwhile overtakes it; the words follow in turn with the lines.
    if (language !== page.lang) drawn = drawn.then(() => speak(language));
    say("text", button.dataset.say ?? button.textContent, button.textContent, language);
    log.focus({ preventScroll: true });
  });
}

for (const form of document.querySelectorAll("#account form")) form.addEventListener("submit", () => memory.clear());

input.value = memory.read("draft");
grow();
await speak(page.lang);
if (outbox.items.length) welcome.hidden = true;
outbox.send();
link.follow();

// What a link brought is said once: not again on a reload, and its secret stays in no address.
const brought = new URLSearchParams(location.search).get("start");
if (brought) {
  history.replaceState(null, "", location.pathname);
  say("text", `/start ${brought}`);
}
