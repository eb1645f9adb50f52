import { surface } from './surface';

/**
 * Gives the focus back to where it was, or to the page's main content; never to
 * nothing. The main content stays focusable by scripts, as for a link that skips
 * to it: to take that back could take the focus with it.
 */
export function giveBack(before?: HTMLElement | undefined): void {
  before?.focus({ preventScroll: true });
  if (document.activeElement !== document.body) return;
  const main = document.querySelector<HTMLElement>('main,[role=main],h1') ?? (surface().host as HTMLElement);
  if (!main.hasAttribute('tabindex')) main.tabIndex = -1;
  main.focus({ preventScroll: true });
}
