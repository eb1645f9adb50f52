import { restoreFrame } from './frame';
import { task } from './task';

const SOURCES = ['src', 'srcset', 'href'];

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
  return policy ? policy.createScriptURL(address) : address;
}

/** Gives an element the addresses that it has kept in data attributes. */
function address(element: HTMLElement, wrap: (address: string) => string): void {
  for (const name of SOURCES) {
    const value = element.dataset[name];
    if (value !== undefined) element.setAttribute(name, wrap(value));
  }
}

/** Resolves when a script that the following ones may depend on has run. */
function finished(script: HTMLScriptElement): Promise<void> | undefined {
  const runs = !script.noModule && /^$|module|javascript/.test(script.type);
  if (!script.src || script.hasAttribute('async') || !runs) return;
  return new Promise((done) => {
    for (const type of ['load', 'error']) script.addEventListener(type, () => done());
  });
}

/** Undoes what kept a script from running. */
function arm(script: HTMLScriptElement): void {
  const { type } = script.dataset;
  if (type) script.type = type;
  else script.removeAttribute('type');
  address(script, trusted);
}

/**
 * Runs what consent was given to: one script a task, in the order of the page.
 * The nodes that the parser made are moved, never copied, because only those
 * run under Trusted Types, keep their nonce and run once.
 */
export async function release(element: HTMLElement): Promise<void> {
  await task();
  const content = element instanceof HTMLTemplateElement && element.content;
  if (!content && !(element instanceof HTMLScriptElement)) {
    address(element, String);
    restoreFrame(element);
    return;
  }
  if (!content) arm(element as HTMLScriptElement);
  const scripts = content ? [...content.querySelectorAll('script')] : [element as HTMLScriptElement];
  const marks = scripts.map((script) => {
    const mark = document.createComment('');
    script.replaceWith(mark);
    return mark;
  });
  if (content) element.replaceWith(content);
  for (const [i, script] of scripts.entries()) {
    if (i) await task();
    const end = finished(script);
    marks[i]?.replaceWith(script);
    if (marks[i] && script.isConnected) await end;
  }
}
