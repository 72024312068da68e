// With `npm run dev` only. The fast refresh of a module comes when React is there already, and looks
// for it in a list that nobody fills unless React's developer tools are installed.
type Hook = { inject: (renderer: unknown) => number; renderers: Map<number, unknown> };

const hook = (window as unknown as { __REACT_DEVTOOLS_GLOBAL_HOOK__?: Hook })
  .__REACT_DEVTOOLS_GLOBAL_HOOK__;
if (hook) {
  const inject = hook.inject.bind(hook);
  hook.inject = (renderer) => {
    const id = inject(renderer);
    hook.renderers.set(id, renderer);
    return id;
  };
}

export {};
