import { fileURLToPath } from 'node:url';
import type { RsbuildConfig } from '@rsbuild/core';

/** Where Maven expects what is built, and where `npm run dev` finds a server. */
export const outputDirectory = (name: string): string =>
  `${process.env.FRONTEND_OUTPUT ?? '../../../../target/frontend'}/${name}`;

export const server = process.env.ATRIUM_SERVER ?? 'http://127.0.0.1:8080';

/**
 * What a page and the modules in it have to have once: two Reacts have two sets of hooks, two
 * routers two locations. PatternFly is not here: sharing its barrel would ship all of it.
 */
export const shared = {
  react: { singleton: true, requiredVersion: '^18.3.1' },
  'react-dom': { singleton: true, requiredVersion: '^18.3.1' },
  'react-router': { singleton: true, requiredVersion: '^7.0.0' },
  'react-router-dom': { singleton: true, requiredVersion: '^7.0.0' },
};

/** `[contenthash:16]` holds a letter often enough; what does not is only cached for a shorter time. */
export const output = (name: string): RsbuildConfig['output'] => ({
  distPath: { root: outputDirectory(name) },
  // `npm run dev` works in memory; what was built is served by the server it runs against.
  cleanDistPath: process.env.NODE_ENV === 'production',
  filenameHash: 'contenthash:16',
  assetPrefix: 'auto',
  dataUriLimit: 0,
  legalComments: 'none',
  sourceMap: false,
});

/** One template for both pages; the server writes into it where they are. */
export const html: RsbuildConfig['html'] = {
  template: fileURLToPath(new URL('./index.html', import.meta.url)),
  scriptLoading: 'defer',
};
