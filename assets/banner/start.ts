import type { Charte } from './charte';
import { restore } from './choice';
import { config } from './config';
import { current, decide, join, reload, tell, tidy } from './decide';
import { withBody } from './dom';
import { showFirst } from './first';
import { sweep, watch } from './gate';
import { showSecond } from './second';
import { signal } from './status';
import { painted } from './task';
import { consentUnits, once, pending, positions, units } from './units';

const HASH = '#eu-consent';

/** The same answer for these units. */
const same = (at: readonly number[], answer: boolean): Map<number, boolean> => new Map(at.map((one) => [one, answer]));

/** Decides where no dialog is open, which would wait with the reload. */
const settle = (at: readonly number[], answer: boolean): void => void decide(same(at, answer)).then(reload);

const everything = (): number[] => units.map((_, at) => at);

/** Positions of the units that ids name; without ids, all of them. */
function named(ids: string | readonly string[] | undefined, all: number[]): number[] {
  if (ids === undefined) return all;
  return (typeof ids === 'string' ? [ids] : ids).flatMap((id) => positions(id) ?? []);
}

function open(): void {
  withBody(() => {
    showSecond({ _save: decide, _closed: () => { tell('close'); void reload(); } });
    tell('open');
  });
}

/** Loads what the visitor asked for where it stands. */
function load(at: readonly number[], always: boolean): void {
  if (always) {
    settle(at, true);
    return;
  }
  for (const one of at) once.add(one);
  void painted().then(sweep).then(() => tell('change'));
}

/** The first layer, where something needs an answer and the signal does not settle it. */
function ask(): void {
  const asked = pending();
  if (!asked.length || (config._quiet && signal())) return;
  withBody(() => {
    showFirst(asked, signal(), {
      _accept: () => settle(pending(), true),
      _refuse: () => settle(pending(), false),
      _customise: open,
    });
    tell('show');
  });
}

/** Opens the dialog from a link to the hash, or from what is marked to. */
function links(): void {
  const byHash = (): void => {
    if (location.hash !== HASH) return;
    // A reload must not open the dialog again.
    history.replaceState(history.state, '', location.pathname + location.search);
    open();
  };
  document.addEventListener('click', (event) => {
    const from = event.composedPath()[0];
    if (from instanceof Element && from.closest('[data-consent-open]')) {
      event.preventDefault();
      open();
    }
  });
  window.addEventListener('hashchange', byHash);
  byHash();
}

/** What the page's own scripts can call. */
const api: Charte = {
  open,
  accept: (ids) => settle(named(ids, consentUnits()), true),
  refuse: () => settle(everything(), false),
  withdraw: (ids) => settle(named(ids, everything()), false),
  status: current,
  on(type, listener) {
    const heard = (event: WindowEventMap[`charte:${typeof type}`]): void => listener(event.detail);
    window.addEventListener(`charte:${type}`, heard);
    return () => window.removeEventListener(`charte:${type}`, heard);
  },
};

/** Begins: what is allowed runs, what is not answered is asked. */
export function start(): void {
  restore();
  window.charte = api;
  join();
  watch(load);
  if (HAS_CONSENT) ask();
  links();
  void tidy();
  tell('ready');
}
