import type { Stuck } from './charte';
import { config } from './config';
import { decide, reload, tell } from './decide';
import { button, fill, h, paragraph } from './dom';
import { giveBack } from './focus';
import { withPolicy } from './policy';
import { list, section } from './purposes';
import { surface } from './surface';
import { units } from './units';

let dialog: HTMLDialogElement | undefined;

/** Fills the dialog: a heading, what there is to read, and buttons. */
function show(shown: HTMLDialogElement, title: string, body: readonly Node[], buttons: readonly Node[]): void {
  const heading = h('h2', { tabindex: '-1' }, title);
  const close = button('close', '\u00d7', () => shown.close(), 'x');
  close.ariaLabel = config._close;
  shown.replaceChildren(
    h('div', { class: 'r' }, heading, close),
    h('div', { class: 'm' }, ...body),
    h('div', { class: 'g' }, ...buttons),
  );
  shown.ariaLabel = title;
  heading.focus();
}

/** Tells what stays on the device, and why. */
function report(shown: HTMLDialogElement, stuck: readonly Stuck[]): void {
  const rows = stuck.map(
    ({ name, service, reason }) => [name, fill(config._reasons[reason] ?? '', service)] as const,
  );
  show(
    shown,
    config._stuckTitle,
    [paragraph(config._stuckText), list(rows)],
    [button('done', config._close, () => shown.close())],
  );
}

/** Opens the dialog. Escape and the closing button leave the choice as it is. */
export function open(): void {
  if (dialog) return;
  const shown = (dialog = h('dialog', {}));
  const settle = async (answer?: boolean): Promise<void> => {
    const stuck = await decide(units, (unit) => answer ?? !!unit._switch?.checked);
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
  surface().append(shown);
  shown.showModal();
  show(
    shown,
    config._detailTitle,
    [
      withPolicy(config._detailText),
      ...config._purposes.map(section),
    ],
    [
      button('refuse', config._refuse, () => void settle(false)),
      button('accept', config._accept, () => void settle(true)),
      button('save', config._save, () => void settle(), 'o'),
    ],
  );
  tell('open');
}
