import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  completed,
  type ExtensionConfig,
  fetchExtensions,
  moduleAt,
  pathOf,
  routeOf,
  titleOf,
} from './extension';

const told = {
  name: 'modelRegistry',
  enabled: true,
} as ExtensionConfig;

const answer = (status: number, body: unknown) =>
  vi.spyOn(window, 'fetch').mockResolvedValue(new Response(JSON.stringify(body), { status }));

describe('an extension', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is completed when the server says little', () => {
    expect(completed(told)).toMatchObject({
      displayName: 'Model Registry',
      remote: 'modelRegistry',
      scope: 'modelRegistry',
      module: './ModelRegistry',
      url: '/_mf/modelRegistry/remoteEntry.js',
    });
  });

  it('has a name that people read', () => {
    expect(titleOf('modelServing')).toBe('Model Serving');
    expect(completed({ ...told, displayName: 'Ours' }).displayName).toBe('Ours');
  });

  it('is found where it says, or below its name', () => {
    expect(routeOf({ ...told, route: '/models/*' })).toBe('/models/*');
    expect(routeOf({ ...told, path: '/models' })).toBe('/models/*');
    expect(routeOf(told)).toBe('/modelregistry/*');
    expect(pathOf({ ...told, route: '/models/*' })).toBe('/models');
  });

  it('without a name is left out', async () => {
    answer(200, [told, { enabled: true }, null, 'text']);
    expect((await fetchExtensions()).map(({ name }) => name)).toEqual(['modelRegistry']);
  });

  it('list that is none is a failure with a reason', async () => {
    answer(503, { error: 'no' });
    await expect(fetchExtensions()).rejects.toThrow('HTTP 503');
    answer(200, { error: 'no' });
    await expect(fetchExtensions()).rejects.toThrow('the answer is not a list');
  });

  it('knows the module of an address by whole segments, unless it is switched off', () => {
    const registry = completed({ ...told, path: '/model-registry' });
    const off = completed({ ...told, name: 'off', path: '/off', configured: false });
    const at = (pathname: string) => moduleAt([off, registry], pathname)?.name;
    expect(at('/model-registry')).toBe('modelRegistry');
    expect(at('/model-registry/models/1')).toBe('modelRegistry');
    expect(at('/model-registry-x')).toBeUndefined();
    expect(at('/off')).toBeUndefined();
    expect(at('/')).toBeUndefined();
  });
});
