import { giveWay } from './frame';
import { task } from './task';

interface Policy {
  createScriptURL(address: string): string;
}

interface Policies {
  createPolicy(name: string, rules: Policy): Policy;
}

let policy: Policy | undefined;

/** An address in the form in which a page that enforces Trusted Types takes it for a script. */
function trusted(address: string): string {
  const { trustedTypes } = window as { trustedTypes?: Policies };
  policy ??= trustedTypes?.createPolicy('charte', { createScriptURL: (url) => url });
  return policy?.createScriptURL(address) ?? address;
}

/** Gives an element what it has kept in data attributes. */
function arm(element: HTMLElement): void {
  const { localName } = element;
  if (element.getAttribute('type') === 'text/plain') element.removeAttribute('type');
  // No other link than that to a style sheet: one of the page's own could be to a script.
  for (const name of localName === 'link' ? ['href'] : ['type', 'src', 'srcset']) {
    const value = element.dataset[name];
    if (value) element.setAttribute(name, localName + name === 'scriptsrc' ? trusted(value) : value);
  }
}

/**
 * A script that came by innerHTML counts as run already, and only a new one runs.
 * It is told by what HTML leaves on it: the parser of the page makes a script
 * that waits async, the one behind innerHTML does not. Firefox makes both so.
 */
function fresh(script: HTMLScriptElement): HTMLScriptElement {
  if (script.async) return script;
  const made = document.createRange().createContextualFragment(script.outerHTML).firstChild as HTMLScriptElement;
  made.nonce = script.nonce;
  return made;
}

/** Takes a script out, and leaves a mark where it stood. */
function mark(script: HTMLScriptElement): readonly [Comment, HTMLScriptElement] {
  const made = new Comment();
  script.replaceWith(made);
  return [made, fresh(script)];
}

/**
 * Lets in what consent was given to; scripts one a task, in the order of the
 * page. The nodes that the parser made are moved, never copied: only those run
 * under Trusted Types, keep their nonce and run once.
 */
export async function release(element: HTMLElement, still: () => boolean): Promise<void> {
  await task();
  if (!still()) return;
  const { content } = element as Partial<HTMLTemplateElement>;
  const parts = content ? [...content.querySelectorAll<HTMLElement>(':not([data-consent])')] : [element];
  giveWay(element); // before it has an address: a frame that moves loads again
  parts.forEach(arm);
  const scripts = parts.filter((part) => part instanceof HTMLScriptElement).map(mark);
  if (content) element.replaceWith(content);
  for (const [made, script] of scripts) {
    if (!still()) return;
    // The next ones may rely on a file that is not async.
    const ends = script.src && !script.hasAttribute('async') && !script.noModule;
    const ended = new Promise((done) => ends && ['load', 'error'].forEach((type) => script.addEventListener(type, done)));
    made.replaceWith(script);
    // What the page has taken out meanwhile never loads.
    if (ends && script.isConnected) await ended;
    await task();
  }
}
