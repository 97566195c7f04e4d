// Holds the reference site in headless Chromium: node reference.mjs PLAYWRIGHT SITE [SCREENSHOTS] [SERVED-URL]
// Opened from the disk with the network off. Prints one line per thing that holds; fails at the first that does not.
import { createRequire } from "node:module";
import { strict as assert } from "node:assert";
import { pathToFileURL } from "node:url";
import { existsSync } from "node:fs";
import path from "node:path";

const [library, site, shots, served] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(library);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
  ],
});

const at = (name) => pathToFileURL(path.resolve(site, name)).href;
const faults = [];

async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, offline: true, ...options });
  const page = await context.newPage();
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) faults.push(message.text()); });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    const own = /^(file|data):/.test(request.url()) || (served && request.url().startsWith(served));
    if (!own) faults.push(`asked for ${request.url()}`);
  });
  page.on("requestfailed", (request) => faults.push(`missing: ${request.url()}`));
  return page;
}

async function shoot(page, name) {
  if (shots && existsSync(shots)) await page.screenshot({ path: path.join(shots, `${name}.png`) });
}

async function holds(what, check) {
  await check();
  assert.deepEqual(faults, [], what);
  console.log(`ok  ${what}`);
}

const call = "calls/spot/place_order.html";
const pages = ["index.html", "sections/spot.html", call, "channels/spot/depth_levels.html", "enums.html", "errors.html", "calls/futures/symbol_detail.html"];

const page = await open();
await holds("every kind of page loads from the disk, network off, no console error", async () => {
  for (const name of pages) {
    await page.goto(at(name));
    assert.ok((await page.locator("h1").innerText()).trim(), name);
    assert.equal(await page.locator("main").count(), 1, name);
  }
});

await holds("search finds by words, path and field, and leads there", async () => {
  await page.goto(at("index.html"));
  for (const [words, id] of [["place order", "calls/spot/place_order.html"], ["/v4/public/depth", "calls/spot/depth.html"], ["clientOrderId spot", "calls/spot/"], ["下单", "calls/spot/"]]) {
    await page.fill("#search", words);
    const hrefs = await page.locator("#found a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.ok(hrefs.some((href) => href.includes(id)), `${words}: ${hrefs.slice(0, 5)}`);
  }
  await page.fill("#search", "no such thing anywhere");
  assert.equal(await page.locator("#found a").count(), 0);
  assert.equal(await page.locator("#count").innerText(), "0");
  await page.fill("#search", "place order");
  await shoot(page, "search");
  await page.keyboard.press("Enter");
  await page.waitForURL(/calls\/.*\.html$/);
});

await holds("the keyboard is enough: skip link, search by /, arrows, Escape, evidence by Enter", async () => {
  await page.goto(at(call));
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "content");
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  await page.keyboard.type("balance");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => [...document.querySelectorAll("#found a")].indexOf(document.activeElement)), 1);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  await page.keyboard.press("Escape");
  assert.ok(await page.locator("#found").isHidden());
  await page.locator(".why summary").first().focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.locator(".why ul").first().isVisible());
  const ring = await page.locator(".why summary").first().evaluate((one) => getComputedStyle(one).outlineStyle);
  assert.notEqual(ring, "none", "focus can be seen");
});

await holds("languages switch, are told to readers, and stay on the next page", async () => {
  await page.goto(at(call));
  assert.equal(await page.locator("h1 [lang=zh]").isVisible(), false);
  const english = await page.locator("h1").innerText();
  await page.click("[data-language-button=zh]");
  assert.notEqual(await page.locator("h1").innerText(), english);
  assert.equal(await page.evaluate(() => document.documentElement.lang), "zh");
  assert.equal(await page.getAttribute("[data-language-button=zh]", "aria-pressed"), "true");
  // Facts, types and origins are said in it too; names, addresses and patterns are not words.
  const foreign = await page.evaluate(() => {
    const words = [".type > span", ".why summary", ".where", ".need", ".bound > span", ".facts > li > span"];
    const all = [...document.querySelectorAll(words.join(","))].filter((one) => one.offsetParent);
    return all.map((one) => one.innerText.trim()).filter((text) => text && text !== "id" && !/[\u4e00-\u9fff]/.test(text));
  });
  assert.deepEqual(foreign, []);
  await shoot(page, "chinese");
  await page.goto(at("calls/spot/depth.html"));
  assert.ok(await page.locator("h1 [lang=zh]").isVisible());
  // What nobody translated stays in its own language.
  await page.goto(at("calls/earn/" + (await first("earn"))));
  assert.ok((await page.locator("h1").innerText()).trim());
  await page.click("[data-language-button=en]");
});

async function first(section) {
  const other = await open();
  await other.goto(at(`sections/${section}.html`));
  const href = await other.locator(".list a").first().getAttribute("href");
  await other.context().close();
  return href.split("/").pop();
}

await holds("examples in Rust, curl and xt; types with their origin; limits", async () => {
  await page.goto(at(call));
  assert.deepEqual(await page.locator(".sample figcaption").evaluateAll((all) => all.map((one) => one.firstChild.textContent)), ["Rust", "curl", "xt"]);
  assert.match(await page.locator(".sample pre").nth(2).innerText(), /^xt spot place-order/);
  assert.match(await page.locator(".why").first().innerText(), /stated/);
  assert.ok(await page.locator(".limit").count());
  assert.ok(await page.locator("form.try").isHidden(), "nothing to try without a server");
  await shoot(page, "call");
  await page.goto(at("index.html"));
  await shoot(page, "index");
  await page.goto(at("sections/futures.html"));
  await shoot(page, "section");
});

await holds("text has contrast, light and dark", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const other = await open({ colorScheme });
    await other.goto(at(call));
    await shoot(other, colorScheme);
    const low = await other.evaluate(contrasts);
    assert.deepEqual(low, [], colorScheme);
    await other.context().close();
  }
});

// Every visible text against the ground behind it: 4.5 to 1.
function contrasts() {
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [R, G, B] = [r, g, b].map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * R + 0.7152 * G + 0.0722 * B;
  };
  const ground = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const low = new Set();
  for (const one of document.querySelectorAll("body *")) {
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || !one.checkVisibility()) continue;
    const [a, b] = [light(numbers(getComputedStyle(one).color)), light(ground(one))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) low.add(`${one.tagName}.${one.className}: ${ratio.toFixed(2)}`);
  }
  return [...low];
}

await holds("400 px wide: nothing scrolls sideways, the contents open", async () => {
  const narrow = await open({ viewport: { width: 400, height: 800 } });
  for (const name of pages) {
    await narrow.goto(at(name));
    const width = await narrow.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 400, `${name} is ${width} wide`);
  }
  await narrow.goto(at(call));
  await shoot(narrow, "narrow");
  await narrow.locator("main h2").nth(0).scrollIntoViewIfNeeded();
  await narrow.mouse.wheel(0, 500);
  await narrow.waitForTimeout(200);
  await shoot(narrow, "narrow-fields");
  await narrow.evaluate(() => scrollTo(0, 0));
  await narrow.click(".contents summary");
  assert.ok(await narrow.locator(".contents a").first().isVisible());
  await narrow.context().close();
});

await holds("without the script all of it can be read", async () => {
  const plain = await open({ javaScriptEnabled: false });
  await plain.goto(at(call));
  assert.ok(await plain.locator("table.fields").first().isVisible());
  assert.ok(await plain.locator(".search").isHidden());
  assert.equal(await plain.locator("h1 [lang=zh]").isVisible(), false);
  await plain.context().close();
});

if (served) {
  await holds("served: a call is tried against the mock server beside the site", async () => {
    const live = await open({ offline: false });
    await live.goto(`${served}/reference/${call}`);
    assert.ok(await live.locator("form.try").isVisible());
    await live.locator("form.try").scrollIntoViewIfNeeded();
    await live.click("form.try button");
    await live.waitForSelector("form.try output pre");
    await shoot(live, "tried");
    const said = await live.locator("form.try output").innerText();
    assert.match(said, /POST \/v4\/order/);
    assert.match(said, /200/);
    assert.match(said, /orderId/);
    await live.context().close();
  });
}

await browser.close();
