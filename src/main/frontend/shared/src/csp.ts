/**
 * Lends the page's nonce to the styles that scripts make. Modules of other teams bring theirs as
 * `<style>` elements (style-loader, emotion), which the content security policy refuses otherwise.
 * Only scripts of this origin run here, and they may set any style through the object model
 * anyway; styles in markup never pass through here and stay refused.
 */
export function lendStyleNonce(page: Document = document): void {
  const nonce = page.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  if (!nonce) {
    return;
  }
  const createElement = page.createElement.bind(page) as (
    name: string,
    options?: ElementCreationOptions,
  ) => HTMLElement;
  page.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = createElement(name, options);
    if (element instanceof HTMLStyleElement) {
      element.nonce = nonce;
    }
    return element;
  }) as Document['createElement'];
}
