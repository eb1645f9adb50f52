import { config, type Purpose, type Unit } from './config';
import { h, paragraph } from './dom';
import { allowed, unitsOf, type Choosable } from './units';

/** The switches on screen. */
export type Switches = Map<Choosable, HTMLInputElement>;

/** A line with a label and a switch at its end. */
function line(id: string, label: string, checked: boolean): [HTMLElement, HTMLInputElement] {
  const input = h('input', { type: 'checkbox', role: 'switch', id });
  input.checked = checked;
  return [h('div', { class: 'r' }, h('label', { for: id }, label), input), input];
}

const noteOf = (unit: Unit): Node | undefined => (unit._note ? paragraph(unit._note) : undefined);

/** A switch a service; the purpose's own switch moves with them. */
function services(here: readonly Choosable[], whole: HTMLInputElement, switches: Switches): HTMLElement {
  const inputs: HTMLInputElement[] = [];
  whole.onchange = () => {
    for (const input of inputs) input.checked = whole.checked;
  };
  const items = here.map((unit) => {
    const [row, input] = line(`u-${unit._id}`, unit._name ?? '', allowed(unit));
    input.onchange = () => {
      whole.checked = inputs.every((one) => one.checked);
    };
    inputs.push(input);
    switches.set(unit, input);
    return h('li', {}, row, noteOf(unit));
  });
  return h('ul', {}, ...items);
}

/** Everything that a purpose keeps on the device, behind a disclosure. */
const trackers = (purpose: Purpose): HTMLElement =>
  h(
    'details',
    {},
    h('summary', {}, purpose._count),
    h('ul', {}, ...purpose._trackers.map((one) => h('li', {}, h('code', {}, one._name), paragraph(one._what)))),
  );

/** One purpose: its switch, or the word that it is always active, and what it is for. */
export function section(purpose: Purpose, switches: Switches): HTMLElement {
  const here = unitsOf(purpose);
  const [row, whole] = line(`p-${purpose._id}`, purpose._title, here.every(allowed));
  const [only] = here;
  if (only) switches.set(only, whole);
  return h(
    'section',
    {},
    only ? row : h('div', { class: 'r' }, h('b', {}, purpose._title), h('em', {}, config._always)),
    ...purpose._lines.map((text) => paragraph(text)),
    here.length > 1 && services(here, whole, switches),
    purpose._trackers.length > 0 && trackers(purpose),
  );
}
