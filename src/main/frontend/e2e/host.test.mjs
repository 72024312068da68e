// The host and its modules: what is up, down, slow or broken, and what is around them.
import assert from 'node:assert/strict';
import {
  aModel,
  failing,
  front,
  heading,
  isAccessible,
  isShown,
  named,
  picture,
  task,
  tellPage,
  toast,
  together,
} from './browser.mjs';

const kilobyte = 1024;

together('host', () => {
  task(
    'loads a module again without a reload once it is back',
    async (page) => {
      await page.goto('/flappingModule');
      await isShown(heading(page, 'Module Unavailable'));
      await isShown(page.getByText('The Flapping module is currently unavailable.'));
      await page.evaluate(() => {
        window.isTheSamePage = true;
      });
      front.bringBack();
      await page.getByRole('button', { name: 'Try Again' }).click();
      await isShown(heading(page, 'Hello from flappingModule'));
      assert.equal(await page.evaluate(() => window.isTheSamePage), true);
    },
    { expected: [/Failed to load flappingModule/] },
  );

  task(
    'shows a module that is down in its own place',
    async (page) => {
      await page.goto('/downModule');
      await isShown(heading(page, 'Module Unavailable'));
      await isAccessible(page, 'module that is down');
      await page.getByRole('link', { name: 'Model Registry' }).click();
      await isShown(heading(page, 'Models'));
      await page.locator('nav a[href="/downModule"]').click();
      await isShown(heading(page, 'Module Unavailable'));
    },
    { expected: [/Failed to load downModule/] },
  );

  task('waits for a slow module while the others work', async (page) => {
    await page.goto('/slowModule');
    await isShown(page.getByText('Loading Slow...'));
    await page.getByRole('link', { name: 'Model Registry' }).click();
    await isShown(heading(page, 'Models'));
    await page.getByRole('link', { name: 'Slow' }).click();
    await isShown(heading(page, 'Hello from slowModule'));
  });

  task(
    'keeps a module that breaks in its own place',
    async (page) => {
      await page.goto('/brokenModule');
      await isShown(heading(page, 'Extension Error'));
      await isShown(page.getByText('Failed to load Broken: it breaks when it is drawn'));
      await page.getByRole('link', { name: 'Home', exact: true }).click();
      await isShown(heading(page, 'Welcome to Atrium'));
    },
    { expected: [/it breaks when it is drawn/, /A part of the page failed/] },
  );

  task('shows a module whose routes are absolute', async (page) => {
    await page.goto('/absoluteModule/deep/inside');
    await isShown(heading(page, 'Hello from absoluteModule'));
  });

  task('sees the state of every module', async (page) => {
    await page.goto('/');
    await isShown(page.locator('nav').getByRole('link', { name: 'Down down' }));
    await page.getByRole('link', { name: 'Module status' }).click();
    await isShown(heading(page, 'Module status'));
    const row = (name) =>
      page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
    await isShown(row('Model Registry').getByText('Available', { exact: true }));
    await isShown(row('Model Registry').getByText(/^\d+ ms$/));
    await isShown(row('Down').getByText('Unavailable'));
    const again = page.waitForRequest((request) => request.url().endsWith('/api/modules'));
    await page.getByRole('button', { name: 'Refresh' }).click();
    await again;
  });

  task('chooses a namespace, which stays chosen and is what every list is about', async (page) => {
    await page.route('**/api/v1/namespaces', (route) =>
      route.fulfill({
        json: { data: [{ name: 'kubeflow' }, { name: 'team-b', displayName: 'Team B' }] },
      }),
    );
    await page.route('**/api/v1/models?*', (route) =>
      route.request().headers()['x-namespace'] === 'team-b'
        ? route.fulfill({
            json: {
              models: [
                {
                  id: '1',
                  name: 'only-of-team-b',
                  createTimeSinceEpoch: '1700000000000',
                  lastUpdateTimeSinceEpoch: '1700000000000',
                },
              ],
            },
          })
        : route.fallback(),
    );
    await page.goto('/model-registry/models');
    await isShown(page.getByRole('grid', { name: 'Models' }));
    assert.equal(await page.getByText('only-of-team-b').count(), 0);
    await page.getByRole('button', { name: 'Namespace: kubeflow' }).click();
    await picture(page, 'namespaces');
    await isAccessible(page, 'namespaces');
    await page.getByRole('option', { name: 'Team B' }).click();
    await isShown(page.getByRole('link', { name: 'only-of-team-b' }));
    assert.equal(await page.locator('tbody tr').count(), 1);
    await page.reload();
    await isShown(page.getByRole('button', { name: 'Namespace: Team B' }));
    await isShown(page.getByRole('link', { name: 'only-of-team-b' }));
  });

  task('is told what was done until they have read it', async (page) => {
    const model = await aModel(named('told'));
    await page.goto(`/model-registry/models/${model.id}`);
    const save = async (owner) => {
      await page.getByRole('button', { name: 'Edit owner' }).click();
      await page.getByRole('textbox', { name: 'owner' }).fill(owner);
      await page.keyboard.press('Enter');
    };
    await page.clock.install();
    await save('noor');
    await isShown(toast(page, `${model.name} saved`));
    await page.clock.fastForward(7_000);
    await toast(page, `${model.name} saved`).waitFor({ state: 'detached' });
    await failing(page, 'PUT', `/api/v1/models/${model.id}`, 503);
    await save('eva');
    await isShown(toast(page, `${model.name} was not saved`));
    await isShown(page.getByText('The model registry cannot be reached. Try again in a moment.'));
    await picture(page, 'not-saved');
    await page.clock.fastForward(60_000);
    await isShown(toast(page, `${model.name} was not saved`));
    await page.getByRole('button', { name: /^Close Danger/ }).click();
    await toast(page, `${model.name} was not saved`).waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('textbox', { name: 'owner' }).inputValue(), 'eva');
  });

  task('chooses dark and light, which stays chosen', async (page) => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Colour scheme' }).click();
    await page.getByRole('option', { name: 'Dark' }).click();
    await page.reload();
    await isShown(heading(page, 'Welcome to Atrium'));
    assert.ok(await page.evaluate(() => document.documentElement.matches('.pf-v6-theme-dark')));
  });

  task('looks like Kubeflow inside of it, and loads that look nowhere else', async (page) => {
    const hasLook = () =>
      page.evaluate(() =>
        [...document.styleSheets].some((sheet) =>
          [...sheet.cssRules].some(({ cssText }) => cssText.includes('.mui-theme')),
        ),
      );
    await page.goto('/');
    await isShown(heading(page, 'Welcome to Atrium'));
    assert.equal(await hasLook(), false);
    await tellPage(page, { mode: 'federated', theme: 'mui-theme', namespace: 'kubeflow' });
    await page.goto('/model-registry');
    await isShown(heading(page, 'Models'));
    assert.equal(await hasLook(), true);
    assert.ok(await page.evaluate(() => document.documentElement.matches('.mui-theme')));
  });

  task('runs the module without the host', async (page) => {
    await page.goto('/modules/model-registry/index.html');
    await isShown(heading(page, 'Models'));
    await isAccessible(page, 'module alone');
  });

  task('sees who they are, what runs here and the way out', async (page) => {
    await tellPage(page, {
      mode: 'standalone',
      theme: 'patternfly-theme',
      namespace: 'kubeflow',
      signOut: '/oauth2/sign_out',
    });
    await page.goto('/');
    await page.getByRole('button', { name: /^Account:/ }).click();
    await isShown(page.getByText('Administrator'));
    assert.equal(
      await page.getByRole('menuitem', { name: 'Sign out' }).getAttribute('href'),
      '/oauth2/sign_out',
    );
    await isAccessible(page, 'user menu');
    await picture(page, 'user-menu');
    await page.getByRole('menuitem', { name: 'About Atrium' }).click();
    await isShown(page.getByRole('dialog', { name: 'About Atrium' }));
    await isShown(page.getByRole('definition').getByText(/^\d+\.\d+/));
    await isAccessible(page, 'about');
  });
});

task('loads little', async (page, context) => {
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  let bytes = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  const home = bytes / kilobyte;
  await page.getByRole('link', { name: 'Open Model Registry' }).click();
  await isShown(page.getByRole('grid', { name: 'Models' }));
  await page.waitForLoadState('networkidle');
  const list = bytes / kilobyte;
  console.log(`on the wire, gzip: home ${home.toFixed(0)} KB, home and list ${list.toFixed(0)} KB`);
  assert.ok(home <= 340, `home is ${home} KB`);
  assert.ok(list <= 560, `home and list are ${list} KB`);
});
