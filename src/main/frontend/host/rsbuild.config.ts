import { pluginModuleFederation } from '@module-federation/rsbuild-plugin';
import { defineConfig } from '@rsbuild/core';
import { pluginReact } from '@rsbuild/plugin-react';
import { html, output, server, shared } from '../build/common';

export default defineConfig({
  source: { entry: { index: './src/index.ts' } },
  html,
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
  plugins: [
    pluginReact(),
    // The remotes are registered when the page runs: one that is named here and down takes the page with it.
    pluginModuleFederation({ name: 'atrium', remotes: {}, shared, dts: false, manifest: false }),
  ],
});
