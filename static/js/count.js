// How many characters are left in a field that has a limit, once it is three quarters full.
// Seen at once, said when the typing stops. Without script the server counts, on sending.
"use strict";
for (const field of document.querySelectorAll("textarea[data-room]")) {
  const room = Number(field.dataset.room);
  const seen = document.createElement("p");
  const said = document.createElement("p");
  let pause;

  const words = () => {
    // As the server counts: signs, not the halves that some are stored in.
    const left = room - [...field.value.trim()].length;
    if (left * 4 > room) return "";
    return left < 0 ? `${field.dataset.roomOver} ${-left}` : `${field.dataset.roomLeft} ${left}`;
  };
  const count = () => {
    seen.textContent = words();
    seen.classList.toggle("is-over", seen.textContent.startsWith(field.dataset.roomOver));
    clearTimeout(pause);
    pause = setTimeout(() => (said.textContent = seen.textContent), 1000);
  };

  seen.className = "room";
  seen.setAttribute("aria-hidden", "true");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  field.after(seen, said);
  field.addEventListener("input", count);
  count();
}
