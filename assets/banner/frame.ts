import { config } from './config';
import { button, fill, group, h, host, paragraph } from './dom';

/** The placeholder of each frame that has one. */
const holders = new Map<Element, Element>();

/**
 * Puts a placeholder where a frame stands. The frame waits inside of it, where
 * nothing draws it; load is told whether the visitor said "always".
 */
export function hold(frame: HTMLIFrameElement, name: string, load: (always: boolean) => unknown): void {
  if (holders.has(frame)) return;
  const { width, height, title, className } = frame;
  // The page's own classes size and place the frame, so they do for the placeholder.
  const root = host({ className });
  const size = new CSSStyleSheet();
  size.replaceSync(`:host{display:grid;max-width:${width}px;min-height:${height}px}`);
  root.adoptedStyleSheets.push(size);
  holders.set(frame, root.host);
  root.append(
    h(
      'div',
      { className: 'h', role: 'group', ariaLabel: title || name },
      title && h('b', {}, title),
      paragraph(fill(config._frameText, name)),
      group(
        button('once', config._frameOnce, () => load(false)),
        button('always', fill(config._frameAlways, name), () => load(true), 'o'),
      ),
    ),
  );
  frame.replaceWith(root.host);
  root.host.append(frame);
}

/** Puts a frame back where its placeholder stands, and the focus with it. */
export function giveWay(frame: HTMLElement): void {
  const holder = holders.get(frame);
  const inside = holder?.matches(':focus-within');
  holder?.replaceWith(frame);
  if (inside) frame.focus();
}
