import type { Stuck } from './charte';
import { button, h } from './dom';
import { focused, giveBack } from './focus';
import { groups, type Switches } from './groups';
import { policyAddress, texts } from './language';
import { stuckList } from './lists';
import { surface } from './surface';

/** What the dialog calls. */
export interface Settling {
  /** Keeps the answers by position of the unit; gives what could not be erased. */
  _save(changes: ReadonlyMap<number, boolean>): Promise<readonly Stuck[]>;
  /** The dialog is gone, whether or not the visitor chose. */
  _closed(): void;
}

let dialog: HTMLDialogElement | undefined;

/** The heading with the button that closes. */
function head(title: string, dialog: HTMLDialogElement): HTMLElement {
  const close = button('close', '\u00d7', () => dialog.close(), 'x');
  close.setAttribute('aria-label', texts()._close);
  return h('header', {}, h('h2', { id: 'b', tabindex: '-1' }, title), close);
}

/** Every purpose with its switch, and the buttons below. */
function choices(dialog: HTMLDialogElement, settling: Settling): void {
  const text = texts();
  const switches: Switches = new Map();
  const settle = async (answer?: boolean): Promise<void> => {
    const changes = new Map([...switches].map(([at, input]) => [at, answer ?? input.checked]));
    const stuck = await settling._save(changes);
    if (stuck.length) report(dialog, stuck);
    else dialog.close();
  };
  dialog.replaceChildren(
    head(text._detailTitle, dialog),
    h(
      'div',
      { class: 'm' },
      h('p', {}, text._detailText, ' ', h('a', { href: policyAddress() }, text._policyTitle)),
      ...groups(switches),
    ),
    h(
      'div',
      { class: 'g' },
      button('refuse', text._refuse, () => settle(false)),
      button('accept', text._accept, () => settle(true)),
      button('save', text._save, () => settle(), 'b o'),
    ),
  );
}

/** Tells what stays on the device. */
function report(dialog: HTMLDialogElement, stuck: readonly Stuck[]): void {
  const text = texts();
  const title = head(text._stuckTitle, dialog);
  dialog.replaceChildren(
    title,
    h('div', { class: 'm' }, h('p', {}, text._stuckText), stuckList(stuck)),
    h('div', { class: 'g' }, button('done', text._close, () => dialog.close())),
  );
  title.querySelector('h2')?.focus();
}

/** Opens the dialog. Escape and the closing button leave the choice as it is. */
export function showSecond(settling: Settling): void {
  if (dialog) return;
  const before = focused();
  const opened = h('dialog', { 'aria-labelledby': 'b' });
  dialog = opened;
  choices(opened, settling);
  opened.addEventListener('close', () => {
    opened.remove();
    dialog = undefined;
    giveBack(before);
    settling._closed();
  });
  surface()._root.append(opened);
  opened.showModal();
  opened.querySelector('h2')?.focus();
}
