// One browser for all tests; each test gets a window of its own and leaves pictures behind.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { pictures, startFront } from './front.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const patience = 15_000;

export let front;
let browser;

before(async () => {
  mkdirSync(pictures, { recursive: true });
  front = await startFront(process.env.ATRIUM_URL ?? 'http://127.0.0.1:8080');
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});

after(async () => {
  await browser?.close();
  front?.stop();
  assert.deepEqual(front?.disclosed, []);
});

/** Tasks that do not get in each other's way, some at a time: each waits for the server more than it works. */
export const together = (name, tasks, skip = false) =>
  describe(name, { concurrency: 2, skip }, tasks);

/** Lets the next requests like this fail. */
export async function failing(page, method, path, status, times = 1) {
  let left = times;
  await page.route(
    (url) => url.pathname === path,
    (route) => {
      if (route.request().method() !== method || left === 0) {
        return route.fallback();
      }
      left -= 1;
      return route.fulfill({ status, json: { error: 'told to fail' } });
    },
  );
}

/** Lets requests like this take a while longer. */
export const slowly = (page, method, path, milliseconds) =>
  page.route(
    (url) => url.pathname === path,
    async (route) => {
      if (route.request().method() === method) {
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
      }
      await route.fallback();
    },
  );

/** Tells the page that it is a part of something else than it is. */
export const tellPage = (page, config) =>
  page.route('**/api/config', (route) => route.fulfill({ json: config }));

/** A picture of where a task is now; where it ends is pictured anyway. */
export const picture = (page, name) => page.screenshot({ path: join(pictures, `${name}.png`) });

/** What the pages may say on the console, because the test is about it. */
const harmless = [/the server responded with a status of/, /Failed to load resource/];

/** What has no answer yet, of all tasks that are on. */
const unanswered = new Set();

/** Somebody who has never been here. */
export async function newContext(viewport = { width: 1280, height: 900 }) {
  const context = await browser.newContext({
    baseURL: front.url,
    viewport,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(patience);
  context.on('request', (request) => unanswered.add(request));
  for (const end of ['requestfinished', 'requestfailed']) {
    context.on(end, (request) => unanswered.delete(request));
  }
  return context;
}

/**
 * One thing somebody does. Afterwards there are pictures of where it ended, nobody broke the
 * content security policy, and nothing unexpected was said on the console.
 */
export function task(name, steps, { viewport, expected = [] } = {}) {
  test(name, { timeout: 120_000 }, async () => {
    const context = await newContext(viewport);
    await context.addInitScript(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        window.violations.push(`${event.violatedDirective} ${event.blockedURI}`),
      );
    });
    const page = await context.newPage();
    const said = [];
    page.on('pageerror', (error) => said.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') {
        said.push(message.text());
      }
    });
    const file = name.replaceAll(/[^a-z0-9]+/gi, '-');
    try {
      await steps(page, context);
    } catch (failure) {
      const urls = [...unanswered].map((request) => request.url());
      console.error(`${name}: no answer to`, urls);
      await page.screenshot({ path: join(pictures, `${file}-FAILED.png`) });
      throw failure;
    }
    await photograph(page, file);
    const unexpected = said.filter(
      (text) => ![...harmless, ...expected].some((pattern) => pattern.test(text)),
    );
    assert.deepEqual(await page.evaluate(() => window.violations), [], 'CSP violations');
    assert.deepEqual(unexpected, [], 'said on the console');
    await context.close();
  });
}

/** Changes what the system prefers, and waits until the page has followed. */
async function prefer(page, scheme) {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.waitForTimeout(100);
}

async function photograph(page, file) {
  for (const scheme of ['light', 'dark']) {
    await prefer(page, scheme);
    await page.screenshot({ path: join(pictures, `${file}-${scheme}.png`) });
  }
  await prefer(page, 'light');
}

/** Whether everybody can read and use what is shown now, in both colour schemes. */
export async function isAccessible(page, what) {
  for (const scheme of ['light', 'dark']) {
    await prefer(page, scheme);
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
      const { violations } = await window.axe.run(document, { runOnly: tags });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    assert.deepEqual(found, [], `${what}, ${scheme}`);
  }
  await prefer(page, 'light');
}

export async function isShown(locator) {
  await locator.first().waitFor({ state: 'visible' });
}

export const hasFocus = (locator) =>
  locator.evaluate(
    (element) =>
      new Promise((resolve, reject) => {
        const look = (left) => {
          if (element === document.activeElement) {
            resolve();
          } else if (left === 0) {
            reject(new Error(`the focus is on ${document.activeElement.outerHTML.slice(0, 200)}`));
          } else {
            setTimeout(look, 20, left - 1);
          }
        };
        look(100);
      }),
  );

/** Goes on with the tabulator until something like this has the focus. */
export async function tabTo(page, locator, atMost = 40) {
  for (let step = 0; step < atMost; step++) {
    await page.keyboard.press('Tab');
    const is = await locator.evaluateAll((found) => found.includes(document.activeElement));
    if (is) {
      return;
    }
  }
  assert.fail(`${locator} cannot be reached with ${atMost} tabulators`);
}

export const toast = (page, text) => page.getByRole('heading', { name: text });

export const named = (name) => `${name}-${Date.now().toString(36)}`;

export const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

/** Calls the API as a script would, and gives back the answer's JSON. */
export async function api(method, path, body) {
  const response = await fetch(`${front.url}/api/v1/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', 'X-Namespace': 'kubeflow' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  assert.ok(response.ok, `${method} ${path}: ${response.status}`);
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

/** A model of this test's own, with as many versions as there are numbers. */
export async function aModel(name, ...accuracies) {
  const model = await api('POST', 'models', { name, owner: 'eva', description: 'Made by a test' });
  const versions = [];
  for (const [index, accuracy] of accuracies.entries()) {
    const version = await api('POST', 'model_versions', {
      name: `${index + 1}.0`,
      author: index === 0 ? 'eva' : 'noor',
      registeredModelId: model.id,
      customProperties: {
        accuracy: { metadataType: 'MetadataDoubleValue', double_value: accuracy },
        framework: { metadataType: 'MetadataStringValue', string_value: 'onnx' },
      },
    });
    await api('POST', `model_artifacts?model_version_id=${version.id}`, {
      name: version.name,
      uri: `s3://models/${name}/${version.name}`,
    });
    versions.push(version);
  }
  return { ...model, versions };
}
