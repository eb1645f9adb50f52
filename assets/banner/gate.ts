import { config, type Unit } from './config';
import { fill } from './dom';
import { hold } from './frame';
import { offer } from './launch';
import { release } from './release';
import { redraw } from './surface';
import { allowed, named } from './units';

/** Loads units because the visitor asked for them where they stand. */
export type Load = (units: readonly Unit[], always: boolean) => unknown;

/** Elements that have been released, or whose id is unknown. */
const done = new WeakSet<Element>();

/** The button that opens what loads on request, by id. */
const offered = new Map<string, HTMLElement>();

/** The end of what has been released, by id: what belongs together keeps its order. */
const chains = new Map<string, Promise<void>>();

/** What a placeholder or a launcher calls. */
let load: Load;

/** Shows, where a gated element stands, that it can be loaded. */
function wait(id: string, units: readonly Unit[], element: HTMLElement): void {
  const [unit] = units;
  if (!unit) return;
  const name = (unit._id === id && unit._name) || unit._purpose._title;
  if (element instanceof HTMLIFrameElement) {
    hold(element, name, (always) => load(units, always));
  } else if (HAS_REQUEST && unit._purpose._request && !offered.has(id)) {
    offered.set(id, offer(fill(config._launch ?? '', name), () => load(units, false)));
  }
}

function look(element: HTMLElement): void {
  const id = element.dataset.consent ?? '';
  const units = named(id);
  if (units && !units.every(allowed)) {
    wait(id, units, element);
    return;
  }
  done.add(element);
  if (!units) {
    console.warn(`charte: ${config._product} declares no "${id}"`);
    return;
  }
  for (const unit of units) unit._ran = true;
  if (HAS_REQUEST) offered.get(id)?.remove();
  const still = (): boolean => units.every(allowed);
  const end = (chains.get(id) ?? Promise.resolve()).then(() => release(element, still)).catch(console.warn);
  chains.set(id, end);
}

/** Releases what is allowed by now, and shows what could be. */
export function sweep(): void {
  redraw();
  for (const element of document.querySelectorAll<HTMLElement>('[data-consent]')) {
    // While the page is being parsed, a script or a template may not be whole yet.
    const whole = document.readyState !== 'loading' || !element.matches('script,template');
    if (whole && !done.has(element)) look(element);
  }
}

/** Sweeps now and whenever the page changes: to look for what is gated costs no more than to look at what came. */
export function watch(whenAsked: Load): void {
  load = whenAsked;
  new MutationObserver(sweep).observe(document, { childList: true, subtree: true });
  addEventListener('DOMContentLoaded', sweep);
  sweep();
}
