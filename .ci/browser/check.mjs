// Opens reports as a person would and holds them to what they promise: no message of the
// browser, every finding there, a filter that filters, links that lead somewhere, maps
// that move, and nothing that axe-core objects to, in light and dark, narrow and wide.
//
//   node check.mjs CHROMIUM REPORT.html REPORT.json [PICTURES]
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { createRequire } from "node:module";

const require = createRequire(pathToFileURL(join(process.cwd(), "x.js")));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [chromium, page_, json, pictures] = process.argv.slice(2);
const report = JSON.parse(readFileSync(json, "utf8"));

let failures = 0;
const check = (fine, message) => {
  if (!fine) {
    failures++;
    console.error("not so: " + message);
  }
};

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"], headless: "shell" });
const url = pathToFileURL(page_).href;
const open = async (width, scheme) => {
  const page = await browser.newPage();
  page.on("console", (message) => check(false, "the console is silent: " + message.text()));
  page.on("pageerror", (error) => check(false, "no script fails: " + error));
  page.on("request", (request) => check(request.url() === url || request.url().startsWith("data:"), "nothing is loaded: " + request.url()));
  page.on("dialog", async (dialog) => { check(false, "no text of a manifest runs"); await dialog.dismiss(); });
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  await page.goto(url);
  return page;
};

// What is there.
{
  const page = await open(1600, "light");
  const found = await page.$$eval("#list > .finding", (all) => all.map((element) => element.textContent));
  check(found.length === report.findings.length, `${found.length} findings are there, of ${report.findings.length}`);
  for (const finding of report.findings) {
    const message = finding.message.replace(/[\n\r\t]/g, " ");
    check(found.some((text) => text.includes(message) && text.includes(finding.rule)), "there is: " + finding.message);
  }

  const broken = await page.$$eval('a[href^="#"]', (all) => all.map((a) => a.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id)));
  check(broken.length === 0, "links lead somewhere: " + [...new Set(broken)].join(", "));
  const twice = await page.$$eval("[id]", (all) => all.map((element) => element.id).filter((id, i, ids) => ids.indexOf(id) !== i));
  check(twice.length === 0, "no two things have an id: " + twice.join(", "));
  const inline = await page.evaluate((text) => [...new DOMParser().parseFromString(text, "text/html").querySelectorAll("*")]
    .flatMap((element) => [...element.attributes]).map((a) => a.name).filter((name) => name.startsWith("on") || name === "style"), readFileSync(page_, "utf8"));
  check(inline.length === 0, "no handler and no style is inline: " + inline.join(", "));
  check(await page.$$eval("script", (all) => all.length) === 1, "there is one script");

  // The filter.
  const shown = () => page.$$eval("#list > .finding", (all) => all.filter((element) => !element.hidden).length);
  if (found.length > 0) {
    for (const severity of ["critical", "high", "medium", "low", "info"]) {
      const box = await page.$(`input[value=${severity}]`);
      if (!box) continue;
      await box.click();
      const want = report.findings.filter((finding) => finding.severity !== severity).length;
      check(await shown() === want, `without ${severity} ${want} findings are shown, not ${await shown()}`);
      await box.click();
    }
    const category = await page.$$eval("#category option", (all) => all.at(-1).value);
    await page.select("#category", category);
    const ofCategory = new Set(report.rules.filter((rule) => rule.category === category).map((rule) => rule.id));
    const want = report.findings.filter((finding) => ofCategory.has(finding.rule)).length;
    check(await shown() === want, `of ${category} ${want} findings are shown, not ${await shown()}`);
    await page.select("#category", "");
    await page.type("#query", "no such words anywhere");
    check(await shown() === 0, "words that nothing has show nothing");
    check((await page.$eval("#count", (element) => element.textContent)).startsWith("0 of "), "the count says so");

    // A link to what the filter hides shows it, opened.
    await page.evaluate(() => { location.hash = document.querySelector("#list > .finding:last-child").id; });
    await page.waitForFunction(() => document.querySelector("#list > .finding:last-child details").open, { timeout: 2000 }).catch(() => check(false, "a link opens what it leads to"));
    check(await page.$eval("#list > .finding:last-child", (element) => !element.hidden), "a link shows what the filter hid");

    await page.click("#close");
    await page.click("#open");
    check(await page.$$eval("#list details", (all) => all.every((element) => element.open)), "all findings open");

    // By keyboard alone.
    await page.click("#close");
    await page.focus("#list > .finding summary");
    await page.keyboard.press("Enter");
    check(await page.$eval("#list > .finding details", (element) => element.open), "Enter opens a finding");
  }

  // Maps.
  await page.evaluate(() => { for (const element of document.querySelectorAll("details")) element.open = true; });
  const box = await page.$(".mapbox");
  if (box) {
    const view = () => page.$eval(".mapbox svg", (element) => element.getAttribute("viewBox"));
    const whole = await view();
    await box.focus();
    for (const key of ["ArrowRight", "+"]) {
      const before = await view();
      await page.keyboard.press(key);
      check(await view() !== before, key + " changes what is seen of a map");
    }
    await page.keyboard.press("0");
    check(await view() === whole, "0 shows all of a map");
    await page.click(".zoom button");
    check(await view() !== whole, "the button zooms");
    check(await page.$$eval("svg.map *", (all) => all.every((element) => !["script", "foreignObject", "a", "image", "use"].includes(element.localName))), "maps are drawings only");
  }
  await page.close();
}

// How it looks.
for (const scheme of ["light", "dark"]) {
  for (const width of [360, 1600]) {
    const page = await open(width, scheme);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    check(wide <= 0, `at ${width} pixels the page is ${wide} pixels too wide`);
    if (pictures) await page.screenshot({ path: join(pictures, `top-${width}-${scheme}.png`) });
    await page.evaluate(() => {
      [...document.querySelectorAll("#list details")].slice(0, 40).forEach((element) => { element.open = true; });
      for (const element of document.querySelectorAll("details:not(#list details)")) element.open = true;
    });
    const opened = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const culprits = await page.$$eval("body *", (all) => all.filter((element) => !element.closest(".wide, svg") && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 3).map((element) => element.outerHTML.slice(0, 120)));
    check(opened <= 0, `at ${width} pixels the page is ${opened} pixels too wide with everything open: ${culprits.join(" | ")}`);
    await page.evaluate(axe + ";0"); // past the policy of the page
    // Each scheme and each width once.
    const run = (scheme === "light") === (width === 1600);
    const violations = run ? (await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }))).violations : [];
    for (const violation of violations) {
      check(false, `axe-core at ${width}, ${scheme}: ${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
    }
    if (pictures) {
      for (const id of ["findings", "compliance", "maps", "rules"]) {
        const section = await page.$("#" + id);
        if (!section) continue;
        await section.evaluate((element) => element.scrollIntoView());
        await page.screenshot({ path: join(pictures, `${id}-${width}-${scheme}.png`) });
      }
    }
    await page.close();
  }
}

// On paper everything is open.
{
  const page = await open(1000, "light");
  if (pictures) await page.pdf({ path: join(pictures, "print.pdf"), format: "A4" });
  await page.emulateMediaType("print");
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  check(await page.$$eval("#list details", (all) => all.every((element) => element.open)), "on paper every finding is open");
  await page.close();
}

await browser.close();
console.log(`${report.findings.length} findings in the browser: ${failures === 0 ? "all is well" : failures + " faults"}`);
process.exit(failures === 0 ? 0 : 1);
