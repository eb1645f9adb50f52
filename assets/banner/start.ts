import type { Charte } from './charte';
import { chosenAt } from './choice';
import { config, type Unit } from './config';
import { current, decide, recall, reload, settle, tell } from './decide';
import { showFirst } from './first';
import { sweep, watch, type Load } from './gate';
import { speak } from './language';
import { open } from './second';
import { signal } from './status';
import { announce } from './surface';
import { painted } from './task';
import { asked, named, pending, units } from './units';
import { inform, prepare } from './vendors';

type Ids = string | readonly string[] | undefined;

/** Decides where no dialog is open, which would wait with the reload. */
function answer(about: readonly Unit[], yes: boolean): void {
  if (!about[0]) return;
  void decide(about, () => yes).then(reload);
  announce(config._saved);
}

/** The units that ids name; without ids, all of these. */
const chosen = (ids: Ids, all: readonly Unit[]): readonly Unit[] =>
  ids === undefined ? all : [ids].flat().flatMap((id) => named(id) ?? []);

/** Loads what the visitor asked for where it stands. */
const load: Load = async (about, always) => {
  if (always) return answer(about, true);
  for (const unit of about) unit._once = true;
  await painted();
  inform();
  sweep();
  tell('change');
};

/** The first layer, where something needs an answer and the signal does not settle it. */
function ask(): void {
  if (!pending()[0] || (HAS_QUIET && signal())) return;
  showFirst(pending(), signal(), answer, open);
  tell('show');
}

/** Opens the dialog from a link to the hash, or from what is marked to. */
function links(): void {
  const byHash = (): void => {
    if (location.hash !== '#eu-consent') return;
    // A reload must not open the dialog again.
    history.replaceState(history.state, '', location.href.split('#')[0]);
    open();
  };
  addEventListener('click', (event) => {
    const from: Partial<Element> = event.composedPath()[0] as Element;
    if (!from.closest?.('[data-consent-open]')) return;
    event.preventDefault();
    open();
  });
  addEventListener('hashchange', byHash);
  byHash();
}

/** What the page's own scripts can call. */
const api: Charte = {
  open,
  accept: (ids) => answer(chosen(ids, asked), true),
  refuse: () => answer(units, false),
  withdraw: (ids) => answer(chosen(ids, units), false),
  status: current,
  on(type, listener) {
    const heard = (event: WindowEventMap[`charte:${typeof type}`]): void => listener(event.detail);
    addEventListener(`charte:${type}`, heard);
    return () => removeEventListener(`charte:${type}`, heard);
  },
};

/** Begins: what is allowed runs, what is not answered is asked. */
function begin(): void {
  recall();
  if (chosenAt) inform();
  watch(load);
  if (HAS_CONSENT) ask();
  links();
  void settle();
}

/** Begins once somebody sees the page: a browser may draw it ahead for a visit that never comes. */
export function start(): void {
  prepare();
  if (HAS_LANGUAGES) speak();
  window.charte = api;
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', begin);
  } else {
    begin();
  }
}
