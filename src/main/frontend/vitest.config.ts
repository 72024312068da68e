import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: { '@atrium/shared': fileURLToPath(new URL('./shared/src/index.ts', import.meta.url)) },
  },
  test: {
    environment: 'happy-dom',
    include: ['{shared,host,model-registry}/src/**/*.test.{ts,tsx}'],
    css: false,
    restoreMocks: true,
    server: { deps: { inline: [/@patternfly/] } },
  },
});
