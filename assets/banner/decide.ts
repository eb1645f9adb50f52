import type { EventType, Stuck } from './charte';
import { restore, store } from './choice';
import { config, type Unit } from './config';
import { erase } from './erase';
import { hideFirst } from './first';
import { sweep } from './gate';
import { status } from './status';
import { announce } from './surface';
import { painted } from './task';
import { asks, pending, units } from './units';
import { inform } from './vendors';

/** What the last withdrawal could not erase. */
let stuck: readonly Stuck[] = [];

/** What to erase before the page loads again, once something that ran on it is withdrawn. */
let stale: readonly Unit[] | undefined;

/** The other tabs of this site, where the browser has such a thing. */
let tabs: BroadcastChannel | undefined;

/** The state of the choice now. */
export const current = () => status(stuck);

/** Tells the page's own scripts that something happened. */
export const tell = (type: EventType): boolean =>
  window.dispatchEvent(new CustomEvent(`charte:${type}`, { detail: current() }));

const refused = (unit: Unit): boolean => unit._answer === false;

/** Loads the page again where only that stops what was withdrawn. */
export async function reload(): Promise<void> {
  if (!stale) return;
  // What still runs may have stored something since the first time.
  await erase(stale, []);
  location.reload();
}

/**
 * Keeps answers and does what follows from them, in the order that lets the
 * visitor go on first: store, hide, paint, then run or erase. Gives what a
 * withdrawal could not erase; the caller then calls reload.
 */
export async function decide(
  asked: readonly Unit[],
  answer: (unit: Unit) => boolean,
): Promise<readonly Stuck[]> {
  const withdrawn = asked.filter((unit) => (unit._answer || unit._ran) && !answer(unit));
  for (const unit of asked) {
    unit._answer = answer(unit);
    unit._once &&= unit._answer;
  }
  store();
  if (!pending().length) hideFirst();
  announce(config._saved);
  const gone = units.filter((unit) => refused(unit) && (asks(unit) || asked.includes(unit)));
  if (withdrawn.some((unit) => unit._ran)) stale = gone;
  if (!withdrawn.length) await painted();
  inform();
  stuck = await erase(gone, withdrawn);
  tabs?.postMessage(0);
  tell('change');
  sweep();
  return stuck;
}

/** Erases what a refused service may have left since, once the page is on screen. */
export async function tidy(): Promise<void> {
  const gone = units.filter((unit) => refused(unit) && asks(unit));
  if (!gone.length) return;
  await painted();
  await erase(gone, []);
}

/** Follows what the visitor decided in another tab. */
function follow(): void {
  restore();
  inform();
  if (units.some((unit) => unit._ran && refused(unit))) {
    location.reload();
    return;
  }
  if (!pending().length) hideFirst();
  sweep();
  tell('change');
}

/** Listens to other tabs, and to the page coming back from the browser's cache of pages. */
export function join(): void {
  try {
    tabs = new BroadcastChannel(config._key);
    tabs.onmessage = follow;
  } catch {
    // This page is alone.
  }
  addEventListener('pageshow', (event) => {
    if (event.persisted) follow();
  });
}
