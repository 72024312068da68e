import { afterEach, describe, expect, it } from 'vitest';
import { lendStyleNonce } from './csp';

const original = document.createElement;

afterEach(() => {
  document.createElement = original;
  document.head.innerHTML = '';
});

const pageWith = (nonce: string) => {
  const meta = document.createElement('meta');
  meta.setAttribute('property', 'csp-nonce');
  meta.nonce = nonce;
  document.head.appendChild(meta);
};

describe('the nonce of the page', () => {
  it('is lent to the styles that scripts make, and to nothing else', () => {
    pageWith('bm9uY2U=');
    lendStyleNonce();
    expect(document.createElement('style').nonce).toBe('bm9uY2U=');
    expect(document.createElement('STYLE').nonce).toBe('bm9uY2U=');
    expect(document.createElement('script').nonce || '').toBe('');
    expect(document.createElement('div').tagName).toBe('DIV');
  });

  it('changes nothing where the server gave none', () => {
    lendStyleNonce();
    expect(document.createElement).toBe(original);
  });
});
