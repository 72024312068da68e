// Who can use the pages: without a mouse, without seeing them, on a small or enlarged screen.
import assert from 'node:assert/strict';
import {
  aModel,
  hasFocus,
  heading,
  isAccessible,
  isShown,
  named,
  picture,
  slowly,
  tabTo,
  task,
  toast,
  together,
} from './browser.mjs';

together('everybody', () => {
  task('finds and edits a model with the keyboard alone', async (page) => {
    const model = await aModel(named('keyboard'), 0.5);
    await page.goto(`/model-registry/models?q=${model.name}`);
    await isShown(page.getByRole('link', { name: model.name, exact: true }));
    await page.keyboard.press('Tab');
    await hasFocus(page.getByRole('link', { name: 'Skip to content' }));
    await picture(page, 'skip-to-content');
    await page.keyboard.press('Enter');
    await hasFocus(page.getByRole('main'));
    await tabTo(page, page.getByRole('link', { name: model.name, exact: true }));
    await page.keyboard.press('Enter');
    await isShown(heading(page, model.name));
    const pencil = page.getByRole('button', { name: 'Edit owner' });
    await tabTo(page, pencil);
    await page.keyboard.press('Enter');
    await page.keyboard.type('!');
    await page.keyboard.press('Escape');
    await hasFocus(pencil);
    await page.keyboard.press('Enter');
    await page.keyboard.type(' and noor');
    await page.keyboard.press('Enter');
    await isShown(page.getByRole('definition').getByText('eva and noor'));
    await hasFocus(pencil);
  });

  task('registers a model with the keyboard alone', async (page) => {
    const name = named('typed');
    const form = page.getByRole('link', { name: 'Register model', exact: true });
    await slowly(page, 'GET', '/api/v1/models', 2_000);
    await page.goto('/model-registry');
    await isShown(form);
    await tabTo(page, form);
    await isShown(page.getByRole('grid', { name: 'Models' }));
    await hasFocus(form);
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('Model name'));
    await page.keyboard.type(name);
    await tabTo(page, page.getByLabel('Version name'));
    await page.keyboard.type('1.0');
    await page.keyboard.press('Enter');
    await hasFocus(page.getByLabel('Location'));
    await page.keyboard.type('s3://models/typed');
    await page.keyboard.press('Enter');
    await isShown(heading(page, name));
  });

  task('compares and archives versions with the keyboard alone', async (page) => {
    const model = await aModel(named('ticked'), 0.5, 0.6);
    await page.goto(`/model-registry/models/${model.id}/versions`);
    await isShown(page.getByRole('checkbox', { name: 'Compare 2.0' }));
    await tabTo(page, page.getByRole('checkbox', { name: 'Compare 2.0' }));
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('button', { name: 'Actions for 2.0' }));
    await page.keyboard.press('Enter');
    await hasFocus(page.getByRole('menuitem', { name: 'Archive' }));
    await page.keyboard.press('Escape');
    await hasFocus(page.getByRole('button', { name: 'Actions for 2.0' }));
    await tabTo(page, page.getByRole('checkbox', { name: 'Compare 1.0' }));
    await page.keyboard.press('Space');
    const compare = page.getByRole('button', { name: 'Compare 2' });
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('Shift+Tab');
      if (await compare.evaluate((element) => element === document.activeElement)) {
        break;
      }
    }
    await page.keyboard.press('Enter');
    await isShown(heading(page, 'Compare versions'));
    await page.goBack();
    await tabTo(page, page.getByRole('button', { name: 'Actions for 1.0' }));
    await page.keyboard.press('Enter');
    await hasFocus(page.getByRole('menuitem', { name: 'Archive' }));
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Archive 1.0?' });
    await isShown(dialog);
    await tabTo(page, dialog.getByRole('button', { name: 'Archive', exact: true }));
    await page.keyboard.press('Enter');
    await isShown(toast(page, '1.0 archived'));
  });

  task('hears where they are and what happens', async (page) => {
    const model = await aModel(named('heard'), 0.5);
    await page.goto(`/model-registry/models?q=${model.name}`);
    await isShown(page.getByRole('link', { name: model.name, exact: true }));
    assert.equal(await page.title(), 'Models · Model Registry');
    await isShown(
      page.locator('nav').getByRole('link', { name: 'Model Registry', current: 'page' }),
    );
    await isShown(page.locator('th[aria-sort="descending"]', { hasText: 'Last modified' }));
    await isShown(page.locator('[aria-live="polite"]', { hasText: '1–1 of 1' }));
    await page.getByRole('link', { name: model.name, exact: true }).click();
    await isShown(heading(page, model.name));
    assert.equal(await page.title(), `${model.name} · Model Registry`);
    await hasFocus(page.getByRole('main'));
    await page.getByRole('button', { name: 'Edit owner' }).click();
    await page.getByRole('textbox', { name: 'owner' }).fill('noor');
    await page.keyboard.press('Enter');
    const news = page.locator('[aria-live="polite"]', { has: toast(page, `${model.name} saved`) });
    await isShown(news);
    await page.goto(`/model-registry/models/${model.id}/register`);
    await page.getByLabel('Location').fill('nowhere');
    await page.getByLabel('Location').blur();
    const hint = page.locator('#field-uri-hint');
    await isShown(hint.getByText('Write an address with a scheme'));
    assert.equal(await hint.getAttribute('aria-live'), 'polite');
    assert.equal(
      await page.getByLabel('Location').getAttribute('aria-describedby'),
      'field-uri-hint',
    );
    assert.equal(await page.getByLabel('Location').getAttribute('aria-invalid'), 'true');
  });

  task('sees nothing jump while it loads', async (page) => {
    const model = await aModel(named('still'), 0.5, 0.6);
    await page.addInitScript(() => {
      window.shifted = 0;
      new PerformanceObserver((list) =>
        list.getEntries().forEach(({ value, hadRecentInput }) => {
          window.shifted += hadRecentInput ? 0 : value;
        }),
      ).observe({ type: 'layout-shift', buffered: true });
    });
    await slowly(page, 'GET', '/api/extensions', 300);
    await slowly(page, 'GET', '/api/v1/models', 600);
    await slowly(page, 'GET', `/api/v1/models/${model.id}`, 600);
    await slowly(page, 'GET', '/api/v1/model_versions', 900);
    for (const [path, last] of [
      ['/', page.getByRole('link', { name: 'Open Model Registry' })],
      ['/model-registry/models', page.getByRole('grid', { name: 'Models' })],
      [`/model-registry/models/${model.id}`, page.getByRole('link', { name: '2.0' })],
      [`/model-registry/models/${model.id}/versions`, page.getByRole('link', { name: '2.0' })],
    ]) {
      await page.goto(path);
      await isShown(last);
      await page.waitForTimeout(200);
      const shifted = await page.evaluate(() => window.shifted);
      assert.ok(shifted <= 0.05, `${path} jumped by ${shifted}`);
    }
  });

  for (const [what, viewport] of [
    ['on a phone of 360 pixels', { width: 360, height: 740 }],
    ['at 200 % zoom', { width: 640, height: 450 }],
  ]) {
    task(
      `works ${what}`,
      async (page) => {
        const model = await aModel(named('narrow'), 0.5, 0.6);
        const at = `/models/${model.id}`;
        const [one, two] = model.versions;
        const pages = {
          home: '/',
          status: '/status',
          list: '/model-registry/models',
          model: `/model-registry${at}`,
          versions: `/model-registry${at}/versions`,
          version: `/model-registry${at}/versions/${one.id}`,
          artifacts: `/model-registry${at}/artifacts`,
          metrics: `/model-registry${at}/metrics`,
          comparison: `/model-registry${at}/compare?versions=${one.id},${two.id}`,
          form: '/model-registry/register',
        };
        for (const [name, path] of Object.entries(pages)) {
          await page.goto(path);
          await isShown(page.getByRole('heading', { level: 1 }));
          await page.waitForLoadState('networkidle');
          const [wide, shown] = await page.evaluate(() => [
            document.documentElement.scrollWidth,
            window.innerWidth,
          ]);
          assert.ok(wide <= shown, `${path} is ${wide} wide on ${shown}`);
          await picture(page, `${viewport.width}-pixels-${name}`);
        }
        await page.getByRole('button', { name: 'Navigation' }).click();
        await isShown(page.locator('nav').getByRole('link', { name: 'Model Registry' }));
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
    const model = await aModel(named('accessible'), 0.5, 0.6);
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
});
