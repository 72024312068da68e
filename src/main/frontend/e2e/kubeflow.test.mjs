// The model registry's page as Kubeflow shows it: in a frame of the central dashboard, below
// /model-registry/ of the same origin, with the dashboard's choice of the namespace.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { heading, isAccessible, isShown, picture, task, together } from './browser.mjs';
import { startDashboard } from './dashboard.mjs';

const url = process.env.KUBEFLOW_URL;
const skip = url ? false : 'KUBEFLOW_URL names a server in kubeflow mode below /model-registry/';
let dashboard;

before(async () => {
  dashboard = skip ? undefined : await startDashboard(url);
});

after(() => dashboard?.stop());

/** The namespaces that requests of the page's own API were about. */
function asked(page) {
  const namespaces = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/model-registry/api/v1/models')) {
      namespaces.push(request.headers()['x-namespace']);
    }
  });
  return namespaces;
}

together(
  'in Kubeflow',
  () => {
    task('follows the namespace that is chosen in the dashboard', async (page) => {
      const namespaces = asked(page);
      await page.goto(`${dashboard.url}/`);
      const frame = page.frameLocator('iframe');
      await isShown(frame.getByLabel('Waiting for a namespace'));
      assert.deepEqual(namespaces, []);
      await page.getByLabel('Namespace').selectOption('team-a');
      await isShown(frame.getByRole('heading', { level: 1, name: 'Models' }));
      await isShown(frame.getByRole('grid', { name: 'Models' }));
      assert.equal(namespaces.at(-1), 'team-a');
      await picture(page, 'kubeflow-dashboard');
      await page.getByLabel('Namespace').selectOption('team-b');
      await page.waitForResponse(
        (answer) => answer.request().headers()['x-namespace'] === 'team-b',
      );
      await frame.getByRole('grid').getByRole('link').first().click();
      await isShown(frame.getByRole('heading', { level: 2, name: 'About this model' }));
      const inFrame = page.frames().find((one) => one.url().includes('/models/'));
      assert.match(new URL(inFrame.url()).pathname, /^\/model-registry\/models\/\d+$/);
      assert.ok(await inFrame.evaluate(() => document.documentElement.matches('.mui-theme')));
      assert.deepEqual(await inFrame.evaluate(() => window.violations), []);
    });

    task('hears the namespace from the dashboard only', async (page) => {
      const namespaces = asked(page);
      await page.goto(`${dashboard.url}/`);
      await isShown(page.frameLocator('iframe').getByLabel('Waiting for a namespace'));
      await page.getByLabel('Namespace').selectOption('team-a');
      await isShown(page.frameLocator('iframe').getByRole('grid', { name: 'Models' }));
      const frame = page.frames().find((one) => one !== page.mainFrame());
      await frame.evaluate(() =>
        window.dispatchEvent(
          new MessageEvent('message', {
            origin: 'https://elsewhere.example',
            data: { type: 'namespace-selected', value: 'stolen' },
          }),
        ),
      );
      await page.waitForTimeout(300);
      assert.equal(namespaces.includes('stolen'), false);
    });

    task('opens without the dashboard, at an address that can be reloaded', async (page) => {
      await page.goto(`${dashboard.alone}/model-registry/models`);
      await isShown(heading(page, 'Models'));
      await page.getByRole('grid').getByRole('link').first().click();
      await isShown(page.getByRole('heading', { level: 2, name: 'About this model' }));
      await page.reload();
      await isShown(page.getByRole('heading', { level: 2, name: 'About this model' }));
      await isAccessible(page, 'the look of Kubeflow');
    });

    task('is started by the one script whose name never changes', async (page) => {
      await page.goto(`${dashboard.alone}/script-only`);
      await isShown(heading(page, 'Models'));
      await isShown(page.getByRole('grid', { name: 'Models' }));
    });
  },
  skip,
);
