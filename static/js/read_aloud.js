// Reads a text aloud with a voice of the browser. Without a voice for it there is no button.
"use strict";
{
  const buttons = [...document.querySelectorAll("[data-read-aloud]")];
  const speech = window.speechSynthesis;

  // A voice of the device itself comes first: then no text leaves it.
  const voiceFor = (language) => {
    const fits = speech.getVoices().filter((voice) => voice.lang.toLowerCase().startsWith(language));
    return fits.find((voice) => voice.localService) ?? fits[0];
  };
  const offer = () => {
    for (const button of buttons) button.hidden = !voiceFor(button.dataset.language);
  };
  const press = (pressed) => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button === pressed));
  };
  const read = (button) => {
    const wasReading = button.getAttribute("aria-pressed") === "true";
    speech.cancel();
    press(wasReading ? null : button);
    if (wasReading) return;
    const said = new SpeechSynthesisUtterance(document.querySelector(button.dataset.readAloud).innerText);
    said.voice = voiceFor(button.dataset.language);
    said.lang = said.voice.lang;
    said.rate = 0.9;
    said.onend = () => press(null);
    speech.speak(said);
  };

  if (speech) {
    for (const button of buttons) button.addEventListener("click", () => read(button));
    speech.addEventListener?.("voiceschanged", offer);
    addEventListener("pagehide", () => speech.cancel());
    offer();
  }
}
