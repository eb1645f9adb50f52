import type { Status, Stuck } from './charte';
import { chosenAt } from './choice';
import { config } from './config';
import { allows, pending, units } from './units';

/** Whether the browser sends Global Privacy Control and this product heeds it. */
export const signal = (): boolean =>
  HAS_SIGNAL && !!(navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl;

/** By id of a purpose or service: whether all of it is allowed now. */
export const granted = (): Record<string, boolean> =>
  Object.fromEntries([...units, ...config._purposes].map(({ _id }) => [_id, allows(_id)]));

/** The state of the choice, as the page's own scripts see it. */
export const status = (stuck: readonly Stuck[]): Status => ({
  product: config._product,
  revision: config._revision,
  time: chosenAt * 6e4 || undefined,
  complete: !pending()[0],
  signal: signal(),
  allowed: granted(),
  asked: pending().map((unit) => unit._id),
  stuck,
});
