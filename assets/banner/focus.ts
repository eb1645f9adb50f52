import { surface } from './surface';

/** Gives the focus back to where it was, or to the page's main content; never to nothing. */
export function giveBack(before?: HTMLElement | undefined): void {
  before?.focus({ preventScroll: true });
  if (document.activeElement !== document.body) return;
  const main = document.querySelector<HTMLElement>('main,[role=main],h1') ?? (surface().host as HTMLElement);
  if (!main.hasAttribute('tabindex')) {
    // Focusable for as long as it has the focus, which it keeps when the window loses it.
    main.tabIndex = -1;
    main.addEventListener('focusout', function gone() {
      if (document.activeElement === main) return;
      main.removeAttribute('tabindex');
      main.removeEventListener('focusout', gone);
    });
  }
  main.focus({ preventScroll: true });
}
