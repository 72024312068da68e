// Modules of other teams, built with their tools and fetched through the gateway of the server.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { front, heading, isShown, picture, task, together } from './browser.mjs';
import { serveModules } from './fixtures/serve.mjs';
import { modules } from './front.mjs';

const port = process.env.TEST_MODULES_PORT;
const skip = port ? false : 'TEST_MODULES_PORT says where the server expects these modules';
let server;
let states = new Map();

before(async () => {
  if (skip) {
    return;
  }
  server = await serveModules(modules, Number(port));
  // A page that is opened before the monitor has seen them calls them down for half a minute.
  while (tools.some(({ name }) => !states.get(name))) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const listed = await fetch(`${front.url}/api/extensions`).then((answer) => answer.json());
    states = new Map(listed.map(({ name, healthy }) => [name, healthy]));
  }
});

after(() => server?.close());

const tools = [
  { tool: 'Webpack', name: 'webpackModule', path: '/webpack-module', border: 'rgb(28, 120, 192)' },
  { tool: 'Rspack', name: 'rspackModule', path: '/rspack-module', border: 'rgb(240, 90, 40)' },
  { tool: 'Vite', name: 'viteModule', path: '/vite-module', border: 'rgb(100, 108, 255)' },
];

const go = (page, tool) => page.getByRole('link', { name: tool, exact: true }).click();

together(
  'modules of others',
  () => {
    for (const { tool, name, path, border } of tools) {
      task(`uses a module built with ${tool}`, async (page) => {
        await page.goto('/');
        await go(page, tool);
        await isShown(heading(page, `Hello from ${name}`));
        await page.getByRole('button', { name: 'Clicked 0' }).click();
        await isShown(page.getByRole('button', { name: 'Clicked 1' }));
        const box = heading(page, `Hello from ${name}`).locator('..');
        assert.equal(
          await box.evaluate((element) => getComputedStyle(element).borderInlineStartColor),
          border,
        );
        await page.getByRole('link', { name: 'Second page' }).click();
        await isShown(heading(page, `Second of ${name}`));
        assert.equal(new URL(page.url()).pathname, `${path}/second`);
        await page.reload();
        await isShown(heading(page, `Second of ${name}`));
        await page.goBack();
        await isShown(heading(page, `Hello from ${name}`));
      });
    }

    task('has one React for the modules of all tools', async (page) => {
      await page.goto('/');
      for (const { tool, name } of tools) {
        await go(page, tool);
        await isShown(heading(page, `Hello from ${name}`));
      }
      await go(page, 'Model Registry');
      await isShown(heading(page, 'Models'));
      assert.equal(await page.evaluate(() => window.reactsOfModules.size), 1);
    });

    task(
      'goes on in the other modules when one crashes',
      async (page) => {
        await page.goto('/vite-module');
        await page.getByRole('button', { name: 'Crash' }).click();
        await isShown(heading(page, 'Extension Error'));
        await isShown(page.getByText('Failed to load Vite: viteModule was told to crash'));
        await picture(page, 'crashed-module');
        for (const { tool, name } of tools.slice(0, 2)) {
          await go(page, tool);
          await isShown(heading(page, `Hello from ${name}`));
        }
        await go(page, 'Vite');
        await isShown(heading(page, 'Hello from viteModule'));
      },
      { expected: [/viteModule was told to crash/, /A part of the page failed/] },
    );

    task(
      'sends messages from one module to another, and nothing comes in from elsewhere',
      async (page) => {
        await page.goto('/vite-module');
        await isShown(heading(page, 'Hello from viteModule'));
        await go(page, 'Webpack');
        await isShown(heading(page, 'Hello from webpackModule'));
        await go(page, 'Rspack');
        await isShown(heading(page, 'Hello from rspackModule'));
        await page.getByRole('button', { name: 'Greet' }).click();
        const replies = page.getByRole('list', { name: 'Replies' });
        await isShown(replies.getByText('viteModule heard: good day from rspackModule'));
        await isShown(replies.getByText('webpackModule heard: good day from rspackModule'));
        // A frame of nobody's origin says the same words.
        await page.evaluate(
          () =>
            new Promise((resolve) => {
              window.addEventListener('message', ({ origin }) => origin === 'null' && resolve());
              const frame = document.createElement('iframe');
              frame.setAttribute('sandbox', 'allow-scripts');
              frame.src = '/another-dashboard/frame';
              document.body.appendChild(frame);
            }),
        );
        await page.getByRole('button', { name: 'Greet' }).click();
        await isShown(replies.getByRole('listitem').nth(3));
        assert.deepEqual(await replies.getByText('smuggled').count(), 0);
      },
    );

    task(
      'keeps styles out that no script has made',
      async (page) => {
        await page.goto('/webpack-module');
        await isShown(heading(page, 'Hello from webpackModule'));
        const broken = await page.evaluate(async () => {
          document.body.insertAdjacentHTML('beforeend', '<style>body { opacity: 0.1 }</style>');
          await new Promise((resolve) => setTimeout(resolve, 100));
          return window.violations.splice(0);
        });
        assert.deepEqual(broken, ['style-src-elem inline']);
        assert.equal(await page.evaluate(() => getComputedStyle(document.body).opacity), '1');
      },
      { expected: [/Applying inline style violates/] },
    );

    task('shows the registry in a dashboard that knows nothing of this one', async (page) => {
      await page.goto('/another-dashboard/');
      await isShown(heading(page, 'Another dashboard'));
      await page.getByRole('link', { name: 'Model Registry' }).click();
      await isShown(heading(page, 'Models'));
      await isShown(page.getByRole('grid', { name: 'Models' }));
      await page.getByRole('grid').getByRole('link').first().click();
      await isShown(page.getByRole('heading', { level: 2, name: 'About this model' }));
      assert.match(new URL(page.url()).pathname, /^\/model-registry\/models\/\d+$/);
    });
  },
  skip,
);
