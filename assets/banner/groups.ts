import { config, REQUEST, type Purpose } from './config';
import { h } from './dom';
import { purposeTexts, texts } from './language';
import { trackerList } from './lists';
import { allowed, positionsIn, units } from './units';

/** The switches on screen, by position of the unit. */
export type Switches = Map<number, HTMLInputElement>;

/** A label with a switch at the end of the line. */
function row(id: string, label: string, checked: boolean, tag: 'h3' | 'span'): [HTMLElement, HTMLInputElement] {
  const input = h('input', { type: 'checkbox', role: 'switch', id });
  input.checked = checked;
  return [h('div', { class: 'r' }, h(tag, {}, h('label', { for: id }, label)), input), input];
}

/** Who receives what a service reads, and what else there is to know about it. */
function note(purpose: Purpose, i: number): string {
  const unit = purpose._units?.[i];
  return [unit?._vendor, purposeTexts(purpose)?._units?.[i]?._note].filter(Boolean).join(' · ');
}

/** A switch a service; the purpose's own switch moves with them. */
function services(purpose: Purpose, whole: HTMLInputElement, switches: Switches): HTMLElement {
  const here = positionsIn(purpose);
  whole.addEventListener('change', () => {
    for (const at of here) {
      const input = switches.get(at);
      if (input) input.checked = whole.checked;
    }
  });
  const items = here.map((at, i) => {
    const [line, input] = row(`u${at}`, units[at]?._name ?? '', allowed(at), 'span');
    switches.set(at, input);
    input.addEventListener('change', () => {
      whole.checked = here.every((other) => switches.get(other)?.checked);
    });
    const more = note(purpose, i);
    return h('li', {}, line, more && h('p', {}, more));
  });
  return h('ul', {}, ...items);
}

/** One purpose: its switch, or the word that it is always active, and what it is for. */
export function group(purpose: Purpose, number: number, switches: Switches): HTMLElement {
  const words = purposeTexts(purpose);
  const here = positionsIn(purpose);
  const [only] = here;
  const [line, whole] = row(`p${number}`, words?._title ?? '', here.every(allowed), 'h3');
  const single = here.length === 1 && only !== undefined;
  if (single) switches.set(only, whole);
  if (!here.length) line.replaceChildren(h('h3', {}, words?._title), h('em', {}, texts()._always));
  const name = single && units[only]?._name;
  return h(
    'section',
    {},
    line,
    words?._summary && h('p', {}, words._summary),
    words?._refused && h('p', {}, words._refused),
    HAS_REQUEST && purpose._gate === REQUEST && h('p', {}, texts()._request),
    name && h('p', {}, [name, note(purpose, 0)].filter(Boolean).join(' · ')),
    here.length > 1 && services(purpose, whole, switches),
    trackerList(purpose),
  );
}

/** All purposes, in the declared order. */
export const groups = (switches: Switches): HTMLElement[] =>
  config._purposes.map((purpose, number) => group(purpose, number, switches));
