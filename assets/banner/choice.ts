import { config } from './config';
import { answers, pending, units } from './units';

/**
 * The choice cookie is `revision.time.bits.digests`: the time in minutes since
 * 1970, base 36; one bit and one digest of three characters a unit. The digests
 * tell, when the revision has changed, which answers still hold: a unit that is
 * still what it was keeps its answer. Units without an answer are left out.
 */
export interface Choice {
  /** Minutes since 1970. */
  _time: number;
  /** Answer by digest of a unit. */
  _answers: Map<string, boolean>;
}

const FORM = /^[\w-]{6}\.([\da-z]{1,8})\.([01]+)\.([\w-]+)$/;

const now = (): number => Math.floor(Date.now() / 6e4);

/** Reads the value of a choice cookie; anything malformed or expired is no choice. */
export function parse(value: string): Choice | undefined {
  const [, time = '', bits = '', digests = ''] = FORM.exec(value) ?? [];
  const minutes = parseInt(time, 36);
  // A clock set back must not make a choice eternal, hence the absolute value.
  if (!bits || digests.length !== bits.length * 3 || Math.abs(now() - minutes) > config._lifetime) return;
  const pairs = [...bits].map((bit, i) => [digests.slice(i * 3, i * 3 + 3), bit === '1'] as const);
  return { _time: minutes, _answers: new Map(pairs) };
}

/** Pairs of name and value of the cookies that this page sees. */
export function cookies(): [string, string][] {
  try {
    return document.cookie.split(/; ?/).map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    });
  } catch {
    return []; // cookies are blocked, or the frame is sandboxed
  }
}

/** Writes a cookie as far as the browser lets it. */
export function setCookie(cookie: string): void {
  try {
    document.cookie = cookie;
  } catch {
    // The choice then lives as long as the page.
  }
}

/** When the choice that holds was made, in minutes since 1970. */
export let chosenAt = 0;

/** Takes over the answers of the newest valid cookie of that name. */
export function restore(): void {
  let newest: Choice | undefined;
  for (const [name, value] of cookies()) {
    const choice = name === config._key ? parse(value) : undefined;
    // Two cookies of one name exist after a change of domain.
    if (choice && !(newest && newest._time >= choice._time)) newest = choice;
  }
  if (!newest) return;
  chosenAt = newest._time;
  for (const [at, unit] of units.entries()) answers[at] = newest._answers.get(unit._digest);
}

/** Keeps the answers; units that load on request count as refused once all others are answered. */
export function store(): void {
  const complete = !pending().length;
  let bits = '';
  let digests = '';
  for (const [at, unit] of units.entries()) {
    if (!complete && answers[at] === undefined) continue;
    bits += answers[at] ? 1 : 0;
    digests += unit._digest;
  }
  chosenAt = now();
  const domain = config._domain;
  const shared = domain && `.${location.hostname}`.endsWith(`.${domain}`) ? `;Domain=${domain}` : '';
  const secure = location.protocol === 'https:' ? ';Secure' : '';
  const value = `${config._revision}.${chosenAt.toString(36)}.${bits}.${digests}`;
  setCookie(`${config._key}=${value};Path=/;Max-Age=${config._lifetime * 60};SameSite=Lax${shared}${secure}`);
}
