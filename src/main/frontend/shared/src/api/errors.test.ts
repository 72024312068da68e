import { describe, expect, it } from 'vitest';
import {
  ApiError,
  errorFor,
  handleModelRegistryError,
  handleRestFailures,
  messageIn,
} from './errors';
import { shouldRetry } from './queryClient';

describe('an error body', () => {
  it.each([
    [{ error: 'Namespace required' }, 'Namespace required'],
    [{ error: { code: '400', message: 'Namespace required' } }, 'Namespace required'],
    [{ code: 'Bad Request', message: 'Namespace required' }, 'Namespace required'],
    ['text', undefined],
    [null, undefined],
    [{ error: 7 }, undefined],
  ])('%j is read', (body, message) => {
    expect(messageIn(body)).toBe(message);
  });
});

describe('a failure', () => {
  it('says what to do, not what the status is called', () => {
    expect(errorFor(503, { error: 'unreachable' }, null).message).toContain('Try again');
    expect(errorFor(400, { error: "'name' is missing" }, null).message).toBe("'name' is missing");
    expect(errorFor(418, undefined, null).message).toBe('The server answered with status 418.');
  });

  it('of the network is told apart from one of the server', () => {
    expect(handleRestFailures(new TypeError('Failed to fetch')).status).toBe(0);
    expect(handleModelRegistryError(new TypeError('Failed to fetch'))).toEqual({
      message: 'Unable to connect to Model Registry service',
      code: 'NETWORK_ERROR',
      details: 'Please check your connection and try again',
    });
  });

  it('of the client is not tried again, one of the server twice', () => {
    expect(shouldRetry(0, new ApiError(404, ''))).toBe(false);
    expect(shouldRetry(1, new ApiError(503, ''))).toBe(true);
    expect(shouldRetry(2, new ApiError(503, ''))).toBe(false);
  });
});
