import { h, host } from './dom';

let root: ShadowRoot | undefined;

/** Read out by screen readers without moving the focus. */
let status: HTMLElement | undefined;

/** How often the banner comes back: not for ever, where somebody keeps taking it away. */
let patience = 9;

/** Where the banner draws: in one element, first in the page, so first in tab order; before its body where there is none yet. */
export function surface(): ShadowRoot {
  if (!root) {
    root = host({ id: 'charte' });
    status = h('output', {});
    root.append(status);
  }
  patience = 9;
  redraw();
  return root;
}

/** Comes back where the page has taken the banner away, as a framework does that draws the body anew. */
export function redraw(): void {
  if (root && !root.host.isConnected && patience-- > 0) (document.body ?? document.documentElement).prepend(root.host);
}

/** Says something to screen readers, politely. */
export function announce(text: string): void {
  surface();
  status?.replaceChildren(text);
}
