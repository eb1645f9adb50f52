import { surface } from './surface';

/** The element with the focus, shadow trees included; undefined where there is none. */
export function focused(): HTMLElement | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement && active !== document.body ? active : undefined;
}

/** Focuses something that may not be focusable, for as long as it has the focus. */
function lend(target: HTMLElement): void {
  if (target.tabIndex < 0 && !target.hasAttribute('tabindex')) {
    target.tabIndex = -1;
    target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true });
  }
  target.focus({ preventScroll: true });
}

/** Gives the focus back to where it was, or to the page's main content; never to nothing. */
export function giveBack(before: HTMLElement | undefined): void {
  if (before?.isConnected) before.focus({ preventScroll: true });
  if (before && focused() === before) return;
  const main = document.querySelector<HTMLElement>('main,[role=main]') ?? document.querySelector<HTMLElement>('h1');
  lend(main ?? surface()._host);
}
