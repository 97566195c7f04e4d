"use strict";
// Languages, search, copying and trying. Everything that needs this script is hidden until it runs.

(() => {
  const page = document.documentElement;
  const root = page.dataset.root || "";
  const remembered = {
    get: () => { try { return localStorage.getItem("docwright-language"); } catch { return null; } },
    set: (language) => { try { localStorage.setItem("docwright-language", language); } catch { /* A page of the disk may keep nothing. */ } },
  };

  // Before anything is drawn, so that no other language flashes by.
  const asked = remembered.get();
  if (asked) page.dataset.language = asked;

  document.addEventListener("DOMContentLoaded", () => {
    languages();
    contents();
    search();
    copying();
    trying();
  });

  function languages() {
    const group = document.querySelector(".languages");
    if (!group) return;
    const buttons = [...group.querySelectorAll("button")];
    const show = (language) => {
      page.dataset.language = language;
      page.lang = language;
      for (const button of buttons) {
        button.setAttribute("aria-pressed", String(button.dataset.languageButton === language));
      }
    };
    const known = buttons.map((button) => button.dataset.languageButton);
    show(known.includes(page.dataset.language) ? page.dataset.language : known[0]);
    for (const button of buttons) {
      button.addEventListener("click", () => {
        show(button.dataset.languageButton);
        remembered.set(button.dataset.languageButton);
      });
    }
    group.hidden = false;
  }

  // The contents stand before the page where there is no room beside it, so they start closed there.
  function contents() {
    const list = document.querySelector("[data-narrow-closed]");
    if (list && matchMedia("(max-width: 48rem)").matches) list.open = false;
    const current = document.querySelector(".contents [aria-current]");
    const nav = document.querySelector(".contents");
    if (current && nav) nav.scrollTop = Math.max(0, current.offsetTop - nav.clientHeight / 2);
  }

  function search() {
    const box = document.querySelector(".search");
    const input = document.getElementById("search");
    const found = document.getElementById("found");
    const count = document.getElementById("count");
    box.hidden = false;
    const links = () => [...found.querySelectorAll("a")];
    const close = () => { found.hidden = true; count.textContent = ""; };

    input.addEventListener("input", () => {
      const hits = ranked(input.value);
      found.replaceChildren(...hits.slice(0, 40).map(item));
      found.hidden = hits.length === 0;
      count.textContent = input.value.trim() ? String(hits.length) : "";
    });
    box.addEventListener("keydown", (event) => {
      const all = links();
      const at = all.indexOf(document.activeElement);
      if (event.key === "Escape") {
        input.value = "";
        close();
        input.focus();
      } else if (event.key === "ArrowDown" && all.length) {
        all[Math.min(at + 1, all.length - 1)].focus();
      } else if (event.key === "ArrowUp" && all.length) {
        (at > 0 ? all[at - 1] : input).focus();
      } else if (event.key === "Enter" && document.activeElement === input && all.length) {
        all[0].click();
      } else {
        return;
      }
      event.preventDefault();
    });
    document.addEventListener("click", (event) => { if (!box.contains(event.target)) close(); });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.matches("input, textarea, select");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
      }
    });
  }

  // Every word must stand somewhere; titles and ids count more than fields.
  function ranked(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const hits = [];
    for (const entry of window.docwrightSearch || []) {
      const named = `${entry.t.join(" ")} ${entry.i} ${entry.i.replaceAll("_", " ")}`.toLowerCase();
      const routed = `${entry.m || ""} ${entry.p || ""}`.toLowerCase();
      const further = (entry.k || "").toLowerCase();
      let score = 0;
      for (const word of words) {
        const points = named.includes(word) ? 8 : routed.includes(word) ? 4 : further.includes(word) ? 1 : 0;
        if (!points) { score = 0; break; }
        const whole = named.split(/[\s.]+/).includes(word) ? 4 : 0;
        score += points + whole;
      }
      if (score && words.length > 1 && named.includes(words.join(" "))) score += 8;
      if (score) hits.push({ entry, score });
    }
    hits.sort((a, b) => b.score - a.score || (a.entry.i < b.entry.i ? -1 : 1));
    return hits.map((hit) => hit.entry);
  }

  function item(entry) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + entry.u;
    link.append(entry.t.join(" · ") || entry.i);
    const small = document.createElement("small");
    small.textContent = [entry.i, [entry.m, entry.p].filter(Boolean).join(" ")].filter(Boolean).join(" · ");
    link.append(small);
    line.append(link);
    return line;
  }

  function copying() {
    if (!navigator.clipboard) return;
    for (const caption of document.querySelectorAll(".sample figcaption")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Copy";
      button.setAttribute("aria-label", `Copy ${caption.textContent}`);
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(caption.parentElement.querySelector("code").textContent);
        button.textContent = "Copied";
        setTimeout(() => { button.textContent = "Copy"; }, 1500);
      });
      caption.classList.add("copying");
      caption.append(button);
    }
  }

  function trying() {
    const form = document.querySelector("form.try");
    if (!form || typeof window.docwrightServer !== "string") return;
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const shown = form.querySelector("output");
      shown.replaceChildren("…");
      try {
        const [url, request] = composed(form);
        const answer = await fetch(window.docwrightServer + url, request);
        shown.replaceChildren(text(`${request.method} ${url}`), text(`${answer.status} ${answer.statusText}`.trim()), block(laidOut(await answer.text())));
      } catch (error) {
        shown.replaceChildren(text(`No answer: ${error.message}`));
      }
    });
  }

  function composed(form) {
    let path = form.dataset.path;
    const query = new URLSearchParams();
    const headers = new Headers();
    const fields = [];
    let body;
    for (const name of (form.dataset.signed || "").split(" ").filter(Boolean)) headers.set(name, trial(name));
    for (const input of form.querySelectorAll("[data-in]")) {
      const value = input.value;
      if (value === "") continue;
      const place = input.dataset.in;
      if (place === "path") path = path.replace(`{${input.name}}`, encodeURIComponent(value));
      else if (place === "query") query.append(input.name, listed(input));
      else if (place === "header") headers.set(input.name, value);
      else if (place === "whole") body = value;
      else fields.push(input);
    }
    if (form.dataset.body === "json") {
      headers.set("content-type", "application/json");
      // Numbers go out as they were typed; a number of the script would round them.
      body ??= `{${fields.map((input) => `${JSON.stringify(input.name)}:${typed(input)}`).join(",")}}`;
    } else if (form.dataset.body === "form") {
      headers.set("content-type", "application/x-www-form-urlencoded");
      body = new URLSearchParams(fields.map((input) => [input.name, listed(input)])).toString();
    }
    const asked = query.toString();
    const method = form.dataset.method;
    return [asked ? `${path}?${asked}` : path, { method, headers, body: method === "GET" ? undefined : body }];
  }

  function typed(input) {
    const bare = input.dataset.kind === "json" || (input.dataset.kind === "bare" && /^(-?\d+(\.\d+)?|true|false)$/.test(input.value));
    return bare ? input.value : JSON.stringify(input.value);
  }

  // A list of JSON as queries take it.
  function listed(input) {
    if (input.dataset.kind !== "json" || !input.value.startsWith("[")) return input.value;
    try { return JSON.parse(input.value).map((one) => (typeof one === "object" ? JSON.stringify(one) : one)).join(","); } catch { return input.value; }
  }

  // The mock server looks at no signature unless it was given a key; the headers have to be there all the same.
  function trial(name) {
    if (/time/.test(name)) return String(Date.now());
    if (/window/.test(name)) return "5000";
    if (/algorithms/.test(name)) return "HmacSHA256";
    return "try";
  }

  // White space alone is added, so that no number passes through one of the script.
  function laidOut(json) {
    try { JSON.parse(json); } catch { return json; }
    let depth = 0;
    const lead = () => "\n" + "  ".repeat(depth);
    return json.replace(/"(?:[^"\\]|\\.)*"|\{\s*\}|\[\s*\]|[{}[\],:]|\s+/g, (part) => {
      if (/^\s/.test(part)) return "";
      if (/^(\{\s*\}|\[\s*\])$/.test(part)) return part[0] + part.at(-1);
      if (part === "{" || part === "[") { depth += 1; return part + lead(); }
      if (part === "}" || part === "]") { depth -= 1; return lead() + part; }
      if (part === ",") return part + lead();
      return part === ":" ? ": " : part;
    });
  }

  function text(words) {
    const line = document.createElement("p");
    line.className = "place";
    line.textContent = words;
    return line;
  }

  function block(words) {
    const pre = document.createElement("pre");
    pre.tabIndex = 0;
    pre.textContent = words;
    return pre;
  }
})();
