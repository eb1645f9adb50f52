import { config, type Purpose, type PurposeTexts, type Texts } from './config';

const primary = (tag: string): string | undefined => tag.toLowerCase().split('-')[0];

function pick(): Texts {
  if (HAS_LANGUAGES) {
    for (const tag of [document.documentElement.lang, ...navigator.languages]) {
      const same = config._texts.find((texts) => texts._lang.toLowerCase() === tag.toLowerCase());
      const near = same ?? config._texts.find((texts) => primary(texts._lang) === primary(tag));
      if (near) return near;
    }
  }
  return config._texts[0];
}

let picked: Texts | undefined;

/** The words in the page's language, the visitor's, or the authoritative one. */
export const texts = (): Texts => (picked ??= pick());

/** The words for a purpose. */
export const purposeTexts = (purpose: Purpose): PurposeTexts | undefined =>
  texts()._purposes[config._purposes.indexOf(purpose)];

// Only known while the script runs for the first time.
const source = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';

/** Address of the policy page. */
export function policyAddress(): string {
  const address = new URL(texts()._policy, source || document.baseURI);
  // A folder opened from a disk has no server that would find its page.
  if (address.protocol === 'file:') address.pathname += 'index.html';
  return address.href;
}
