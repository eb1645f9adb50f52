import css from './banner.css';

/** A node, a text, or something to leave out. */
export type Child = Node | string | false | undefined;

/** Makes an element. Texts become text nodes: no label can turn into markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
}

/** Makes a button; name is how tools and tests find it. */
export function button(name: string, label: string, click: () => void, look = 'b'): HTMLButtonElement {
  const made = h('button', { type: 'button', name, class: look }, label);
  made.addEventListener('click', click);
  return made;
}

/** Puts a service's or purpose's name into a text. */
export const fill = (text: string, name: string): string => text.split('{name}').join(name);

let sheet: CSSStyleSheet | undefined;

/** Gives an element a shadow tree with the banner's styles. */
export function shadow(host: HTMLElement): ShadowRoot {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  // Open, because tools that refuse on the visitor's behalf have to reach the buttons.
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  return root;
}

/** Calls back as soon as the page has a body. */
export function withBody(then: (body: HTMLElement) => void): void {
  if (document.body) {
    then(document.body);
    return;
  }
  new MutationObserver((_, observer) => {
    if (!document.body) return;
    observer.disconnect();
    then(document.body);
  }).observe(document.documentElement, { childList: true });
}
