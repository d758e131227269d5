// What a page cannot do on its own. Everything here is a comfort: without it every page works by links and forms.
(() => {
  "use strict";

  // Focus: after a swap the reader is at the new heading, or at the part that the address names, as after the load of a page.
  const here = () => (location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null);
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target?.id !== "main" && event.target.id !== "main") return;
    const part = here();
    if (part && !part.hasAttribute("tabindex")) part.tabIndex = -1;
    (part || document.querySelector("#main h1"))?.focus({ preventScroll: true });
    if (part) requestAnimationFrame(() => part.scrollIntoView()); // after htmx has gone to the top
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    document.getElementById("note")?.hidePopover?.();
    // An answer that is no page of ours (a proxy's, say) is loaded whole: swapped in, it would leave a page without links.
    if (event.detail.target.id === "main" && !event.detail.serverResponse.includes('<main id="main"')) {
      event.detail.shouldSwap = false;
      location.assign(event.detail.pathInfo.responsePath || event.detail.pathInfo.requestPath);
    }
  });
  // When the network fails the browser says so; a link that does nothing would not.
  for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:swapError"]) {
    document.addEventListener(failure, (event) => {
      const { pathInfo, requestConfig } = event.detail;
      if (requestConfig?.verb === "get" && pathInfo && event.detail.target?.id === "main") location.assign(pathInfo.requestPath);
    });
  }

  // Leaving: the page is hidden at once, and the address of what was read is replaced in the history, so Back does not lead to it.
  const leave = () => {
    document.documentElement.classList.add("is-leaving");
    document.title = "…";
    location.replace(document.querySelector("[data-leave]").href);
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-leave]") && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      leave();
    }
  });
  let presses = [];
  document.addEventListener("pointerdown", () => (presses = []));
  document.addEventListener("keydown", (event) => {
    // Somebody who is writing presses Shift for capitals, and would lose what they wrote.
    if (event.key !== "Shift" || event.target.closest?.("textarea")?.value) {
      presses = [];
    } else if (!event.repeat) {
      presses = [...presses.filter((time) => event.timeStamp - time < 5000), event.timeStamp];
      if (presses.length === 3) leave();
    }
  });

  // Search: "/" goes to the search field of the page, or to the search page. The key can be turned off (WCAG 2.1.4).
  let slash = true;
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (!slash || event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const field = document.getElementById("q");
    if (field) field.focus();
    else location.assign("/search/");
  });
  const off = document.createElement("button");
  off.type = "button";
  off.className = "change";
  off.textContent = "Turn the / key off";
  off.addEventListener("click", () => {
    slash = !slash;
    off.textContent = slash ? "Turn the / key off" : "Turn the / key on";
  });
  document.querySelector("[data-keys]")?.append(off, ". ");

  // Explanations: a term or a citation opens in place. The link is the same as without this script.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest(".prose a.term, .prose a.provision, .prose a.source");
    const note = document.getElementById("note");
    if (!link || link.closest("#note") || !note?.showPopover || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    try {
      const answer = await fetch(link.href, { headers: { "HX-Request": "true" }, credentials: "omit" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const heading = document.createElement("h2");
      heading.textContent = page.querySelector("h1").textContent;
      const more = document.createElement("p");
      const whole = document.createElement("a");
      whole.href = link.href;
      whole.textContent = "Open the whole entry";
      const close = document.createElement("button");
      close.type = "button";
      close.className = "button note-popover__close";
      close.textContent = "Close";
      close.addEventListener("click", () => note.hidePopover());
      more.append(whole, close);
      note.replaceChildren(heading, page.querySelector("[data-note]"), more);
      note.setAttribute("aria-label", heading.textContent);
      window.htmx?.process(note);
      place(note, link);
      note.showPopover();
      place(note, link);
      note.focus();
      note.addEventListener("toggle", (toggled) => toggled.newState === "closed" && link.focus(), { once: true });
    } catch {
      location.assign(link.href);
    }
  }, true);

  // A record: printed, or copied with what was typed into it. Nothing of it leaves the page by itself.
  const offer = () => {
    for (const button of document.querySelectorAll("[data-print], [data-copy]")) button.hidden = false;
  };
  const as_text = (record) => [...record.querySelectorAll("h2, dt, dd, li, label, textarea")]
    .map((each) => (each.matches("h2, label") ? `\n${each.textContent}` : each.matches("dd") ? `  ${each.textContent}` : each.value ?? each.textContent))
    .join("\n").trim();
  document.addEventListener("click", async (event) => {
    if (event.target.closest("[data-print]")) print();
    const copy = event.target.closest("[data-copy]");
    if (!copy) return;
    const record = document.querySelector("[data-record]");
    try {
      await navigator.clipboard.writeText(as_text(record));
      copy.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(record);
      copy.textContent = "Selected: now press Ctrl+C or Command+C";
    }
  });
  document.addEventListener("submit", (event) => event.target.matches("[data-record], .block--checklist") && event.preventDefault(), true);
  const announce = () => {
    for (const link of document.querySelectorAll(".prose :is(a.term, a.provision, a.source)")) link.setAttribute("aria-haspopup", "dialog");
  };
  const ready = () => {
    offer();
    announce();
  };
  document.addEventListener("htmx:afterSettle", ready);
  ready();

  // An explanation stands below its word where there is room, else above; on a narrow screen the style sheet puts it at the foot.
  const place = (note, link) => {
    const word = link.getBoundingClientRect();
    const style = document.getElementById("note").style;
    const below = word.bottom + note.offsetHeight + 12 < innerHeight;
    style.setProperty("--top", `${Math.max(8, below ? word.bottom + 8 : word.top - note.offsetHeight - 8)}px`);
    style.setProperty("--left", `${Math.max(8, Math.min(word.left, innerWidth - note.offsetWidth - 16))}px`);
  };
})();
