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
  const script = element.localName === 'script';
  if (script) element.removeAttribute('type');
  for (const name of ['type', 'src', 'srcset', 'href']) {
    const value = element.dataset[name];
    if (value) element.setAttribute(name, script && name === 'src' ? trusted(value) : value);
  }
}

/** Puts scripts where their marks stand, one a task; those that wait for each other in order. */
async function run(scripts: readonly HTMLScriptElement[], marks: readonly Comment[]): Promise<void> {
  for (const [i, script] of scripts.entries()) {
    await task();
    const ended = new Promise((done) => {
      script.addEventListener('load', done);
      script.addEventListener('error', done);
    });
    marks[i]?.replaceWith(script);
    // Only a file that is not async has followers that rely on it, and only what stands in the page loads.
    if (script.src && !script.hasAttribute('async') && !script.noModule && script.isConnected) await ended;
  }
}

function mark(script: HTMLScriptElement): Comment {
  const made = document.createComment('');
  script.replaceWith(made);
  return made;
}

/**
 * Lets in what consent was given to. The nodes that the parser made are moved,
 * never copied: only those run under Trusted Types, keep their nonce and run once.
 */
export async function release(element: HTMLElement): Promise<void> {
  await task();
  if (element instanceof HTMLTemplateElement) {
    const scripts = [...element.content.querySelectorAll('script')];
    const marks = scripts.map(mark);
    element.replaceWith(element.content);
    await run(scripts, marks);
    return;
  }
  arm(element);
  if (element instanceof HTMLScriptElement) await run([element], [mark(element)]);
  if (element instanceof HTMLIFrameElement) giveWay(element);
}
