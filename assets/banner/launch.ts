import { button, h } from './dom';
import { giveBack } from './focus';
import { surface } from './surface';

let shelf: HTMLElement | undefined;

/** Draws the button that opens a service which loads on request. */
export function offer(label: string, open: () => void): HTMLElement {
  if (!shelf) {
    shelf = h('div', { className: 'l' });
    surface().append(shelf);
  }
  const made = button('launch', label, () => {
    made.remove();
    giveBack();
    open();
  });
  shelf.append(made);
  return made;
}
