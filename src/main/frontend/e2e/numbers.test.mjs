// How fast the pages are with 5 000 models. The figures are reported, not judged: they say more
// about the machine than about a change. What the build refuses are sizes, in host.test.mjs.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { api, heading, isShown, newContext, task } from './browser.mjs';

const many = 5_000;
const atOnce = 16;
const nameOf = (number) => `numbers-${String(number).padStart(4, '0')}`;
const figures = {};

/** A desktop on an office line: 10 Mbit/s, 40 ms; the processor as it is. */
async function throttle(page, context) {
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 40,
    downloadThroughput: (10 * 1024 * 1024) / 8,
    uploadThroughput: (10 * 1024 * 1024) / 8,
  });
}

/** Watches what Chromium tells about the page; runs in the page before anything of it. */
function observe() {
  window.seen = { lcp: 0, tbt: 0, cls: 0, firstRows: 0 };
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
    });
  watch('largest-contentful-paint', ({ startTime }) => {
    window.seen.lcp = startTime;
  });
  watch('layout-shift', ({ value, hadRecentInput }) => {
    window.seen.cls += hadRecentInput ? 0 : value;
  });
  watch('longtask', ({ duration }) => {
    window.seen.tbt += Math.max(0, duration - 50);
  });
  new MutationObserver((_changes, observer) => {
    if (document.querySelector('tbody tr')) {
      window.seen.firstRows = performance.now();
      observer.disconnect();
    }
  }).observe(document, { childList: true, subtree: true });
}

const median = (values) => [...values].sort((one, two) => one - two)[Math.floor(values.length / 2)];

const thoroughly = { viewport: { width: 1280, height: 900 } };

task('fills the registry with 5 000 models', async () => {
  const { models } = await api('GET', `models?q=${nameOf(many - 1)}`);
  if (models.length === 0) {
    let next = 0;
    const fill = async () => {
      while (next < many) {
        const number = next++;
        await api('POST', 'models', {
          name: nameOf(number),
          owner: `owner-${number % 50}`,
          description: `Model number ${number} of a registry that is in use`,
        });
      }
    };
    await Promise.all(Array.from({ length: atOnce }, fill));
  }
});

for (const [what, path, shows] of [
  ['home', '/', (page) => heading(page, 'Welcome to Atrium')],
  ['list of 5 000 models', '/model-registry/models', (page) => page.getByRole('grid')],
]) {
  task(
    `measures ${what}`,
    async (page) => {
      const runs = [];
      for (let run = 0; run < 3; run++) {
        // Nothing of the run before: somebody sees the page for the first time.
        const first = await newContext();
        const fresh = await first.newPage();
        await fresh.addInitScript(observe);
        await throttle(fresh, first);
        await fresh.goto(path, { waitUntil: 'networkidle' });
        await isShown(shows(fresh));
        await fresh.waitForTimeout(500);
        runs.push(await fresh.evaluate(() => window.seen));
        await first.close();
      }
      await page.goto(path);
      for (const name of ['lcp', 'tbt', 'cls', 'firstRows']) {
        figures[`${what}, ${name}`] = median(runs.map((seen) => seen[name]));
      }
      assert.ok(figures[`${what}, lcp`] > 0, 'something was painted');
    },
    thoroughly,
  );
}

task(
  'measures from a keystroke to its result among 5 000 models',
  async (page, context) => {
    await throttle(page, context);
    await page.goto('/model-registry/models', { waitUntil: 'networkidle' });
    const search = page.getByPlaceholder('Find by name or owner');
    const times = [];
    for (const wanted of [17, 1234, 2500, 3999, 4998].map(nameOf)) {
      await search.fill(wanted.slice(0, -1));
      await isShown(page.getByText(/1–10 of 10/));
      await page.evaluate((name) => {
        window.took = new Promise((resolve) => {
          let pressed = 0;
          document.addEventListener('keydown', () => {
            pressed = performance.now();
          });
          const look = () => {
            const rows = document.querySelectorAll('tbody tr');
            if (pressed && rows.length === 1 && rows[0].textContent.includes(name)) {
              resolve(performance.now() - pressed);
            } else {
              requestAnimationFrame(look);
            }
          };
          look();
        });
      }, wanted);
      await search.press('End');
      await search.press(wanted.at(-1));
      times.push(await page.evaluate(() => window.took));
    }
    figures['keystroke to result among 5 000 models'] = median(times);
    assert.equal(times.length, 5);
  },
  thoroughly,
);

task('writes down what was measured', async () => {
  const limits = { lcp: 2_000, tbt: 150, cls: 0.05, firstRows: 1_500 };
  const rows = Object.entries(figures)
    .filter(([name, value]) => value > 0 || !name.endsWith('firstRows'))
    .map(([name, value]) => {
      const limit = limits[name.split(', ').at(-1)] ?? 300;
      return { name, value: Number(value.toFixed(name.endsWith('cls') ? 3 : 0)), limit };
    });
  writeFileSync(
    process.env.NUMBERS ?? '../../../target/pages-numbers.json',
    JSON.stringify(rows, null, 2),
  );
  for (const { name, value, limit } of rows) {
    console.log(`${name}: ${value} (wanted: at most ${limit})${value > limit ? ' MISSED' : ''}`);
  }
  assert.ok(rows.length >= 6);
});
