import type { Stuck } from './charte';
import { chosenAt } from './choice';
import { config } from './config';
import { decide, reload, tell } from './decide';
import { button, fill, group, h, paragraph, type Child } from './dom';
import { giveBack } from './focus';
import { withPolicy } from './policy';
import { receipt } from './receipt';
import { list, section } from './purposes';
import { announce, surface } from './surface';
import { units } from './units';

let dialog: HTMLDialogElement | undefined;

/** Where a choice is made: a link that keeps its receipt. */
const proof = (): Child =>
  !!chosenAt &&
  paragraph(
    h('a', { href: `data:application/json,${receipt()}`, download: `${config._product}.json` }, config._receipt),
  );

/** Tells, in the place of the choices, what stays on the device, and why. */
function report(shown: HTMLDialogElement, heading: HTMLElement, stuck: readonly Stuck[]): void {
  const rows = stuck.map(
    ({ name, service, reason }) => [name, fill(config._reasons?.[reason] ?? '', service)] as const,
  );
  const [head] = shown.children;
  shown.ariaLabel = heading.textContent = config._stuckTitle ?? '';
  shown.replaceChildren(
    head ?? '',
    h('div', { className: 'm' }, paragraph(config._stuckText), list(rows)),
    group(button('done', config._close, () => shown.close())),
  );
  heading.focus();
}

/** Opens the dialog. Escape and the closing button leave the choice as it is. */
export function open(): void {
  // One that the page has taken away is open, but no longer modal.
  if (dialog?.matches(':modal')) return;
  dialog?.remove();
  const settle = async (answer?: boolean): Promise<void> => {
    const stuck = await decide(units, (unit) => answer ?? !!unit._switch?.checked);
    if (HAS_STUCK && stuck[0]) return report(shown, heading, stuck);
    shown.close();
    announce(config._saved); // not before: behind a modal dialog nobody hears it
  };
  const heading = h('h2', { tabIndex: -1 }, config._detailTitle);
  const close = button('close', '\u00d7', () => shown.close(), 'x');
  close.ariaLabel = config._close;
  const shown = h(
    'dialog',
    { ariaLabel: config._detailTitle },
    h('div', { className: 'r' }, heading, close),
    h('div', { className: 'm' }, withPolicy(config._detailText), ...config._purposes.map(section), proof()),
    group(
      button('refuse', config._refuse, () => settle(false)),
      button('accept', config._accept, () => settle(true)),
      button('save', config._save, () => settle(), 'o'),
    ),
  );
  shown.onclose = () => {
    shown.remove();
    giveBack();
    tell('close');
    void reload();
  };
  dialog = shown;
  surface().append(shown);
  shown.showModal();
  heading.focus();
  tell('open');
}
