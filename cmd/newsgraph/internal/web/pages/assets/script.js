// What is said or done and the note on it light up together.
"use strict";
for (const said of document.querySelectorAll(".said[data-note]")) {
	const ids = said.dataset.note.split(" ");
	const light = on => {
		for (const id of ids) {
			document.getElementById(id)?.classList.toggle("lit", on);
			for (const part of document.querySelectorAll(`.said[data-note~="${id}"]`)) part.classList.toggle("lit", on);
		}
	};
	said.addEventListener("mouseenter", () => light(true));
	said.addEventListener("mouseleave", () => light(false));
}
for (const note of document.querySelectorAll(".note")) {
	const parts = document.querySelectorAll(`.said[data-note~="${note.id}"], .text a[href="#${note.id}"]`);
	for (const [event, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]])
		note.addEventListener(event, () => { for (const p of parts) p.classList.toggle("lit", on); });
}
