import { kept } from './choice';
import { config, type Unit } from './config';
import { button, group, h, paragraph } from './dom';
import { giveBack } from './focus';
import { withPolicy } from './policy';
import { surface, announce } from './surface';
import { asked } from './units';

let region: HTMLElement | undefined;
/** Where the focus was before it came into the region. */
let before: HTMLElement | undefined;

/** One line a purpose that is asked, with the services that are. */
const lines = (about: readonly Unit[]): HTMLElement[] =>
  config._purposes.flatMap((purpose) => {
    const here = purpose._units.filter((unit) => about.includes(unit));
    const names = here.flatMap((unit) => unit._name ?? []).join(', ');
    return here.length ? h('li', {}, h('b', {}, purpose._title), names && ` ${names}`) : [];
  });

/** Shows the first layer, which asks for these units; it takes no focus. */
export function showFirst(
  about: readonly Unit[],
  signal: boolean,
  settle: (about: readonly Unit[], answer: boolean) => void,
  customise: () => void,
): void {
  region = h(
    'section',
    { className: HAS_TOP ? 'f t' : 'f', ariaLabel: config._title },
    h(
      'div',
      {},
      h('h2', {}, config._title),
      (!HAS_OPT_OUT || !!kept[1]) && kept[1] !== config._revision && about.length < asked.length && paragraph(config._new),
      HAS_SIGNAL && signal && paragraph(config._signal),
      withPolicy(config._text),
      h('ul', {}, ...lines(about)),
    ),
    group(
      button('refuse', config._refuse, () => settle(about, false)),
      button('accept', config._accept, () => settle(about, true)),
      button('customise', config._customise, customise, 'o'),
    ),
  );
  before = document.activeElement as HTMLElement;
  // From inside of the region, an element of the page is all that is told.
  region.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget && !region?.contains(relatedTarget as Node)) before = relatedTarget as HTMLElement;
  });
  document.addEventListener('focusin', stepAside);
  surface().prepend(region);
  announce(config._title);
}

/** Steps to the other edge of the window where what has the focus would be under it (WCAG 2.2, 2.4.11). */
function stepAside({ target }: Event): void {
  if (!region) return;
  const own = region.getBoundingClientRect();
  const { top, bottom } = (target as Element).getBoundingClientRect();
  if (top < own.bottom && bottom > own.top) region.classList.toggle('t');
}

/** Takes the first layer away, and the focus back to the page where it was inside. */
export function hideFirst(): void {
  const inside = region?.matches(':focus-within');
  region?.remove();
  region = undefined;
  if (inside) giveBack(before);
}
