import type { Stuck } from './charte';
import { config } from './config';
import { decide, reload, tell } from './decide';
import { button, fill, h, paragraph } from './dom';
import { giveBack } from './focus';
import { policyAddress } from './language';
import { section, type Switches } from './purposes';
import { surface } from './surface';
import { units } from './units';

let dialog: HTMLDialogElement | undefined;

/** Fills the dialog: a heading, what there is to read, and buttons. */
function show(shown: HTMLDialogElement, title: string, body: readonly Node[], buttons: readonly Node[]): void {
  const heading = h('h2', { id: 'b', tabindex: '-1' }, title);
  const close = button('close', '\u00d7', () => shown.close(), 'x');
  close.ariaLabel = config._close;
  shown.replaceChildren(
    h('header', {}, heading, close),
    h('div', { class: 'm' }, ...body),
    h('div', { class: 'g' }, ...buttons),
  );
  heading.focus();
}

/** Tells what stays on the device, and why. */
function report(shown: HTMLDialogElement, stuck: readonly Stuck[]): void {
  const items = stuck.map(({ name, service, reason }) =>
    h('li', {}, h('code', {}, name), paragraph(fill(config._reasons[reason] ?? '', service))),
  );
  show(
    shown,
    config._stuckTitle,
    [paragraph(config._stuckText), h('ul', {}, ...items)],
    [button('done', config._close, () => shown.close())],
  );
}

/** Opens the dialog. Escape and the closing button leave the choice as it is. */
export function open(): void {
  if (dialog) return;
  const shown = (dialog = h('dialog', { 'aria-labelledby': 'b' }));
  const switches: Switches = new Map();
  const settle = async (answer?: boolean): Promise<void> => {
    const stuck = await decide(units, (unit) => answer ?? !!switches.get(unit)?.checked);
    if (stuck.length) report(shown, stuck);
    else shown.close();
  };
  shown.onclose = () => {
    shown.remove();
    dialog = undefined;
    giveBack();
    tell('close');
    void reload();
  };
  surface()._root.append(shown);
  shown.showModal();
  show(
    shown,
    config._detailTitle,
    [
      paragraph(config._detailText, ' ', h('a', { href: policyAddress() }, config._policyTitle)),
      ...config._purposes.map((purpose) => section(purpose, switches)),
    ],
    [
      button('refuse', config._refuse, () => void settle(false)),
      button('accept', config._accept, () => void settle(true)),
      button('save', config._save, () => void settle(), 'o'),
    ],
  );
  tell('open');
}
