import { describe, expect, it, vi } from 'vitest';
import { askEarly, askedEarly } from './early';

describe('an answer that was asked for early', () => {
  it('goes to the first who needs it; the second asks anew', async () => {
    const ask = vi.fn(async () => `answer ${ask.mock.calls.length}`);
    askEarly('list', ask);
    expect(await askedEarly('list', ask)).toBe('answer 1');
    expect(await askedEarly('list', ask)).toBe('answer 2');
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('may be a failure, which whoever needs it hears of', async () => {
    askEarly('broken', () => Promise.reject(new Error('HTTP 503')));
    await expect(askedEarly('broken', async () => 'second')).rejects.toThrow('HTTP 503');
    expect(await askedEarly('broken', async () => 'second')).toBe('second');
  });
});
