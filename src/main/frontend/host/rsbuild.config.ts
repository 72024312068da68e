import { pluginModuleFederation } from '@module-federation/rsbuild-plugin';
import { defineConfig } from '@rsbuild/core';
import { pluginReact } from '@rsbuild/plugin-react';
import { html, output, server, shared } from '../build/common';

export default defineConfig(({ command }) => ({
  source: {
    entry: { index: './src/index.ts' },
    preEntry: command === 'dev' ? ['../build/renderers.ts'] : [],
  },
  html: {
    ...html,
    // Otherwise what it needs later would come before it: a deferred script waits for preloads.
    tags: (tags) =>
      tags.map(({ attrs, ...tag }) => ({
        ...tag,
        attrs: tag.tag === 'script' ? { ...attrs, fetchpriority: 'high' } : attrs,
      })),
  },
  output: output('host'),
  server: {
    port: 3000,
    historyApiFallback: true,
    proxy: {
      '/_mf/modelRegistry': {
        target: 'http://127.0.0.1:9000',
        pathRewrite: { '^/_mf/modelRegistry': '' },
      },
      '/api': server,
      '/_mf': server,
    },
  },
  performance: {
    // Known to be needed, but only by scripts that are on their way themselves.
    preload: [
      { type: 'async-chunks', include: [/\.(js|css)$/], exclude: [/\/(about|mui)\./] },
      { type: 'all-assets', include: [/RedHatTextVF\.\w+\.woff2$/] },
    ],
  },
  plugins: [
    pluginReact(),
    // The remotes are registered when the page runs: one that is named here and down takes the page with it.
    pluginModuleFederation({ name: 'atrium', remotes: {}, shared, dts: false, manifest: false }),
  ],
}));
