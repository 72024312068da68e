import { loadConfig } from '../config';
import { askEarly } from '../early';
import { fetchExtensions, moduleAt } from './extension';
import { loadComponent, registerExtension } from './remotes';

/**
 * Begins with what the first page needs while the scripts that draw it are still on their way: the
 * settings, the list of modules, and the module that the address names.
 */
export function startEarly(): void {
  askEarly('config', loadConfig);
  askEarly('extensions', () => fetchExtensions()).then((extensions) => {
    const module = moduleAt(extensions, window.location.pathname);
    if (module) {
      registerExtension(module);
      // Its own place on the page loads it again, and says so when it cannot.
      loadComponent(module.remote, module.module).catch(() => undefined);
    }
  });
}
