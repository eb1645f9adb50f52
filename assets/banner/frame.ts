import { button, fill, h, shadow } from './dom';
import { texts } from './language';

/** Frames whose place a placeholder holds. */
const held = new WeakSet<HTMLElement>();

/** A style sheet that gives the placeholder the frame's own size. */
function size(frame: HTMLElement): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const width = parseInt(frame.getAttribute('width') ?? '');
  const height = parseInt(frame.getAttribute('height') ?? '');
  if (width) sheet.insertRule(`:host{max-width:${width}px}`);
  if (height) sheet.insertRule(width ? `:host{aspect-ratio:${width}/${height}}` : `:host{min-height:${height}px}`);
  return sheet;
}

/**
 * Puts a placeholder where a frame stands. The frame waits inside of it, where
 * nothing draws it; load is told whether the visitor said "always".
 */
export function hold(frame: HTMLElement, name: string, load: (always: boolean) => void): void {
  if (held.has(frame)) return;
  held.add(frame);
  const text = texts();
  // The page's own classes size and place the frame, so they do for the placeholder.
  const holder = h('div', { class: frame.className, lang: text._lang, dir: text._dir ?? 'ltr' });
  const root = shadow(holder);
  root.adoptedStyleSheets.push(size(frame));
  root.append(
    h(
      'div',
      { class: 'h', role: 'group', 'aria-label': frame.title || name },
      frame.title && h('b', {}, frame.title),
      h('p', {}, fill(text._frameText, name)),
      h(
        'div',
        { class: 'g' },
        button('once', text._frameOnce, () => load(false)),
        button('always', fill(text._frameAlways, name), () => load(true), 'b o'),
      ),
    ),
  );
  frame.replaceWith(holder);
  holder.append(frame);
}

/** Puts the frame back where its placeholder stands. */
export function restoreFrame(frame: HTMLElement): void {
  const holder = frame.parentElement;
  if (!held.has(frame) || !holder) return;
  const inside = holder.shadowRoot?.activeElement;
  holder.replaceWith(frame);
  if (inside) frame.focus();
}
