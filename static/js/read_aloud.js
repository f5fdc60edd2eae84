// Reads a text aloud with a voice of the browser. Without a voice for it there is no button.
// Pressed again it stops: the button is pressed, or says so where it has words for it.
"use strict";
{
  const buttons = [...document.querySelectorAll("[data-read-aloud]")];
  const speech = window.speechSynthesis;
  let reading = null;

  // A voice of the device itself comes first: then no text leaves it.
  const voiceFor = (language) => {
    const fits = speech.getVoices().filter((voice) => voice.lang.toLowerCase().startsWith(language));
    return fits.find((voice) => voice.localService) ?? fits[0];
  };
  const languageOf = (button) => button.dataset.language || document.documentElement.lang;
  const offer = () => {
    for (const button of buttons) button.hidden = !voiceFor(languageOf(button));
  };
  const press = (pressed) => {
    reading = pressed;
    for (const button of buttons) {
      if (!button.dataset.stop) button.setAttribute("aria-pressed", String(button === pressed));
      else say(button, button === pressed);
    }
  };
  const say = (button, isReading) => {
    const words = button.querySelector("span");
    button.dataset.start ??= words.textContent;
    words.textContent = isReading ? button.dataset.stop : button.dataset.start;
  };
  const read = (button) => {
    const wasReading = button === reading;
    speech.cancel();
    press(wasReading ? null : button);
    if (wasReading) return;
    const said = new SpeechSynthesisUtterance(document.querySelector(button.dataset.readAloud).innerText);
    said.voice = voiceFor(languageOf(button));
    said.lang = said.voice.lang;
    said.rate = 0.9;
    said.onend = () => button === reading && press(null);
    speech.speak(said);
  };

  if (speech) {
    for (const button of buttons) button.addEventListener("click", () => read(button));
    speech.addEventListener?.("voiceschanged", offer);
    addEventListener("pagehide", () => speech.cancel());
    offer();
  }
}
