import { h, host } from './dom';

/** Where the banner draws: one element, first in the page, so first in tab order. */
interface Surface {
  readonly _host: HTMLElement;
  readonly _root: ShadowRoot;
  /** Read out by screen readers without moving the focus. */
  readonly _status: HTMLElement;
}

let drawn: Surface | undefined;

/** The banner's place in the page, made on first use. */
export function surface(): Surface {
  if (!drawn) {
    const [_host, _root] = host({ id: 'charte' });
    const _status = h('p', { role: 'status' });
    _root.append(_status);
    drawn = { _host, _root, _status };
  }
  if (!drawn._host.isConnected) document.body.prepend(drawn._host);
  return drawn;
}

/** Says something to screen readers, politely. */
export function announce(text: string): void {
  surface()._status.textContent = text;
}
