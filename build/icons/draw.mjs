// Draws the icons of all systems from the two SVG files beside it:  node build/icons/draw.mjs
// The results are committed, so that a build needs no browser.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { ensureBrowser } from '../setup/browser.mjs';
import { runCommand, say } from '../setup/say.mjs';
import { icnsOf, icoOf } from './containers.mjs';

const here = import.meta.dirname;
const drawing = readFileSync(path.join(here, 'icon.svg'), 'utf8');
/** Fewer and thicker lines, which is what can be seen of it at 32 pixels and below. */
const smallDrawing = readFileSync(path.join(here, 'icon-small.svg'), 'utf8');
const smallUpTo = 32;

/** Sizes of the icon theme specification that desktops look for. */
const linuxSizes = [16, 22, 24, 32, 48, 64, 96, 128, 256, 512];
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256];
/** Apple's own, each also at twice its resolution. */
const macSizes = [16, 32, 64, 128, 256, 512, 1024];
/** An icon of macOS leaves a margin: its body is 824 of 1024 (Apple Design Resources, production templates). */
const macBody = 824 / 1024;

await runCommand(async () => {
  const { PHOTON_SETUP_BROWSER: executablePath } = await ensureBrowser();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  try {
    const page = await browser.newPage();
    const draw = async (/** @type {number} */ size, /** @type {number} */ body) => {
      const inner = Math.round(size * body);
      const edge = Math.floor((size - inner) / 2);
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>body{margin:0}svg{position:absolute;left:${edge}px;top:${edge}px;width:${inner}px;height:${inner}px}</style>${size <= smallUpTo ? smallDrawing : drawing}`,
      );
      return page.screenshot({ omitBackground: true });
    };
    const drawAll = async (/** @type {readonly number[]} */ sizes, body = 1) => {
      const images = [];
      for (const size of sizes) images.push({ size, png: await draw(size, body) });
      return images;
    };
    mkdirSync(path.join(here, 'linux'), { recursive: true });
    for (const { size, png } of await drawAll(linuxSizes)) {
      writeFileSync(path.join(here, 'linux', `${size}x${size}.png`), png);
    }
    writeFileSync(path.join(here, 'icon.ico'), icoOf(await drawAll(windowsSizes)));
    writeFileSync(path.join(here, 'icon.icns'), icnsOf(await drawAll(macSizes, macBody)));
  } finally {
    await browser.close();
  }
  say('The icons are drawn.');
  return 0;
});
