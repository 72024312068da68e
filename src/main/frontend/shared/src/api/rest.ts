import { errorFor, handleRestFailures, isModArchResponse } from './errors';

export type Query = Record<string, string | number | boolean | undefined>;

export type RestOptions = { namespace?: string; signal?: AbortSignal };

let root = '';

/** In a host of others only what is below a module's own path, like `model-registry/`, leads to its server. */
export function setApiRoot(path: string): void {
  root = path;
}

/** `path` below where the page lives, which is not always the root of the host. */
export function addressOf(path: string, query: Query = {}): string {
  const url = new URL(root + path.replace(/^\//, ''), document.baseURI);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') {
      url.searchParams.set(name, String(value));
    }
  }
  return url.pathname + url.search;
}

async function call<T>(
  method: string,
  address: string,
  body: unknown,
  options: RestOptions,
): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (options.namespace) {
    headers['X-Namespace'] = options.namespace;
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  let response: Response;
  let text: string;
  try {
    response = await fetch(address, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: options.signal,
      credentials: 'same-origin',
    });
    text = await response.text();
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      throw failure;
    }
    throw handleRestFailures(failure);
  }
  const parsed = parse(text);
  if (!response.ok || (text !== '' && parsed === undefined)) {
    const status = response.ok ? 502 : response.status;
    throw errorFor(status, parsed, response.headers.get('X-Request-Id'));
  }
  return parsed as T;
}

function parse(text: string): unknown {
  if (text === '') {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON at all: a page of some proxy in between.
    return undefined;
  }
}

export const restGET = <T>(path: string, query: Query = {}, options: RestOptions = {}) =>
  call<T>('GET', addressOf(path, query), undefined, options);

export const restCREATE = <T>(
  path: string,
  body: unknown,
  query: Query = {},
  options: RestOptions = {},
) => call<T>('POST', addressOf(path, query), body, options);

/** The same under the name that some modules know. */
export const restPOST = restCREATE;

export const restUPDATE = <T>(path: string, body: unknown, options: RestOptions = {}) =>
  call<T>('PUT', addressOf(path), body, options);

export const restPATCH = <T>(path: string, body: unknown, options: RestOptions = {}) =>
  call<T>('PATCH', addressOf(path), body, options);

export const restDELETE = <T>(path: string, options: RestOptions = {}) =>
  call<T>('DELETE', addressOf(path), undefined, options);

/** What is in an answer, with or without the envelope `{"data": ...}`. */
export const unwrapped = <T>(answer: unknown): T =>
  (isModArchResponse(answer) ? answer.data : answer) as T;
