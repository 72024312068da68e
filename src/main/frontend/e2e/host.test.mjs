// The host and its modules: what is up, down, slow or broken, and who can use the pages.
import assert from 'node:assert/strict';
import {
  aModel,
  front,
  heading,
  isAccessible,
  isShown,
  picture,
  task,
  tellPage,
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
    await page.getByRole('link', { name: 'Module status' }).click();
    await isShown(heading(page, 'Module status'));
    await isShown(page.getByRole('rowheader', { name: 'Down' }));
  });

  task('uses the keyboard alone', async (page) => {
    const model = await aModel(`keyboard-${Date.now().toString(36)}`, 0.5);
    await page.goto(`/model-registry/models?q=${model.name}`);
    await isShown(page.getByRole('link', { name: model.name, exact: true }));
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'content');
    const focused = () =>
      page.evaluate(() => document.activeElement.textContent || document.activeElement.ariaLabel);
    for (let step = 0; step < 20 && (await focused()) !== model.name; step++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await isShown(heading(page, model.name));
    const pencil = page.getByRole('button', { name: 'Edit owner' });
    await pencil.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('!');
    await page.keyboard.press('Escape');
    assert.equal(await pencil.evaluate((element) => element === document.activeElement), true);
  });

  for (const [what, viewport] of [
    ['on a phone of 360 pixels', { width: 360, height: 740 }],
    ['at 200 % zoom', { width: 640, height: 450 }],
  ]) {
    task(
      `works ${what}`,
      async (page) => {
        const model = await aModel(`narrow-${Date.now().toString(36)}`, 0.5, 0.6);
        for (const path of [
          '',
          `/models/${model.id}`,
          `/models/${model.id}/versions`,
          '/register',
        ]) {
          await page.goto(`/model-registry${path}`);
          await isShown(page.getByRole('heading', { level: 1 }));
          const [wide, shown] = await page.evaluate(() => [
            document.documentElement.scrollWidth,
            window.innerWidth,
          ]);
          assert.ok(wide <= shown, `${path} is ${wide} wide on ${shown}`);
        }
      },
      { viewport },
    );
  }

  const canAllBeUsed = async (page, paths) => {
    for (const path of paths) {
      await page.goto(path);
      await isShown(page.getByRole('heading', { level: 1 }));
      await page.waitForLoadState('networkidle');
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, `one h1 on ${path}`);
      await isAccessible(page, path);
    }
  };

  task(
    'can be used by everybody, on every page of the dashboard and of the lists',
    (page) =>
      canAllBeUsed(page, [
        '/',
        '/status',
        '/no-such-page',
        '/downModule',
        '/model-registry/models',
        '/model-registry/models?state=archived&q=nothing-like-this',
        '/model-registry/models/987654321',
        '/model-registry/register',
      ]),
    { expected: [/Failed to load downModule/] },
  );

  task('can be used by everybody, on every page of a model and in its dialogs', async (page) => {
    const model = await aModel(`accessible-${Date.now().toString(36)}`, 0.5, 0.6);
    const at = `/model-registry/models/${model.id}`;
    const [one, two] = model.versions;
    await canAllBeUsed(page, [
      `${at}/versions`,
      `${at}/artifacts`,
      `${at}/metrics`,
      `${at}/versions/${one.id}`,
      `${at}/register`,
      `${at}/compare?versions=${one.id},${two.id}`,
      at,
    ]);
    await page.getByRole('button', { name: 'Edit properties' }).click();
    await isAccessible(page, 'properties being edited');
    await page.getByRole('button', { name: 'Actions' }).click();
    await isAccessible(page, 'open menu');
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await isShown(page.getByRole('dialog'));
    await isAccessible(page, 'dialog');
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
