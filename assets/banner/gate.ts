import { config, REQUEST } from './config';
import { fill } from './dom';
import { hold } from './frame';
import { purposeTexts, texts } from './language';
import { offer } from './launch';
import { release } from './release';
import { allowed, positions, purposeOf, ran, units } from './units';

/** Loads units because the visitor asked for them where they stand. */
export type Load = (at: readonly number[], always: boolean) => void;

const GATED = '[data-consent]';

/** Elements that have been released, or whose id is unknown. */
const done = new WeakSet<Element>();

/** Units whose button has been drawn. */
const offered = new Set<string>();

/** What a placeholder or a launcher calls. */
let load: Load = () => {};

/** The end of what has been released, by id: what belongs together keeps its order. */
const chains = new Map<string, Promise<void>>();

function queue(id: string, element: HTMLElement): void {
  const next = (chains.get(id) ?? Promise.resolve())
    .then(() => release(element))
    .catch((problem: unknown) => console.warn('charte:', problem));
  chains.set(id, next);
}

/** What a reader calls the units of an id. */
function nameOf(id: string, at: readonly number[]): string {
  const [first] = at;
  const purpose = first === undefined ? undefined : purposeOf(first);
  const named = units.find((unit) => unit._id === id)?._name;
  return named ?? (purpose && purposeTexts(purpose)?._title) ?? id;
}

/** Shows, where a gated element stands, that it can be loaded. */
function wait(id: string, at: readonly number[], element: HTMLElement): void {
  const name = nameOf(id, at);
  if (element instanceof HTMLIFrameElement) {
    hold(element, name, (always) => load(at, always));
  } else if (HAS_REQUEST && !offered.has(id) && at.every((one) => purposeOf(one)?._gate === REQUEST)) {
    offered.add(id);
    offer(fill(texts()._launch ?? '', name), () => load(at, false));
  }
}

function look(element: HTMLElement): void {
  const id = element.dataset.consent ?? '';
  const at = positions(id);
  if (at?.every(allowed)) {
    done.add(element);
    for (const one of at) ran.add(one);
    queue(id, element);
  } else if (at) {
    wait(id, at, element);
  } else {
    done.add(element);
    console.warn(`charte: ${config._product} declares no "${id}"`);
  }
}

/** Releases what is allowed by now, and shows what could be. */
export function sweep(): void {
  for (const element of document.querySelectorAll<HTMLElement>(GATED)) {
    // While the page is being parsed, a script or a template may not be whole yet.
    const whole = document.readyState !== 'loading' || !element.matches('script,template');
    if (whole && !done.has(element)) look(element);
  }
}

const holds = (node: Node): boolean =>
  node instanceof Element && (node.matches(GATED) || !!node.querySelector(GATED));

/** Sweeps now and whenever the page gains something gated. */
export function watch(whenAsked: Load): void {
  load = whenAsked;
  new MutationObserver((records) => {
    if (records.some((record) => [...record.addedNodes].some(holds))) sweep();
  }).observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', sweep);
  sweep();
}
