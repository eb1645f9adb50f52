import type { EventType, Stuck } from './charte';
import { kept, restore, store } from './choice';
import { config, type Unit } from './config';
import { erase } from './erase';
import { hideFirst } from './first';
import { sweep } from './gate';
import { send } from './receipt';
import { status } from './status';
import { painted } from './task';
import { allowed, asked, pending, units } from './units';
import { inform } from './vendors';

/** What the last withdrawal could not erase. */
let stuck: readonly Stuck[] = [];

/** Something that ran on this page is withdrawn: only a reload stops it. */
let stale = false;

/** The other tabs of this site, where the browser has such a thing. */
let tabs: BroadcastChannel | undefined;

/** The state of the choice now. */
export const current = () => status(stuck);

/** Tells the page's own scripts that something happened. */
export const tell = (type: EventType): boolean =>
  dispatchEvent(new CustomEvent(`charte:${type}`, { detail: current() }));

/** Loads the page again where only that stops what was withdrawn. */
export async function reload(): Promise<void> {
  if (!stale) return;
  // What still runs may have stored something since the first time.
  await erase();
  location.reload();
}

/**
 * Keeps answers and does what follows from them, in the order that lets the
 * visitor go on first: store, hide, paint, then run or erase. Gives what a
 * withdrawal could not erase; the caller then calls reload.
 */
export async function decide(
  about: readonly Unit[],
  answer: (unit: Unit) => boolean,
): Promise<readonly Stuck[]> {
  restore(); // another tab may have written since
  const withdrawn = about.filter((unit) => (unit._answer || unit._ran) && !answer(unit));
  for (const unit of about) {
    unit._gone = !(unit._answer = answer(unit));
    unit._once = false;
  }
  store();
  if (!pending()[0]) hideFirst();
  stale ||= withdrawn.some((unit) => unit._ran);
  if (!withdrawn[0]) await painted();
  inform();
  const left = await erase(withdrawn);
  // An answer that takes nothing back leaves the report of one that did.
  if (withdrawn[0]) stuck = left;
  if (HAS_BEACON) send();
  tabs?.postMessage(kept[0]);
  tell('change');
  sweep();
  return left;
}

/** Takes over what is stored; what is refused is to be erased, unless it is only loaded on request. */
export function recall(...told: readonly string[]): void {
  restore(told);
  for (const unit of units) unit._gone = unit._answer === false && (!HAS_REQUEST || asked.includes(unit));
}

/** Follows what the visitor decided in another tab, which tells the cookie: it may not be seen here yet. */
function follow(...told: readonly string[]): void {
  const [before] = kept;
  recall(...told);
  if (kept[0] === before) return;
  inform();
  if (units.some((unit) => unit._ran && !allowed(unit))) {
    location.reload();
    return;
  }
  if (!pending()[0]) hideFirst();
  sweep();
  tell('change');
}

/**
 * Does what can wait until the page is on screen: listens to other tabs, looks
 * again when the page comes back (from behind another tab, which can be one of
 * another subdomain, or from the browser's cache of pages), and erases what a
 * refused service may have kept since.
 */
export async function settle(): Promise<void> {
  for (const back of ['pageshow', 'visibilitychange']) addEventListener(back, () => follow());
  await painted();
  try {
    tabs = new BroadcastChannel(config._key);
    tabs.onmessage = ({ data }) => follow(String(data));
  } catch {
    // This page is alone.
  }
  tell('ready');
  if (HAS_BEACON) send();
  if (units.some((unit) => unit._gone)) stuck = await erase();
}
