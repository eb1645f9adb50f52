import type { Stuck } from './charte';
import type { Purpose, Tracker, TrackerTexts } from './config';
import { fill, h } from './dom';
import { purposeTexts, texts } from './language';

/** Why something cannot be erased from here. */
export function reason(why: Stuck['reason'], service: string): string {
  const text = texts();
  if (why === 'http-only') return text._stuckServer;
  return why === 'service' ? fill(text._stuckService, service) : text._stuckRemains;
}

export const REASONS: readonly (Stuck['reason'] | undefined)[] = [undefined, 'http-only', 'service'];

function item(tracker: Tracker, words: TrackerTexts | undefined, service: string): HTMLElement {
  const why = REASONS[tracker._stuck ?? 0];
  return h(
    'li',
    {},
    h('code', {}, tracker._name),
    h('p', {}, [words?._why, words?._duration, why && reason(why, service)].filter(Boolean).join(' · ')),
  );
}

/** Everything that a purpose keeps on the device, behind a disclosure. */
export function trackerList(purpose: Purpose): HTMLElement | undefined {
  const words = purposeTexts(purpose);
  if (!words?._count) return;
  const items = (purpose._trackers ?? []).map((tracker, i) => item(tracker, words._trackers?.[i], words._title));
  for (const [at, unit] of (purpose._units ?? []).entries()) {
    for (const [i, tracker] of (unit._trackers ?? []).entries()) {
      items.push(item(tracker, words._units?.[at]?._trackers?.[i], unit._name ?? words._title));
    }
  }
  return h('details', {}, h('summary', {}, words._count), h('ul', {}, ...items));
}

/** What could not be erased, and why. */
export const stuckList = (stuck: readonly Stuck[]): HTMLElement =>
  h(
    'ul',
    {},
    ...stuck.map((one) => h('li', {}, h('code', {}, one.name), h('p', {}, reason(one.reason, one.service)))),
  );
