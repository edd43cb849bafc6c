"use strict";
// Set the theme before anything is painted, so that a dark page does not flash white. Runs as a plain script.

(() => {
  let kept = null;
  try {
    kept = localStorage.getItem("zonekg.theme");
  } catch {
    // storage is switched off: follow the system
  }
  const dark = kept ? kept === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
