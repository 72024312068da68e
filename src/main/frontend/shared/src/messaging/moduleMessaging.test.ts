import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ModuleFederationMessageBus, messageOf } from './moduleMessaging';

const post = (init: MessageEventInit) =>
  window.dispatchEvent(
    new MessageEvent('message', { origin: window.location.origin, source: window, ...init }),
  );

const greeting = (target?: string) => ({
  type: 'MODULE_FEDERATION_MESSAGE',
  payload: { type: 'greeting', payload: 'hello', source: 'other', target },
});

describe('the message bus', () => {
  const bus = new ModuleFederationMessageBus('me');
  let stop: () => void;

  beforeEach(() => {
    stop = bus.listen();
  });
  afterEach(() => stop());

  it('hears what is for everybody or for this module', () => {
    const heard = vi.fn();
    const off = bus.subscribe('greeting', heard);
    post({ data: greeting() });
    post({ data: greeting('me') });
    post({ data: greeting('somebody else') });
    off();
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('does not hear other origins and other windows', () => {
    const heard = vi.fn();
    const off = bus.subscribe('greeting', heard);
    post({ data: greeting(), origin: 'https://evil.example' });
    post({ data: greeting(), source: null });
    off();
    expect(heard).not.toHaveBeenCalled();
  });

  it('lets each handler of a type go by itself', () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const offFirst = bus.subscribe('greeting', first);
    const offSecond = bus.subscribe('greeting', second);
    offFirst();
    post({ data: greeting() });
    offSecond();
    expect(first).not.toHaveBeenCalled();
    expect(second).toHaveBeenCalledTimes(1);
  });

  it('posts to its own origin only', () => {
    const posted = vi.spyOn(window, 'postMessage').mockImplementation(() => undefined);
    bus.broadcast('greeting', { to: 'all' });
    expect(posted).toHaveBeenCalledWith(
      {
        type: 'MODULE_FEDERATION_MESSAGE',
        payload: { type: 'greeting', payload: { to: 'all' }, source: 'me', target: undefined },
      },
      window.location.origin,
    );
  });

  it.each([
    [null],
    ['text'],
    [{ type: 'MODULE_FEDERATION_MESSAGE' }],
    [{ type: 'x', payload: {} }],
  ])('takes %j for no message', (data) => {
    expect(messageOf(data)).toBeUndefined();
  });
});
