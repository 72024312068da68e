/** A failure the server told about, or the lack of an answer (status 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    message: string,
    readonly requestId: string | null = null,
  ) {
    super(message);
  }

  get isConflict(): boolean {
    return this.status === 409;
  }

  get isNotFound(): boolean {
    return this.status === 404;
  }
}

const sentences: Record<number, string> = {
  401: 'You are not signed in, or your sign-in has expired. Reload the page to sign in again.',
  403: 'You may not do this. Ask whoever runs this installation for access.',
  404: 'This does not exist (any more).',
  413: 'This is more than the server takes at once.',
  429: 'Too many requests. Wait a moment and try again.',
  502: 'The model registry sent an answer that cannot be used. Try again later.',
  503: 'The model registry cannot be reached. Try again in a moment.',
  504: 'The model registry did not answer in time. Try again in a moment.',
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{"error": "text"}`, `{"error": {"code", "message"}}` and `{"code", "message"}` are all in use. */
export function messageIn(body: unknown): string | undefined {
  if (!isObject(body)) {
    return undefined;
  }
  const { error, message } = body;
  if (typeof error === 'string') {
    return error;
  }
  if (isObject(error) && typeof error.message === 'string') {
    return error.message;
  }
  return typeof message === 'string' ? message : undefined;
}

/** What somebody can do about a status is said by us; what is wrong with the input, by the server. */
export function errorFor(status: number, body: unknown, requestId: string | null): ApiError {
  const own = sentences[status];
  const told = messageIn(body);
  const message =
    status === 404 || status === 413
      ? (told ?? own)
      : (own ?? told ?? `The server answered with status ${status}.`);
  return new ApiError(status, message ?? `The server answered with status ${status}.`, requestId);
}

/** Any failure as one with a sentence that tells what to do. */
export function handleRestFailures(failure: unknown): ApiError {
  if (failure instanceof ApiError) {
    return failure;
  }
  if (failure instanceof TypeError) {
    return new ApiError(0, 'The server cannot be reached. Check your connection and try again.');
  }
  return new ApiError(0, failure instanceof Error ? failure.message : 'Something went wrong.');
}

export type ModelRegistryError = { message: string; code: string; details?: string };

/** A failure as modules from elsewhere expect it. */
export function handleModelRegistryError(failure: unknown): ModelRegistryError {
  const error = handleRestFailures(failure);
  if (error.status === 0 && failure instanceof TypeError) {
    return {
      message: 'Unable to connect to Model Registry service',
      code: 'NETWORK_ERROR',
      details: 'Please check your connection and try again',
    };
  }
  return {
    message: error.message,
    code: error.status === 0 ? 'UNKNOWN_ERROR' : String(error.status),
  };
}

/** Whether an answer is in the envelope `{"data": ...}` that some of the routes use. */
export const isModArchResponse = (body: unknown): body is { data: unknown } =>
  isObject(body) && 'data' in body;
