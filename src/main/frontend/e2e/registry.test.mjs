// What people do with models. Each test is one task; the pictures show where it ends.
import assert from 'node:assert/strict';
import {
  aModel,
  api,
  failing,
  heading,
  isAccessible,
  isShown,
  named,
  picture,
  slowly,
  task,
  toast,
  together,
} from './browser.mjs';

const open = (page, model, rest = '') => page.goto(`/model-registry/models/${model.id}${rest}`);

together('models', () => {
  task('finds a model by typing, and a reload shows the same', async (page) => {
    const name = named('needle');
    await aModel(name);
    await page.goto('/');
    await page.getByRole('link', { name: 'Open Model Registry' }).click();
    await isShown(heading(page, 'Models'));
    await page.getByPlaceholder('Find by name or owner').fill(name.toUpperCase());
    await page.waitForURL(/[?&]q=NEEDLE/);
    await page.reload();
    assert.equal(
      await page.getByPlaceholder('Find by name or owner').inputValue(),
      name.toUpperCase(),
    );
    await isShown(page.getByRole('link', { name, exact: true }));
    assert.equal(await page.locator('tbody tr').count(), 1);
  });

  task('turns pages forward and back, and sorts', async (page) => {
    const prefix = named('page');
    for (let index = 0; index < 12; index++) {
      await api('POST', 'models', { name: `${prefix}-${String(index).padStart(2, '0')}` });
    }
    await page.goto(`/model-registry/models?q=${prefix}&size=10&sort=CREATE_TIME&dir=asc`);
    const first = page.locator('tbody tr').first();
    await isShown(first.getByText(`${prefix}-00`));
    await page.getByRole('button', { name: 'Next page' }).click();
    await isShown(page.getByText('11–12 of 12'));
    await page.reload();
    await isShown(page.getByText('11–12 of 12'));
    await page.getByRole('button', { name: 'Previous page' }).click();
    await isShown(first.getByText(`${prefix}-00`));
    await page.getByRole('button', { name: 'Last modified' }).click();
    await isShown(first.getByText(`${prefix}-11`));
    await page.getByRole('button', { name: 'Last modified' }).click();
    await isShown(first.getByText(`${prefix}-00`));
    await page.waitForURL(/dir=asc/);
    await page.getByRole('button', { name: '10 per page' }).click();
    await page.getByRole('option', { name: '20 per page' }).click();
    await isShown(page.getByText('1–12 of 12'));
  });

  task('sees that a list is on its way, and what to do with an empty one', async (page) => {
    await page.route('**/api/v1/models?*', (route) =>
      route.fulfill({ json: { models: [], next_page_token: '' } }),
    );
    await slowly(page, 'GET', '/api/v1/models', 800);
    await page.goto('/model-registry');
    await isShown(page.getByText('Loading models...'));
    await picture(page, 'list-on-its-way');
    await isShown(page.getByRole('heading', { name: 'No models found' }));
    await isShown(page.getByText('Register your first model to get started'));
    await isAccessible(page, 'empty registry');
    await picture(page, 'empty-registry');
    await page.getByPlaceholder('Find by name or owner').fill('no such thing');
    await isShown(page.getByRole('heading', { name: 'No model matches' }));
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await page.getByRole('link', { name: 'Register Model', exact: true }).click();
    await isShown(heading(page, 'Register model'));
  });

  task('chooses the columns of the list, which stay chosen', async (page) => {
    await page.goto('/model-registry');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitem', { name: 'Created' }).click();
    await isShown(page.getByRole('columnheader', { name: 'Created' }));
    await page.reload();
    await isShown(page.getByRole('columnheader', { name: 'Created' }));
  });

  task('archives a model, takes it back, archives and restores it', async (page) => {
    const name = named('retired');
    await aModel(name);
    await page.goto(`/model-registry/models?q=${name}`);
    const archive = async () => {
      await page.getByRole('button', { name: `Actions for ${name}` }).click();
      await page.getByRole('menuitem', { name: 'Archive' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Archive', exact: true }).click();
      await isShown(toast(page, `${name} archived`));
    };
    await archive();
    await picture(page, 'undo');
    await page.getByRole('button', { name: 'Undo' }).click();
    await isShown(page.getByRole('link', { name, exact: true }));
    await archive();
    await page.getByRole('button', { name: 'Archived', exact: true }).click();
    await page.getByRole('link', { name, exact: true }).click();
    await isShown(page.getByText('Archived', { exact: true }));
    await page.getByRole('button', { name: 'Restore' }).click();
    await isShown(page.getByRole('link', { name: 'Register version' }));
  });

  task('registers a model with its first version', async (page) => {
    const name = named('registered');
    await page.goto('/model-registry');
    await page.getByRole('link', { name: 'Register model' }).click();
    await page.getByRole('button', { name: 'Register model' }).click();
    await isShown(page.getByText('Give the model a name.'));
    await page.getByLabel('Model name').fill(name);
    await page.getByLabel('Labels').fill('vision, prod');
    await page.getByLabel('Version name').fill('1.0.0');
    await page.getByLabel('Location').fill('nowhere');
    await isShown(page.getByText('Write an address with a scheme, like s3://bucket/path.'));
    await page.getByLabel('Location').fill('s3://models/registered');
    await page.getByRole('button', { name: 'Register model' }).click();
    await isShown(heading(page, name));
    await isShown(page.getByText('vision'));
    await isShown(page.getByRole('link', { name: '1.0.0' }));
  });

  task('loses nothing when registering fails half-way', async (page) => {
    const name = named('half-way');
    await page.goto('/model-registry/register');
    await page.getByLabel('Model name').fill(name);
    await page.getByLabel('Version name').fill('1.0.0');
    await page.getByLabel('Location').fill('s3://models/half-way');
    await failing(page, 'POST', '/api/v1/model_versions', 503);
    await page.getByRole('button', { name: 'Register model' }).click();
    await isShown(page.getByText('Saved already: the model. Nothing you typed is lost'));
    await picture(page, 'half-way');
    await isAccessible(page, 'half-way failure');
    await page.getByRole('button', { name: 'Try again' }).click();
    await isShown(heading(page, name));
    const { models } = await api('GET', `models?q=${name}`);
    assert.equal(models.length, 1);
  });

  task('says that a name is taken', async (page) => {
    const model = await aModel(named('taken'));
    await page.goto('/model-registry/register');
    await page.getByLabel('Model name').fill(model.name);
    await page.getByLabel('Version name').fill('1.0.0');
    await page.getByLabel('Location').fill('s3://models/taken');
    await page.getByRole('button', { name: 'Register model' }).click();
    await isShown(page.getByText('The model was not saved'));
    await isShown(page.getByText('Nothing was saved yet, and nothing you typed is lost.'));
  });

  task('registers another version', async (page) => {
    const model = await aModel(named('grows'), 0.8);
    await open(page, model);
    await page.getByRole('link', { name: 'Register version' }).click();
    await page.getByLabel('Version name').fill('2.0');
    await page.getByLabel('Location').fill('s3://models/grows/2.0');
    await page.getByRole('button', { name: 'Register version' }).click();
    await isShown(heading(page, '2.0'));
    await isShown(page.getByText('s3://models/grows/2.0'));
  });

  task('edits description, labels and properties in place', async (page) => {
    const model = await aModel(named('edited'), 0.8);
    await open(page, model);
    await page.getByRole('button', { name: 'Edit description' }).click();
    await page.getByRole('textbox', { name: 'description' }).fill('Better words');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await isShown(page.getByRole('definition').getByText('Better words'));
    await isShown(page.getByRole('button', { name: 'Edit description' }));
    await page.getByRole('button', { name: 'Add label' }).click();
    await page.getByRole('textbox', { name: 'New label' }).fill('prod');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add label' }).click();
    await page.getByRole('textbox', { name: 'New label' }).fill('oops');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove label oops' }).click();
    await page.getByRole('button', { name: 'Remove label oops' }).waitFor({ state: 'detached' });
    await isShown(page.getByRole('button', { name: 'Remove label prod' }));
    await page.getByRole('button', { name: 'Edit properties' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('epochs');
    await page.getByLabel('Type of epochs').selectOption('whole number');
    await page.getByLabel('Value of epochs').fill('many');
    await page.getByRole('button', { name: 'Save properties' }).click();
    await isShown(page.getByText('Write a whole number like 42.'));
    await page.getByLabel('Value of epochs').fill('42');
    await page.getByRole('button', { name: 'Save properties' }).click();
    await isShown(page.getByRole('rowheader', { name: 'epochs' }));
    const saved = await api('GET', `models/${model.id}`);
    assert.deepEqual(saved.customProperties, {
      epochs: { metadataType: 'MetadataIntValue', int_value: '42' },
      prod: { metadataType: 'MetadataStringValue', string_value: '' },
    });
    assert.equal(saved.owner, 'eva');
  });

  task('is told when somebody else was faster', async (page) => {
    const model = await aModel(named('contested'));
    await open(page, model);
    await page.getByRole('button', { name: 'Edit owner' }).click();
    await api('PUT', `models/${model.id}`, {
      ...model,
      versions: undefined,
      description: 'Theirs',
    });
    await page.getByRole('textbox', { name: 'owner' }).fill('noor');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await isShown(page.getByRole('dialog', { name: 'Somebody else was faster' }));
    await picture(page, 'conflict');
    await isAccessible(page, 'conflict');
    await page.getByRole('button', { name: 'Save mine' }).click();
    await isShown(toast(page, `${model.name} saved`));
    const saved = await api('GET', `models/${model.id}`);
    assert.deepEqual([saved.owner, saved.description], ['noor', 'Theirs']);
  });

  task('looks at a version, edits it and goes on to the next', async (page) => {
    const model = await aModel(named('looked-at'), 0.8, 0.9);
    await open(page, model, '/versions');
    await page.getByPlaceholder('Find by name or author').fill('2.0');
    await page.waitForURL(/[?&]q=2.0/);
    await page.getByRole('link', { name: '2.0', exact: true }).click();
    await isShown(heading(page, '2.0'));
    await isShown(page.getByText(`s3://models/${model.name}/2.0`));
    await page.getByRole('button', { name: 'Edit description' }).click();
    await page.getByRole('textbox', { name: 'description' }).fill('The better one');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await isShown(page.getByRole('definition').getByText('The better one'));
    await page.getByRole('button', { name: 'Edit properties' }).click();
    await page.getByLabel('Type of framework').selectOption('yes or no');
    await page.getByLabel('Value of framework').selectOption('yes');
    await page.getByRole('button', { name: 'Save properties' }).click();
    await isShown(page.getByRole('cell', { name: 'yes' }));
    const saved = await api('GET', `model_versions/${model.versions[1].id}`);
    assert.deepEqual(saved.customProperties, {
      accuracy: { metadataType: 'MetadataDoubleValue', double_value: 0.9 },
      framework: { metadataType: 'MetadataBoolValue', bool_value: true },
    });
    assert.equal(saved.description, 'The better one');
  });

  task('sees that saving takes a while', async (page) => {
    const model = await aModel(named('slow'));
    await open(page, model, '/register');
    await page.getByLabel('Version name').fill('1.0');
    await page.getByLabel('Location').fill('s3://models/slow');
    await slowly(page, 'POST', '/api/v1/model_versions', 1_500);
    await page.getByRole('button', { name: 'Register version' }).click();
    const busy = page.getByRole('button', { name: 'Register version' });
    await isShown(busy.getByRole('progressbar'));
    assert.ok(await busy.isDisabled());
    await picture(page, 'saving');
    await isShown(heading(page, '1.0'));
  });

  task(
    'compares versions side by side, by an address that can be shared',
    async (page, context) => {
      const model = await aModel(named('compared'), 0.8, 0.9, 0.9, 0.9, 0.7);
      await open(page, model, '/versions');
      await page.getByRole('checkbox', { name: 'Compare 1.0' }).check();
      await page.getByRole('checkbox', { name: 'Compare 2.0' }).check();
      await page.getByRole('button', { name: 'Compare 2' }).click();
      await isShown(page.getByRole('rowheader', { name: 'accuracy (differs)' }));
      await isShown(page.getByRole('rowheader', { name: 'framework', exact: true }));
      await picture(page, 'two-compared');
      const colleague = await context.newPage();
      await colleague.goto(page.url());
      await isShown(colleague.getByRole('columnheader', { name: '2.0' }));
      await isShown(colleague.getByRole('rowheader', { name: 'accuracy (differs)' }));
      await page.getByText('Only what differs').click();
      await isShown(page.getByRole('rowheader', { name: 'accuracy (differs)' }));
      assert.equal(
        await page.getByRole('rowheader', { name: 'framework', exact: true }).count(),
        0,
      );
      await page.goBack();
      for (const name of ['1.0', '2.0', '3.0', '4.0', '5.0']) {
        await page.getByRole('checkbox', { name: `Compare ${name}` }).check();
      }
      await isShown(page.getByText('Tick 2 to 4 versions to compare them.'));
      await page.getByRole('checkbox', { name: 'Compare 5.0' }).uncheck();
      await page.getByRole('button', { name: 'Compare 4' }).click();
      await isShown(page.getByRole('columnheader', { name: '4.0' }));
    },
  );

  task('sees metrics as numbers and as a line', async (page) => {
    const model = await aModel(named('measured'), 0.8, 0.85, 0.95);
    await open(page, model, '/metrics');
    await isShown(page.getByRole('img', { name: 'accuracy over the versions: 1.0: 0.8' }));
    await isShown(page.getByRole('cell', { name: '0.95' }));
  });

  task('finds the artifacts of each version', async (page) => {
    const model = await aModel(named('stored'), 0.8, 0.9);
    await open(page, model, '/artifacts');
    await isShown(page.getByText(`s3://models/${model.name}/2.0`));
  });

  task(
    'is told what to do when the registry is gone, and goes on when it is back',
    async (page) => {
      await failing(page, 'GET', '/api/v1/models', 503, 3);
      await page.goto('/model-registry');
      await isShown(page.getByText('Failed to load models'));
      await isShown(page.getByText('The model registry cannot be reached. Try again in a moment.'));
      await page.getByRole('button', { name: 'Retry' }).click();
      await isShown(page.getByRole('grid', { name: 'Models' }));
    },
  );
});
