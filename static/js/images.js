// Screenshots by pasting or dropping: both put the files in the field and press its button.
// Without script the field alone does the same; what is no image is refused there in words.
"use strict";
{
  const field = document.querySelector("input[type=file][multiple]");
  const button = document.querySelector("[data-add]");

  const add = (event, files) => {
    if (!files.length) return;
    event.preventDefault();
    const all = new DataTransfer();
    for (const file of [...field.files, ...files]) all.items.add(file);
    field.files = all.files;
    field.form.requestSubmit(button);
  };

  if (field && button) {
    document.querySelector("[data-paste-hint]").hidden = false;
    document.addEventListener("paste", (event) => add(event, event.clipboardData.files));
    document.addEventListener("drop", (event) => add(event, event.dataTransfer.files));
    document.addEventListener("dragover", (event) => {
      if (event.dataTransfer.types.includes("Files")) event.preventDefault();
    });
  }
}
