import { config, type Purpose, type Unit } from './config';
import { h, paragraph } from './dom';

/** A line with a label and a switch at its end. */
function line(id: string, label: string, checked: boolean): [HTMLElement, HTMLInputElement] {
  const input = h('input', { type: 'checkbox', role: 'switch', id, checked });
  return [h('div', { className: 'r' }, h('label', { htmlFor: id }, label), input), input];
}

/** A switch a service; the purpose's own switch moves with them. */
function services(units: readonly Unit[], whole: HTMLInputElement): HTMLElement {
  const items = units.map((unit) => {
    const [row, input] = line(`u-${unit._id}`, unit._name ?? '', !!unit._answer);
    unit._switch = input;
    input.onchange = () => {
      whole.checked = units.every((one) => one._switch?.checked);
    };
    return h('li', {}, row, unit._note && paragraph(unit._note));
  });
  whole.onchange = () => {
    for (const { _switch } of units) if (_switch) _switch.checked = whole.checked;
  };
  return h('ul', {}, ...items);
}

/** Names with what there is to say about each. */
export const list = (rows: readonly (readonly [name: string, what: string])[]): HTMLElement =>
  h('ul', {}, ...rows.map(([name, what]) => h('li', {}, h('code', {}, name), paragraph(what))));

/** One purpose: its switch, or the word that it is always active, what it is for, and what it keeps. */
export function section(purpose: Purpose): HTMLElement {
  const [first, second] = purpose._units;
  const [row, whole] = line(`p-${purpose._id}`, purpose._title, purpose._units.every((unit) => unit._answer));
  if (first) first._switch = whole;
  return h(
    'section',
    {},
    first ? row : h('div', { className: 'r' }, h('b', {}, purpose._title), h('span', {}, config._always)),
    ...purpose._lines.map((text) => paragraph(text)),
    second && services(purpose._units, whole),
    purpose._count &&
      h(
        'details',
        {},
        h('summary', {}, purpose._count),
        list(purpose._trackers.map((tracker) => [tracker._name, tracker._what])),
      ),
  );
}
