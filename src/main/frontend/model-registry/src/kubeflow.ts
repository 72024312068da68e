const library = '/dashboard_lib.bundle.js';

type EventHandler = {
  init: (callback: (handler: EventHandler, isIframe: boolean) => void) => void;
  onNamespaceSelected?: (namespace: string) => void;
};

declare global {
  interface Window {
    centraldashboard?: { CentralDashboardEventHandler?: EventHandler };
  }
}

const load = (source: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = source;
    script.async = true;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${source} could not be loaded`));
    document.head.appendChild(script);
  });

const words = ['parent-connected', 'namespace-selected', 'all-namespaces'];

/** The library believes every window; ours are told by the one around them, of the same origin. */
function refuseStrangers(event: MessageEvent): void {
  const isOfDashboard = event.origin === window.location.origin && event.source === window.parent;
  if (words.includes(event.data?.type) && !isOfDashboard) {
    event.stopImmediatePropagation();
  }
}

/**
 * Follows the namespace that is chosen in the dashboard around this page. `onAlone` is called when
 * there is no dashboard; its library is asked for first, because a page that is answered instead of
 * it must not be run.
 */
export function followDashboard(
  onNamespace: (namespace: string) => void,
  onAlone: () => void,
): () => void {
  let isCurrent = true;
  const follow = async () => {
    const answer = await fetch(library, { method: 'HEAD' });
    const isScript = (answer.headers.get('Content-Type') ?? '').includes('javascript');
    if (!answer.ok || !isScript) {
      throw new Error(`${library} is not there`);
    }
    // Before the library hears anything: who listens first is asked first.
    window.addEventListener('message', refuseStrangers);
    await load(library);
    const handler = window.centraldashboard?.CentralDashboardEventHandler;
    if (!handler) {
      throw new Error(`${library} brought no event handler`);
    }
    handler.init((dashboard) => {
      dashboard.onNamespaceSelected = (namespace) => {
        if (isCurrent) {
          onNamespace(namespace);
        }
      };
    });
  };
  follow().catch((failure: unknown) => {
    console.warn('No dashboard around this page:', failure);
    if (isCurrent) {
      onAlone();
    }
  });
  return () => {
    isCurrent = false;
    window.removeEventListener('message', refuseStrangers);
  };
}
