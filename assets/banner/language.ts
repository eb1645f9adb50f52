import { config, type Words } from './config';

/** The language of a tag; both of Norway's are read by whoever reads one. */
const primary = (tag: string): string => tag.toLowerCase().replace(/-.*/, '').replace(/^n[no]$/, 'nb');

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
  const languages: Words[] = [config, ...(config._others ?? [])];
  for (const tag of [document.documentElement.lang, ...navigator.languages]) {
    const same = languages.filter((words) => primary(words._lang) === primary(tag));
    const words = same.find((exact) => exact._lang.toLowerCase() === tag.toLowerCase()) ?? same[0];
    if (!words) continue;
    if (words !== config) overlay(config, words);
    return;
  }
}
