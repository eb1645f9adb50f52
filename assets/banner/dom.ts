import css from './banner.css';
import launch from './launch.css';
import top from './top.css';
import { config } from './config';

/** A node, a text, or something to leave out. */
export type Child = Node | string | false | undefined;

/** Makes an element. Texts become text nodes: no label can turn into markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
}

export const paragraph = (...children: Child[]): HTMLElement => h('p', {}, ...children);

/** Makes a button; name is how tools and tests find it. */
export function button(name: string, label: string, click: () => void, look = ''): HTMLButtonElement {
  const made = h('button', { type: 'button', name, class: look }, label);
  made.onclick = click;
  return made;
}

/** Puts a service's or purpose's name into a text. */
export const fill = (text: string, name: string): string => text.split('{name}').join(name);

let sheet: CSSStyleSheet | undefined;

/** Makes an element with a shadow tree of the banner's styles. */
export function host(attributes: Readonly<Record<string, string>>): ShadowRoot {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css + (HAS_REQUEST ? launch : '') + (HAS_TOP ? top : ''));
  }
  const element = h('div', { lang: config._lang, dir: config._dir, ...attributes });
  // Open, because tools that refuse on the visitor's behalf have to reach the buttons.
  const root = element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  return root;
}

/** Calls back as soon as the page has a body. */
export function withBody(then: () => void): void {
  if (document.body) then();
  else requestAnimationFrame(() => withBody(then));
}
