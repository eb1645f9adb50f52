import { config, type Overlay } from './config';

const primary = (tag: string): string => tag.toLowerCase().replace(/-.*/, '');

/** The languages of this file, the authoritative one first. */
const languages: (Overlay | undefined)[] = [undefined, ...(config._others ?? [])];

/** Lays the words of another language over those of the authoritative one. */
function overlay(onto: object, words: object): void {
  for (const [key, word] of Object.entries(words)) {
    const under: unknown = Reflect.get(onto, key);
    if (typeof word === 'object' && typeof under === 'object' && word && under) overlay(under, word);
    else Reflect.set(onto, key, word);
  }
}

/** Speaks the page's language, the visitor's, or the authoritative one. */
export function speak(): void {
  const tagOf = (language: Overlay | undefined): string => (language ?? config)._lang;
  for (const tag of [document.documentElement.lang, ...navigator.languages]) {
    const same = languages.filter((language) => primary(tagOf(language)) === primary(tag));
    const exact = same.find((language) => tagOf(language).toLowerCase() === tag.toLowerCase());
    if (!same.length) continue;
    const words = exact ?? same[0];
    if (words) overlay(config, words);
    return;
  }
}

// Only known while the script runs for the first time.
const script = document.currentScript as HTMLScriptElement | null;

/** Address of the policy page. */
export const policyAddress = (): string => new URL(config._policy, script?.src || document.baseURI).href;
