import { h, shadow } from './dom';
import { texts } from './language';

/** Where the banner draws: one element, first in the page, so first in tab order. */
interface Surface {
  readonly _host: HTMLElement;
  readonly _root: ShadowRoot;
  /** Told to screen readers without moving the focus. */
  readonly _status: HTMLElement;
}

let drawn: Surface | undefined;

/** The banner's place in the page, made on first use. */
export function surface(): Surface {
  if (!drawn) {
    const host = h('div', { id: 'charte', lang: texts()._lang, dir: texts()._dir ?? 'ltr' });
    const status = h('p', { role: 'status', class: 'v' });
    drawn = { _host: host, _root: shadow(host), _status: status };
    drawn._root.append(status);
  }
  if (!drawn._host.isConnected) document.body.prepend(drawn._host);
  return drawn;
}

/** Says something to screen readers, politely. */
export function announce(text: string): void {
  surface()._status.textContent = text;
}
