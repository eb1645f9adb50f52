import type { EventType, Status, Stuck } from './charte';
import { chosenAt } from './choice';
import { config } from './config';
import { allowed, pending, positionsIn, units } from './units';

/** Whether the browser sends Global Privacy Control and this product heeds it. */
export const signal = (): boolean =>
  HAS_SIGNAL && !!(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;

/** The state of the choice, as the page's own scripts see it. */
export function status(stuck: readonly Stuck[]): Status {
  const map: Record<string, boolean> = {};
  for (const [at, unit] of units.entries()) map[unit._id] = allowed(at);
  for (const purpose of config._purposes) map[purpose._id] = positionsIn(purpose).every(allowed);
  return {
    product: config._product,
    revision: config._revision,
    time: chosenAt ? chosenAt * 6e4 : undefined,
    complete: !pending().length,
    signal: signal(),
    allowed: map,
    asked: pending().flatMap((at) => units[at]?._id ?? []),
    stuck,
  };
}

/** Tells the page's own scripts. */
export function emit(type: EventType, detail: Status): void {
  window.dispatchEvent(new CustomEvent(`charte:${type}`, { detail }));
}
