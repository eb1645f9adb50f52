import { config } from './config';
import { button, h } from './dom';
import { focused, giveBack } from './focus';
import { policyAddress, purposeTexts, texts } from './language';
import { surface, announce } from './surface';
import { answers, consentUnits, positionsIn, units } from './units';

/** What the buttons of the first layer do. */
export interface Asking {
  _accept(): void;
  _refuse(): void;
  _customise(): void;
}

let region: HTMLElement | undefined;
/** Where the focus was before it came into the region. */
let before: HTMLElement | undefined;

/** One line a purpose that is asked, with the services that are. */
function lines(asked: readonly number[]): HTMLElement[] {
  return config._purposes.flatMap((purpose) => {
    const here = positionsIn(purpose).filter((at) => asked.includes(at));
    if (!here.length) return [];
    const names = here.map((at) => units[at]?._name).filter(Boolean).join(', ');
    return h('li', {}, h('b', {}, purposeTexts(purpose)?._title), names && ` ${names}`);
  });
}

function words(asked: readonly number[], signal: boolean): HTMLElement {
  const text = texts();
  const again = consentUnits().some((at) => answers[at] !== undefined);
  const link = h('a', { href: policyAddress() }, text._policyTitle);
  return h(
    'div',
    { class: 's' },
    h('h2', { id: 'a' }, text._title),
    again && h('p', {}, text._new),
    HAS_SIGNAL && signal && h('p', {}, text._signal),
    h('p', {}, text._text, ' ', link),
    h('ul', {}, ...lines(asked)),
  );
}

/** Shows the first layer, which asks for these units; it takes no focus. */
export function showFirst(asked: readonly number[], signal: boolean, asking: Asking): void {
  if (region) return;
  const text = texts();
  region = h(
    'section',
    { class: config._top ? 'f t' : 'f', 'aria-labelledby': 'a' },
    words(asked, signal),
    h(
      'div',
      { class: 'g' },
      button('refuse', text._refuse, asking._refuse),
      button('accept', text._accept, asking._accept),
      button('customise', text._customise, asking._customise, 'b o'),
    ),
  );
  region.addEventListener('focusin', (event) => {
    const from = event.relatedTarget;
    if (from instanceof HTMLElement && !region?.contains(from)) before = from;
  });
  before = focused();
  surface()._root.append(region);
  announce(text._title);
}

/** Takes the first layer away, and the focus back to the page where it was inside. */
export function hideFirst(): void {
  if (!region) return;
  const inside = surface()._root.activeElement;
  region.remove();
  region = undefined;
  if (inside) giveBack(before);
}
