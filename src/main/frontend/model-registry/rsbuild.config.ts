import { pluginModuleFederation } from '@module-federation/rsbuild-plugin';
import { defineConfig } from '@rsbuild/core';
import { pluginReact } from '@rsbuild/plugin-react';
import { html, output, server, shared } from '../build/common';

export default defineConfig({
  source: { entry: { main: './src/index.ts' } },
  html,
  output: { ...output('model-registry'), filename: { html: 'index.html' } },
  // The dashboard looks for it there and nowhere else.
  server: { port: 9000, strictPort: true, historyApiFallback: true, proxy: { '/api': server } },
  plugins: [
    pluginReact(),
    pluginModuleFederation({
      name: 'modelRegistry',
      filename: 'remoteEntry.js',
      exposes: {
        './ModelRegistry': './src/components/ModelRegistryApp',
        './ModelList': './src/components/ModelList',
        './ModelDetails': './src/components/ModelDetails',
        './ModelCreator': './src/components/ModelCreator',
        './extensions': './src/extensions',
      },
      shared,
      dts: false,
    }),
  ],
});
