// What the page cannot do without a script: cards that follow the text, keys in the reader and the review queue.
"use strict";
(() => {
  const cards = document.querySelector(".cards");
  const places = [...document.querySelectorAll(".capture .at")];
  const cardOf = (place) => document.getElementById(place.id.slice(3));

  function light(key) {
    for (const old of document.querySelectorAll(".now")) old.classList.remove("now");
    for (const mark of document.querySelectorAll(".m")) {
      if (mark.dataset.items.split(" ").includes(key)) mark.classList.add("now");
    }
    const card = document.getElementById(key);
    if (!card || !cards) return;
    card.classList.add("now");
    if (getComputedStyle(cards).position === "sticky") cards.scrollTop = card.offsetTop - cards.offsetTop;
  }

  if (cards && places.length) {
    const seen = new IntersectionObserver(() => {
      const top = places.find((place) => place.getBoundingClientRect().bottom > 0);
      const card = top && cardOf(top);
      if (card && !cards.contains(document.activeElement)) cards.scrollTop = card.offsetTop - cards.offsetTop;
    });
    places.forEach((place) => seen.observe(place));
    document.querySelector(".capture").addEventListener("click", (event) => {
      const mark = event.target.closest(".m");
      if (mark) light(mark.dataset.items.split(" ")[0]);
    });
    cards.addEventListener("focusin", (event) => {
      const card = event.target.closest(".card");
      if (card) light(card.id);
    });
  }

  const sought = document.getElementById("sought");
  if (sought && !location.hash) sought.scrollIntoView({ block: "center" });

  let at = -1;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    const pressed = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (pressed) {
      event.preventDefault();
      pressed.click();
    } else if (places.length && (event.key === "n" || event.key === "p")) {
      at = Math.min(Math.max(at + (event.key === "n" ? 1 : -1), 0), places.length - 1);
      places[at].focus();
      light(places[at].id.slice(3));
    } else if (event.key === "/") {
      event.preventDefault();
      document.getElementById("ask").focus();
    }
  });
})();
