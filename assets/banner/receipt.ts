import { chosenAt, keep, kept } from './choice';
import { config } from './config';
import { units } from './units';

/**
 * What the visitor can keep of the choice: JSON of nothing but ids, digests, a
 * language and a time; null is what was not answered. It is put together by hand,
 * because libraries of the page change what JSON.stringify gives; no part of it
 * needs escaping.
 */
export function receipt(): string {
  const [, revision, , , text, language] = kept;
  const choices = units.map(({ _id, _answer }) => `"${_id}":${_answer ?? null}`);
  const time = new Date(chosenAt * 6e4).toISOString();
  return `{"product":"${config._product}","revision":"${revision}","text":"${text}","language":"${language}","time":"${time}","choices":{${choices.join()}}}`;
}

/** Sends the receipt to the product; one that could not leave waits in the choice cookie for the next page. */
export function send(): void {
  const [cookie = ''] = kept;
  if (!cookie.endsWith('!') || !navigator.onLine) return;
  if (navigator.sendBeacon?.(config._receiptTo ?? '', receipt())) keep(cookie.slice(0, -1));
}
