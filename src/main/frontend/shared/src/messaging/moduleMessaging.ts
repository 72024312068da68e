import { useEffect, useMemo } from 'react';

export type ModuleMessage<T = unknown> = {
  type: string;
  payload: T;
  source: string;
  target?: string;
};

/** What two modules have agreed on: the payload of each type of message. */
export type MessageTypes = Record<string, unknown>;

type Handler = (message: ModuleMessage) => void;

const envelope = 'MODULE_FEDERATION_MESSAGE';

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Anything may be posted to a window; only what has this shape is a message between modules. */
export function messageOf(data: unknown): ModuleMessage | undefined {
  if (typeof data !== 'object' || data === null) {
    return undefined;
  }
  const { type, payload } = data as { type?: unknown; payload?: unknown };
  if (type !== envelope || typeof payload !== 'object' || payload === null) {
    return undefined;
  }
  const message = payload as Partial<ModuleMessage>;
  const hasShape =
    isText(message.type) &&
    isText(message.source) &&
    (message.target === undefined || isText(message.target));
  return hasShape ? (message as ModuleMessage) : undefined;
}

/**
 * Messages between the modules of one page. Nothing leaves the page's origin, and nothing that came
 * from another window or another origin is heard.
 */
export class ModuleFederationMessageBus<M extends MessageTypes = MessageTypes> {
  private readonly handlers = new Map<string, Set<Handler>>();

  constructor(private readonly moduleId: string) {}

  private readonly handleMessage = (event: MessageEvent): void => {
    if (event.origin !== window.location.origin || event.source !== window) {
      return;
    }
    const message = messageOf(event.data);
    if (!message || (message.target !== undefined && message.target !== this.moduleId)) {
      return;
    }
    for (const handler of [...(this.handlers.get(message.type) ?? [])]) {
      handler(message);
    }
  };

  /** Begins to hear; returns how to stop. */
  listen(): () => void {
    window.addEventListener('message', this.handleMessage);
    return () => window.removeEventListener('message', this.handleMessage);
  }

  /** Returns how to stop listening; other handlers of the same type stay. */
  subscribe<K extends keyof M & string>(
    type: K,
    handler: (message: ModuleMessage<M[K]>) => void,
  ): () => void {
    const handlers = this.handlers.get(type) ?? new Set<Handler>();
    handlers.add(handler as Handler);
    this.handlers.set(type, handlers);
    return () => {
      handlers.delete(handler as Handler);
    };
  }

  broadcast<K extends keyof M & string>(type: K, payload: M[K], target?: string): void {
    const message: ModuleMessage = { type, payload, source: this.moduleId, target };
    window.postMessage({ type: envelope, payload: message }, window.location.origin);
  }
}

/** A module's ear and mouth, for as long as the component that asked is shown. */
export const useModuleMessaging = <M extends MessageTypes = MessageTypes>(
  moduleId: string,
): Pick<ModuleFederationMessageBus<M>, 'subscribe' | 'broadcast'> => {
  const bus = useMemo(() => new ModuleFederationMessageBus<M>(moduleId), [moduleId]);
  useEffect(() => bus.listen(), [bus]);
  return useMemo(
    () => ({ subscribe: bus.subscribe.bind(bus), broadcast: bus.broadcast.bind(bus) }),
    [bus],
  );
};
