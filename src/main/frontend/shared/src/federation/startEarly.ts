import { loadConfig } from '../config';
import { askEarly } from '../early';
import { fetchExtensions, moduleAt } from './extension';
import { loadComponent, registerExtension } from './remotes';

/**
 * Begins with what the first page needs while the scripts that draw it are still on their way: the
 * settings and the list of modules, then the module that the address names.
 *
 * @param page the page's own scripts. The module waits for them: of a library that both ask for at
 *   the same time each may get its own, and a router of one is unknown to the other.
 */
export function startEarly(page: Promise<unknown>): void {
  askEarly('config', loadConfig);
  const extensions = askEarly('extensions', () => fetchExtensions());
  void page.then(async () => {
    // Whoever shows the list hears of its failure.
    const known = await extensions.catch(() => []);
    const module = moduleAt(known, window.location.pathname);
    if (module) {
      registerExtension(module);
      // Its own place on the page loads it again, and says so when it cannot.
      loadComponent(module.remote, module.module).catch(() => undefined);
    }
  });
}
