import type { EventType, Stuck } from './charte';
import { restore, store } from './choice';
import { config } from './config';
import { erase } from './erase';
import { hideFirst } from './first';
import { sweep } from './gate';
import { texts } from './language';
import { emit, status } from './status';
import { announce } from './surface';
import { painted } from './task';
import { answers, consentUnits, once, pending, ran } from './units';

/** What the last withdrawal could not erase. */
let stuck: readonly Stuck[] = [];

/** What is refused, once something that ran on this page is: the page must then be loaded again. */
let stale: ReadonlySet<number> | undefined;

/** The state of the choice now. */
export const current = () => status(stuck);

/** Tells the page's own scripts that something happened. */
export const tell = (type: EventType): void => emit(type, current());

/** The other tabs of this site, where the browser has such a thing. */
let tabs: BroadcastChannel | undefined;

/** Positions of the units that need consent and were refused. */
const refused = (): number[] => consentUnits().filter((at) => answers[at] === false);

/** Loads the page again where only that stops what was withdrawn. */
export async function reload(): Promise<void> {
  if (!stale) return;
  // What still runs may have stored something since the first time.
  await erase(stale, new Set());
  location.reload();
}

/** Takes the answers over, and gives those that withdraw something. */
function take(changes: ReadonlyMap<number, boolean>): Set<number> {
  const withdrawn = new Set<number>();
  for (const [at, answer] of changes) {
    if (!answer && (answers[at] || ran.has(at))) withdrawn.add(at);
    if (!answer) once.delete(at);
    answers[at] = answer;
  }
  return withdrawn;
}

/**
 * Keeps answers and does what follows from them, in the order that lets the
 * visitor go on first: store, hide, paint, then run or erase. Gives what a
 * withdrawal could not erase; the caller then calls reload.
 */
export async function decide(changes: ReadonlyMap<number, boolean>): Promise<readonly Stuck[]> {
  const withdrawn = take(changes);
  store();
  if (!pending().length) hideFirst();
  announce(texts()._saved);
  const denied = [...changes].flatMap(([at, answer]) => (answer ? [] : [at]));
  const gone = new Set([...refused(), ...denied]);
  if ([...withdrawn].some((at) => ran.has(at))) stale = gone;
  if (!withdrawn.size) await painted();
  stuck = await erase(gone, withdrawn);
  tabs?.postMessage(0);
  tell('change');
  sweep();
  return stuck;
}

/** Erases what a refused service may have left since, once the page is on screen. */
export async function tidy(): Promise<void> {
  const gone = refused();
  if (!gone.length) return;
  await painted();
  await erase(new Set(gone), new Set());
}

/** Follows what the visitor decided in another tab. */
function follow(): void {
  restore();
  for (const [at, answer] of answers.entries()) if (answer === false) once.delete(at);
  if (answers.some((answer, at) => answer === false && ran.has(at))) {
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
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) follow();
  });
}
