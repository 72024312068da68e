import { expect, it, vi } from 'vitest';
import * as extension from './extension';
import * as remotes from './remotes';
import { startEarly } from './startEarly';

vi.mock('../config', () => ({ loadConfig: async () => ({}) }));
vi.mock('./extension', () => ({ fetchExtensions: vi.fn(), moduleAt: vi.fn() }));
vi.mock('./remotes', () => ({ loadComponent: vi.fn(), registerExtension: vi.fn() }));

it('asks for the list at once and for the module when the page has its libraries', async () => {
  const registry = { remote: 'modelRegistry', module: './ModelRegistry' };
  vi.mocked(extension.fetchExtensions).mockResolvedValue([]);
  vi.mocked(extension.moduleAt).mockReturnValue(registry as extension.ExtensionConfig);
  vi.mocked(remotes.loadComponent).mockResolvedValue((() => null) as never);
  let arrive: (value: unknown) => void = () => undefined;
  startEarly(new Promise((resolve) => (arrive = resolve)));
  expect(extension.fetchExtensions).toHaveBeenCalledOnce();
  await new Promise((resolve) => setTimeout(resolve));
  expect(remotes.loadComponent).not.toHaveBeenCalled();

  arrive(undefined);
  await vi.waitFor(() =>
    expect(remotes.loadComponent).toHaveBeenCalledWith('modelRegistry', './ModelRegistry'),
  );
});
