// Boxes on a picture: drawn with a pointer, moved with the arrow keys. The number fields are
// what is sent; without script one types in them and the server shows where the boxes are.
"use strict";
{
  const svg = document.querySelector("[data-stage] svg");
  const said = document.querySelector("[data-said]");
  const NAMES = ["left", "top", "width", "height"];
  const SMALLEST = 0.5;
  const MOVES = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [1, -1], ArrowDown: [1, 1] };
  const boxes = [...document.querySelectorAll("[data-box]")].map((part) => ({
    part,
    number: part.dataset.box,
    fields: [...part.querySelectorAll("input")],
    rect: svg.querySelector(`[data-rect="${part.dataset.box}"]`),
  }));

  const within = (value, least, most) => Math.min(Math.max(value, least), most);
  const values = (box) => box.fields.map((field) => field.valueAsNumber);
  const isFilled = (box) => !values(box).some(Number.isNaN);
  const words = (text, box) =>
    NAMES.reduce((line, name, at) => line.replace(`{${name}}`, box.fields[at].value), text)
      .replace("{number}", box.number);
  const say = (text) => { said.textContent = text; };
  const describe = (box) => say(words(svg.dataset.label, box));

  const draw = (box) => {
    const filled = isFilled(box);
    const [left, top, width, height] = filled ? values(box) : [0, 0, 0, 0];
    const at = { x: left, y: top, width, height };
    for (const [name, value] of Object.entries(at)) box.rect.setAttribute(name, value);
    if (filled) {
      box.part.hidden = false;
      box.rect.setAttribute("tabindex", "0");
      box.rect.setAttribute("role", "application");
      box.rect.setAttribute("aria-label", words(svg.dataset.label, box));
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) box.rect.removeAttribute(name);
    }
  };
  const put = (box, left, top, width, height) => {
    const w = within(width, SMALLEST, 100);
    const h = within(height, SMALLEST, 100);
    const all = [within(left, 0, 100 - w), within(top, 0, 100 - h), w, h];
    box.fields.forEach((field, at) => { field.value = Number(all[at].toFixed(1)); });
    draw(box);
  };
  const empty = (box) => {
    for (const field of box.fields) field.value = "";
    draw(box);
  };
  const unused = () => {
    const box = boxes.find((one) => one.fields.every((field) => field.value === ""));
    if (!box) say(svg.dataset.full);
    return box;
  };

  const point = (event) => {
    const frame = svg.getBoundingClientRect();
    return [
      within(((event.clientX - frame.left) / frame.width) * 100, 0, 100),
      within(((event.clientY - frame.top) / frame.height) * 100, 0, 100),
    ];
  };
  let held = null;
  svg.addEventListener("pointerdown", (event) => {
    const old = boxes.find((box) => box.rect === event.target);
    const box = old || unused();
    if (!box) return;
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    held = { box, from: point(event), start: old && values(box) };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!held) return;
    const { box, from, start } = held;
    const [x, y] = point(event);
    if (start) put(box, start[0] + x - from[0], start[1] + y - from[1], start[2], start[3]);
    else put(box, Math.min(x, from[0]), Math.min(y, from[1]), Math.abs(x - from[0]), Math.abs(y - from[1]));
  });
  const letGo = () => {
    if (!held) return;
    const { box } = held;
    held = null;
    if (!isFilled(box)) return;
    const [, , width, height] = values(box);
    if (width <= SMALLEST && height <= SMALLEST) empty(box); // a click, not a box
    else describe(box);
  };
  svg.addEventListener("pointerup", letGo);
  svg.addEventListener("pointercancel", letGo);

  svg.addEventListener("keydown", (event) => {
    const box = boxes.find((one) => one.rect === event.target);
    if (!box) return;
    if (event.key === "Delete" || event.key === "Backspace") {
      empty(box);
      say(words(svg.dataset.removed, box));
      document.querySelector("[data-new]").focus();
    } else if (MOVES[event.key]) {
      const [axis, step] = MOVES[event.key];
      const all = values(box);
      all[axis + (event.shiftKey ? 2 : 0)] += step;
      put(box, ...all);
      describe(box);
    } else return;
    event.preventDefault();
  });
  document.querySelector("[data-new]").addEventListener("click", () => {
    const box = unused();
    if (!box) return;
    put(box, 40, 40, 20, 10);
    box.rect.focus();
    describe(box);
  });
  for (const box of boxes) {
    box.part.addEventListener("input", () => draw(box));
    draw(box);
  }
  svg.removeAttribute("aria-hidden");
  for (const part of document.querySelectorAll("[data-drawing]")) part.hidden = false;
}
