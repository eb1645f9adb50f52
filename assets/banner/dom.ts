import css from './banner.css';
import launch from './launch.css';
import { config } from './config';

/** A node, a text, or something to leave out. */
export type Child = Node | string | false | undefined;

/** What an element is given; nothing here can turn a label into markup. */
interface Properties {
  id?: string;
  className?: string;
  lang?: string;
  dir?: string;
  href?: string;
  download?: string;
  htmlFor?: string;
  name?: string;
  type?: string;
  role?: string;
  tabIndex?: number;
  checked?: boolean;
  ariaLabel?: string;
  onclick?: () => unknown;
}

/** Makes an element. Texts become text nodes. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
}

export const paragraph = (...children: Child[]): HTMLElement => h('p', {}, ...children);

/** Buttons side by side. */
export const group = (...buttons: Node[]): HTMLElement => h('div', { className: 'g' }, ...buttons);

/** Makes a button; name is how tools and tests find it. */
export const button = (name: string, label: string, onclick: () => unknown, className = ''): HTMLButtonElement =>
  h('button', { type: 'button', name, className, onclick }, label);

/** Puts a service's or purpose's name into a text. */
export const fill = (text: string, name: string): string => text.replace('{name}', () => name);

let sheet: CSSStyleSheet | undefined;

/** Makes an element with a shadow tree of the banner's styles. */
export function host(properties: Properties): ShadowRoot {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(HAS_REQUEST ? css + launch : css);
  }
  const element = h('div', { lang: config._lang, dir: config._dir, ...properties });
  // Open, because tools that refuse on the visitor's behalf have to reach the buttons.
  const root = element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  return root;
}
